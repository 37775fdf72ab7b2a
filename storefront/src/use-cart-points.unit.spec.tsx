import { act, render, screen } from "@testing-library/react"
import { StrictMode } from "react"
import type { CartPoints } from "./points.ts"
import { cartPoints, waitingShop, withApplied } from "./points.fixture.ts"
import { useCartPoints, type UseCartPointsOptions } from "./use-cart-points.ts"

const refused = Object.assign(new Error("no"), { status: 400 })
const changed = (points: CartPoints) => ({ cart: { id: "cart_1" }, points })

function Points(options: Partial<UseCartPointsOptions> & Pick<UseCartPointsOptions, "source">) {
  const state = useCartPoints({ cartId: "cart_1", buyer: "cus_1", ...options })
  const { points, status, busy, refusal } = state
  return (
    <>
      <output>
        {[status, points ? `${points.applied} save ${points.value}` : "none", busy && "busy", refusal && `refused ${refusal.reason}`]
          .filter(Boolean)
          .join(", ")}
      </output>
      {([100, 200, 300, 9999, "max"] as const).map((wanted) => (
        <button key={wanted} onClick={() => state.redeem(wanted)}>
          {wanted}
        </button>
      ))}
      <button onClick={() => state.redeem(200, "firm")}>200 of the firm</button>
      <button onClick={state.remove}>none</button>
    </>
  )
}

const shown = () => screen.getByRole("status").textContent
const press = (name: string) => act(async () => screen.getByRole("button", { name }).click())

/** A cart whose points have been read. */
async function opened(options: Partial<UseCartPointsOptions> = {}, points = cartPoints()) {
  const { asked, source } = waitingShop()
  const { rerender } = render(<Points source={source} {...options} />)
  await asked[0]!.answer({ points })
  return {
    asked,
    change: (next: Partial<UseCartPointsOptions>) => rerender(<Points source={source} {...options} {...next} />),
  }
}

