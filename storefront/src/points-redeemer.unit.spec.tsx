import { fireEvent, render, screen, within } from "@testing-library/react"
import { PointsRedeemer } from "./points-redeemer.tsx"
import { defaultPointsLabels, germanPointsLabels } from "./points-labels.ts"
import type { CartPoints } from "./points.ts"
import { cartPoints, program, withApplied } from "./points.fixture.ts"
import type { CartPointsState } from "./use-cart-points.ts"

function stateOf(points: CartPoints | null, changes: Partial<CartPointsState> = {}): CartPointsState {
  return {
    points,
    status: "ready",
    error: null,
    busy: false,
    refusal: null,
    redeem: jest.fn(),
    remove: jest.fn(),
    refresh: jest.fn(),
    ...changes,
  }
}

function show(points: CartPoints | null, changes: Partial<CartPointsState> = {}) {
  const state = stateOf(points, changes)
  const { rerender, container } = render(<PointsRedeemer state={state} program={program} />)
  return {
    state,
    container,
    next: (later: CartPoints, laterChanges: Partial<CartPointsState> = {}) =>
      rerender(<PointsRedeemer state={{ ...state, points: later, ...laterChanges }} program={program} />),
  }
}

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "How many kestrels" })
const slider = () => screen.getByRole<HTMLInputElement>("slider")
const type = (text: string) => fireEvent.change(field(), { target: { value: text } })
const use = () => screen.getByRole("button", { name: /^(Use kestrels|Change)$/ })
const read = () => document.body.textContent ?? ""

const firm = { id: "firm", owner: { type: "company" as const, id: "comp_1", name: "Brenner GmbH" }, available: 20000, may_redeem: true }
const own = cartPoints().accounts[0]!

