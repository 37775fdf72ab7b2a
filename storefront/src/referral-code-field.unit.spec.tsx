import { fireEvent, render, screen } from "@testing-library/react"
import type { ArrivedReferral } from "./arrived-referral.ts"
import { waitingShop } from "./points.fixture.ts"
import { ReferralCodeField } from "./referral-code-field.tsx"
import { germanReferralLabels } from "./referral-labels.ts"
import { cartReferral } from "./referrals.fixture.ts"
import { useCartReferral } from "./use-cart-referral.ts"

const PATH = "/store/carts/cart_1/referral"
const read = () => (document.body.textContent ?? "").replace(/\u00a0/g, " ")
const click = (name: string) => fireEvent.click(screen.getByRole("button", { name }))
const cart = { id: "cart_1", total: 90 }

interface FieldProps {
  source: ReturnType<typeof waitingShop>["source"]
  cartId?: string
  buyer?: string | null
  arrived?: ArrivedReferral | null
  onArrivalOver?: () => void
  onChange?: (cart: unknown) => void
  german?: boolean
}

function Field({ source, cartId = "cart_1", buyer = null, german = false, ...rest }: FieldProps) {
  const state = useCartReferral({ source, cartId, buyer, ...rest })
  return <ReferralCodeField state={state} {...(german ? { labels: germanReferralLabels, locale: "de" } : {})} />
}

async function open(referral: unknown, props: Partial<FieldProps> = {}) {
  const { asked, source } = waitingShop()
  const { rerender, container } = render(<Field source={source} {...props} />)
  await asked[0]!.answer({ referral })
  return { asked, source, rerender, container }
}

const type = (code: string) => {
  click("A friend sent you a code?")
  fireEvent.change(screen.getByLabelText("Code from a friend"), { target: { value: code } })
  click("Use code")
}

describe("ReferralCodeField", () => {
  it("puts a code on the cart, tells the page of the new totals, and says what it brings", async () => {
    const onChange = jest.fn()
    const { asked } = await open(null, { onChange })
    type("  k7qx4wrn ")
    click("Use code")
    expect(asked.slice(1).map(({ method, path, body }) => [method, path, body])).toEqual([["POST", PATH, { code: "k7qx4wrn", channel: "code" }]])
    await asked[1]!.answer({ cart })
    await asked[2]!.answer({ referral: cartReferral() })
    expect(onChange.mock.calls).toEqual([[cart]])
    expect(screen.getByRole("status").textContent).toBe("From Anna: 10 % off the first order")
    expect(document.activeElement?.className).toBe("referral-code")
  })

  it("says what is missing for the discount", async () => {
    await open(cartReferral({ discount_works: false, missing: { amount: "12.5", currency_code: "eur" }, advocate_name: null }))
    expect(read()).toContain("From a friend: 10 % off the first orderGoods for €12.50 more, without tax, and the discount is yours.")
  })

  it("takes the code off, which then does not come back by the link", async () => {
    const onArrivalOver = jest.fn()
    const { asked } = await open(cartReferral(), { arrived: { code: "K7QX4WRN", channel: "link" }, onArrivalOver })
    click("Remove the code K7QX4WRN")
    expect(asked[1]!.method).toBe("DELETE")
    await asked[1]!.answer({ cart })
    await asked[2]!.answer({ referral: null })
    expect(screen.getByRole("button", { name: "A friend sent you a code?" })).toBeTruthy()
    expect(onArrivalOver).toHaveBeenCalledTimes(1)
    expect(asked).toHaveLength(3)
  })

  it.each([
    [{ status: 400 }, "This code cannot be used for this cart. Codes of friends are for a first order."],
    [{ status: 429 }, "Too many attempts. Please try again in a few minutes."],
    [new Error("wait", { cause: { status: 429, retry_after: 90 } }), "Too many attempts. Please try again in 2 minutes."],
    [new Error("offline"), "This did not work. Nothing was changed; please try again."],
  ])("keeps what was typed, and says why it was not taken: %j", async (failure, sentence) => {
    const { asked } = await open(null)
    type("NONE")
    await asked[1]!.fail(failure)
    await asked[2]!.answer({ referral: null })
    expect(screen.getByRole("alert").textContent).toBe(sentence)
    expect(screen.getByLabelText<HTMLInputElement>("Code from a friend").value).toBe("NONE")
  })

  it("puts the code of a link on a cart that has none, by itself and once", async () => {
    const { asked, rerender, source } = await open(null, { arrived: { code: "K7QX4WRN", channel: "invitation" } })
    expect(asked[1]!.body).toEqual({ code: "K7QX4WRN", channel: "invitation" })
    await asked[1]!.answer({ cart })
    await asked[2]!.answer({ referral: cartReferral() })
    rerender(<Field source={source} arrived={{ code: "K7QX4WRN", channel: "invitation" }} />)
    expect(asked).toHaveLength(3)
    expect(read()).toContain("From Anna")
  })

  it("leaves another code on the cart alone", async () => {
    const { asked } = await open(cartReferral({ code: "FIRST" }), { arrived: { code: "SECOND", channel: "link" } })
    expect(asked).toHaveLength(1)
  })

  it("says that the code of the link does not work, and tells the page to forget it", async () => {
    const onArrivalOver = jest.fn()
    const { asked } = await open(null, { arrived: { code: "K7QX4WRN", channel: "link" }, onArrivalOver })
    await asked[1]!.fail({ status: 400 })
    await asked[2]!.answer({ referral: null })
    expect(screen.getByRole("alert").textContent).toContain("The code of the link that you followed cannot be used for this cart.")
    expect(onArrivalOver).toHaveBeenCalledTimes(1)
    expect(asked).toHaveLength(3)
  })

  it("tries the link again for another buyer of the cart, and keeps it where the shop was not reached", async () => {
    const onArrivalOver = jest.fn()
    const arrived = { code: "K7QX4WRN", channel: "link" as const }
    const { asked, source, rerender } = await open(null, { arrived, onArrivalOver })
    await asked[1]!.fail(new Error("offline"))
    await asked[2]!.answer({ referral: null })
    expect(onArrivalOver).not.toHaveBeenCalled()
    rerender(<Field source={source} buyer="cus_1" arrived={arrived} onArrivalOver={onArrivalOver} />)
    expect(read()).toBe("")
    await asked[3]!.answer({ referral: null })
    expect(asked[4]!.method).toBe("POST")
  })

  it("shows nothing where the shop has no programme", async () => {
    const { asked, source } = waitingShop()
    const { container } = render(<Field source={source} arrived={{ code: "K7QX4WRN", channel: "link" }} />)
    await asked[0]!.fail({ status: 404 })
    expect(container.innerHTML).toBe("")
    expect(asked).toHaveLength(1)
  })

  it("speaks German", async () => {
    await open(cartReferral({ missing: { amount: "12.5", currency_code: "eur" } }), { german: true })
    expect(read()).toContain("Von Anna: 10 % auf die erste BestellungNoch Ware für 12,50 € netto, und Sie bekommen den Rabatt.")
  })
})