describe("useCartPoints", () => {
  it("reads the points of the cart, once", async () => {
    const { asked } = await opened()
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /store/carts/cart_1/points"])
    expect(shown()).toBe("ready, 0 save 0")
  })

  it("shows a change at once, and what the shop says as soon as it does", async () => {
    const onChange = jest.fn()
    const { asked } = await opened({ onChange })
    await press("300")
    expect(shown()).toBe("ready, 300 save 3, busy")
    expect(asked[1]).toMatchObject({ method: "POST", body: { points: 300 } })
    await asked[1]!.answer(changed(withApplied(250)))
    expect(shown()).toBe("ready, 250 save 2.5")
    expect(onChange.mock.calls).toEqual([[changed(withApplied(250))]])
    expect(asked).toHaveLength(2)
  })

  it("expects no more than the cart can take", async () => {
    const { asked } = await opened()
    await press("9999")
    expect(shown()).toBe("ready, 3450 save 34.5, busy")
    expect(asked[1]!.body).toEqual({ points: 9999 })
    await asked[1]!.answer(changed(withApplied(3450)))
    await press("max")
    expect(shown()).toBe("ready, 3450 save 34.5, busy")
    expect(asked[2]!.body).toEqual({ points: "max" })
  })

  it("names the wallet where one is chosen", async () => {
    const { asked } = await opened()
    await press("200 of the firm")
    expect(asked[1]!.body).toEqual({ points: 200, account_id: "firm" })
  })

  it("takes the points out again", async () => {
    const { asked } = await opened({}, withApplied(300))
    await press("none")
    expect(shown()).toBe("ready, 0 save 0, busy")
    expect(asked[1]).toMatchObject({ method: "DELETE", path: "/store/carts/cart_1/points" })
    await asked[1]!.answer(changed(cartPoints()))
    expect(shown()).toBe("ready, 0 save 0")
  })

  it("sends the same change once, however often it is asked for", async () => {
    const { asked } = await opened()
    await press("100")
    await press("100")
    await press("100")
    expect(asked).toHaveLength(2)
    await asked[1]!.answer(changed(withApplied(100)))
    expect(asked).toHaveLength(2)
    expect(shown()).toBe("ready, 100 save 1")
  })

  it("sends one change at a time, then only the last of those that were asked for meanwhile", async () => {
    const onChange = jest.fn()
    const { asked } = await opened({ onChange })
    await press("100")
    await press("200")
    await press("300")
    expect(asked).toHaveLength(2)
    await asked[1]!.answer(changed(withApplied(100)))
    expect(shown()).toBe("ready, 300 save 3, busy")
    expect(asked[2]!.body).toEqual({ points: 300 })
    await asked[2]!.answer(changed(withApplied(300)))
    expect(shown()).toBe("ready, 300 save 3")
    expect(asked).toHaveLength(3)
    expect(onChange).toHaveBeenCalledTimes(1)
  })

  it("goes back to what was before when the shop refuses, says why, and asks how it stands now", async () => {
    const { asked } = await opened({}, withApplied(100))
    await press("300")
    const failure = Object.assign(new Error("no"), { errors: [{ reason: "monthly_limit" }], minimum: 100, maximum: 120, step: 1 })
    await asked[1]!.fail(failure)
    expect(shown()).toBe("loading, 100 save 1, refused monthly_limit")
    await asked[2]!.answer({ points: withApplied(100, { maximum: 120 }) })
    expect(shown()).toBe("ready, 100 save 1, refused monthly_limit")
    await press("100")
    expect(shown()).toBe("ready, 100 save 1, busy")
  })

  it("counts a refusal whose reason the client has lost as a refusal", async () => {
    const { asked } = await opened()
    await press("100")
    await asked[1]!.fail(refused)
    await asked[2]!.answer({ points: cartPoints() })
    expect(shown()).toBe("ready, 0 save 0, refused null")
  })

  it("tells a shop that cannot be reached from a refusal", async () => {
    const { asked } = await opened()
    await press("100")
    await asked[1]!.fail(new TypeError("Failed to fetch"))
    await asked[2]!.answer({ points: cartPoints() })
    expect(shown()).toBe("error, 0 save 0")
  })

  it("drops a reading that began before a change and ends after it", async () => {
    const { asked, change } = await opened()
    change({ version: 2 })
    await press("300")
    expect(asked[1]).toMatchObject({ method: "GET" })
    expect(asked[1]!.signal?.aborted).toBe(true)
    await asked[2]!.answer(changed(withApplied(300)))
    await asked[1]!.answer({ points: cartPoints() })
    expect(shown()).toBe("ready, 300 save 3")
  })

  it("reads again when the cart has changed, also while a change was under way", async () => {
    const { asked, change } = await opened()
    await press("300")
    change({ version: 2 })
    expect(asked).toHaveLength(2)
    await asked[1]!.answer(changed(withApplied(300)))
    expect(shown()).toBe("loading, 300 save 3")
    await asked[2]!.answer({ points: withApplied(120, { intent: 300 }) })
    expect(shown()).toBe("ready, 120 save 1.2")
  })

  it.each([["buyer", { buyer: "cus_2" }], ["cart", { cartId: "cart_2" }]])(
    "shows nothing of the former %s's points, also not the late answer to a change",
    async (_what, next) => {
      const onChange = jest.fn()
      const { asked, change } = await opened({ onChange })
      await press("300")
      await press("200")
      change(next)
      expect(shown()).toBe("loading, none")
      await asked[1]!.answer(changed(withApplied(300)))
      expect(onChange).not.toHaveBeenCalled()
      expect(shown()).toBe("loading, none")
      expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1)
      await asked[2]!.answer({ points: withApplied(7) })
      expect(shown()).toBe("ready, 7 save 0.07")
    }
  )

  it("asks for nothing without a cart, or when told not to", () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Points source={source} cartId={null} />)
    rerender(<Points source={source} enabled={false} />)
    expect(asked).toHaveLength(0)
    expect(shown()).toBe("idle, none")
  })

  it("works in strict mode, where effects run twice", async () => {
    const { asked, source } = waitingShop()
    render(
      <StrictMode>
        <Points source={source} />
      </StrictMode>
    )
    await asked.at(-1)!.answer({ points: cartPoints() })
    await press("300")
    expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1)
    await asked.at(-1)!.answer(changed(withApplied(300)))
    expect(shown()).toBe("ready, 300 save 3")
  })
})