describe("PointsRedeemer", () => {
  it("says what there is, what can be used, and what a number saves", () => {
    show(cartPoints())
    expect(screen.getByRole("region", { name: "Use your kestrels" })).not.toBeNull()
    expect(read()).toContain("5,000 kestrels available")
    expect(read()).toContain("100 to 3,450 kestrels")
    type("1,250")
    expect(read()).toContain("1,250 kestrels save €12.50")
  })

  it("uses the number that was typed, with Enter or the button", () => {
    const { state } = show(cartPoints())
    type("1250")
    fireEvent.submit(field().form!)
    fireEvent.click(use())
    expect(state.redeem).toHaveBeenNthCalledWith(1, 1250, null)
    expect(state.redeem).toHaveBeenNthCalledWith(2, 1250, null)
  })

  it("takes no more than can be used, and says so", () => {
    const { state } = show(cartPoints({ step: 50 }))
    type("9999")
    fireEvent.click(use())
    expect(state.redeem).toHaveBeenLastCalledWith(3450, null)
    expect(field().value).toBe("3450")
    expect(read()).toContain("Corrected to 3,450 kestrels.")
    type("1275")
    fireEvent.click(use())
    expect(state.redeem).toHaveBeenLastCalledWith(1250, null)
    expect(read()).toContain("Corrected to 1,250 kestrels.")
  })

  it.each(["99", "0", "", "12.5", "-100", "many"])("never takes more than was asked for, and asks again for “%s”", (typed) => {
    const { state } = show(cartPoints())
    type(typed)
    fireEvent.click(use())
    expect(state.redeem).not.toHaveBeenCalled()
    expect(field().getAttribute("aria-invalid")).toBe("true")
    expect(document.activeElement).toBe(field())
    type("100")
    expect(field().getAttribute("aria-invalid")).toBeNull()
  })

  it("has a slider for the same number, with the same bounds, that says what it means", () => {
    const { state } = show(cartPoints({ minimum: 130, maximum: 3499, step: 50 }))
    expect([slider().min, slider().max, slider().step]).toEqual(["150", "3450", "50"])
    fireEvent.change(slider(), { target: { value: "2000" } })
    expect(field().value).toBe("2000")
    expect(slider().getAttribute("aria-valuetext")).toBe("2,000 kestrels save €20.00")
    fireEvent.click(use())
    expect(state.redeem).toHaveBeenLastCalledWith(2000, null)
  })

  it("uses all with one click, and keeps on doing so when the cart changes", () => {
    const { state } = show(cartPoints())
    fireEvent.click(screen.getByRole("button", { name: "Use all 3,450" }))
    expect(state.redeem).toHaveBeenLastCalledWith("max", null)
  })

  it("does nothing while a change is under way, and keeps the focus", () => {
    const { state } = show(cartPoints(), { busy: true })
    type("200")
    use().focus()
    fireEvent.click(use())
    fireEvent.submit(field().form!)
    fireEvent.click(screen.getByRole("button", { name: /^Use all/ }))
    expect(state.redeem).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(use())
    expect(use().getAttribute("aria-disabled")).toBe("true")
  })

  it("speaks what is used from a region that was there before", () => {
    const { next } = show(cartPoints())
    const region = screen.getAllByRole("status").at(-1)!
    next(withApplied(1250))
    expect(screen.getAllByRole("status").at(-1)).toBe(region)
    expect(region.textContent).toBe("1,250 kestrels used: −€12.50")
    expect(field().value).toBe("1250")
    expect(use().textContent).toBe("Change")
  })

  it("corrects the field when the cart takes another number than expected", () => {
    const { next } = show(withApplied(1250))
    next(withApplied(1000, { intent: 1250 }))
    expect(field().value).toBe("1000")
    expect(read()).toContain("1,000 kestrels used: −€10.00")
  })

  it("removes what is used, and leaves the focus in a place that stays", () => {
    const { state, next } = show(withApplied(1250))
    fireEvent.click(screen.getByRole("button", { name: "Remove" }))
    expect(state.remove).toHaveBeenCalledTimes(1)
    expect(document.activeElement).toBe(field())
    next(cartPoints())
    expect(screen.queryByRole("button", { name: "Remove" })).toBeNull()
    expect(screen.getAllByRole("status").at(-1)!.textContent).toBe("No kestrels are used any more.")
  })

  it("says that a wish rests while the cart cannot fulfil it, and lets it be taken back", () => {
    const resting = cartPoints({ intent: 500, applied: 0, maximum: 0, reason: "below_minimum" })
    const { state, next } = show(resting)
    expect(read()).toContain("You asked to use 500 kestrels.")
    expect(screen.queryByRole("textbox")).toBeNull()
    fireEvent.click(screen.getByRole("button", { name: "Remove" }))
    expect(state.remove).toHaveBeenCalledTimes(1)
    expect(document.activeElement).toBe(screen.getByRole("heading"))
    next({ ...resting, intent: "max" })
    expect(read()).toContain("You asked to use all your kestrels.")
  })

  it.each(Object.entries(defaultPointsLabels.reasons).filter(([reason]) => reason !== "program_off"))(
    "says in words why nothing can be used: %s",
    (reason, words) => {
      show(cartPoints({ maximum: 0, reason }))
      expect(screen.queryByRole("textbox")).toBeNull()
      const sentence = words.replace("{name}", "Kestrels").replaceAll("{name}", "kestrels").replace("{minimum}", "100").replace("{maximum}", "0")
      expect(read().toLowerCase()).toContain(sentence.toLowerCase())
      expect(read()).not.toMatch(/[{}]/)
    }
  )

  it("says why not more, beside the field", () => {
    show(cartPoints({ reason: "share" }))
    expect(field()).not.toBeNull()
    expect(read()).toContain("More of this cart cannot be paid with kestrels.")
  })

  it("says to who has none that there are none", () => {
    show(cartPoints({ available: 0, maximum: 0, reason: "balance", accounts: [{ ...own, available: 0 }] }))
    expect(read()).toContain("You have no kestrels to use yet.")
  })

  it("has words for a reason that it does not know", () => {
    show(cartPoints({ maximum: 0, reason: "new_moon" }))
    expect(read()).toContain("Your kestrels cannot be used for this cart.")
  })

  it("is not there where the shop has no programme", () => {
    const { container } = show(cartPoints({ maximum: 0, reason: "program_off" }))
    expect(container.innerHTML).toBe("")
  })

  it("says what the shop refused, and what it would take", () => {
    show(cartPoints(), { refusal: { reason: "above_maximum", range: { minimum: 100, maximum: 320, step: 10 } } })
    expect(screen.getByRole("alert").textContent).toBe(
      "Not possible for this cart. You can use 100 to 320 kestrels, in steps of 10."
    )
  })

  it("says it with the cart's own range where the client has lost the shop's, and with its reason where it knows that", () => {
    const { next } = show(cartPoints(), { refusal: { reason: null, range: null } })
    expect(screen.getByRole("alert").textContent).toContain("100 to 3,450 kestrels")
    next(cartPoints(), { refusal: { reason: "may_not_redeem", range: null } })
    expect(screen.getByRole("alert").textContent).toBe("Your company has not allowed you to use its kestrels.")
  })

  it("offers to try again when the shop was not reached", () => {
    const { state } = show(cartPoints(), { status: "error", error: new Error("offline") })
    fireEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Try again" }))
    expect(state.refresh).toHaveBeenCalledTimes(1)
  })

  it("offers it also when nothing was read at all", () => {
    const { state } = show(null, { status: "error", error: new Error("offline") })
    fireEvent.click(screen.getByRole("button", { name: "Try again" }))
    expect(state.refresh).toHaveBeenCalledTimes(1)
  })

  it("speaks another language when it is given one", () => {
    render(<PointsRedeemer state={stateOf(withApplied(1250))} labels={germanPointsLabels} locale="de" />)
    expect(read()).toContain("5.000 Punkte verfügbar")
    expect(read()).toContain("1.250 Punkte eingelöst: −12,50\u00a0€")
  })
})

describe("with several wallets", () => {
  const both = (changes: Partial<CartPoints> = {}) => cartPoints({ accounts: [own, firm], ...changes })

  it("lets the buyer choose which one pays", () => {
    const { state } = show(both({ reason: "balance", maximum: 400, available: 400 }))
    fireEvent.click(screen.getByRole("radio", { name: "Brenner GmbH: 20,000 kestrels" }))
    expect(state.redeem).not.toHaveBeenCalled()
    type("1000")
    fireEvent.click(use())
    expect(state.redeem).toHaveBeenLastCalledWith(1000, "firm")
  })

  it("keeps to what the cart can take where that is the limit, not the wallet", () => {
    show(both({ reason: "share" }))
    fireEvent.click(screen.getByRole("radio", { name: /Brenner/ }))
    expect(slider().max).toBe("3450")
  })

  it("changes the wallet at once where points are used already", () => {
    const { state } = show(withApplied(300, { accounts: [own, firm], intent: "max" }))
    fireEvent.click(screen.getByRole("radio", { name: /Brenner/ }))
    expect(state.redeem).toHaveBeenLastCalledWith("max", "firm")
  })

  it("shows a wallet that the buyer may not spend from, and does not offer it", () => {
    show(both({ accounts: [own, { ...firm, may_redeem: false }] }))
    const radio = screen.getByRole<HTMLInputElement>("radio", { name: /Brenner/ })
    expect(radio.disabled).toBe(true)
    expect(read()).toContain("You may not use these")
  })

  it.each([["another one", [own]], ["anything in another one", [own, { ...firm, available: 0 }]]])(
    "offers no choice where there is not %s",
    (_what, accounts) => {
      show(cartPoints({ accounts }))
      expect(screen.queryByRole("radio")).toBeNull()
      expect(read()).toContain("5,000 kestrels available")
    }
  )

  it("shows the one that pays, also when it is empty", () => {
    show(both({ accounts: [{ ...own, available: 0 }, firm], available: 0, maximum: 0, reason: "balance" }))
    expect(screen.getAllByRole("radio")).toHaveLength(2)
  })
})
