import { act, render, screen } from "@testing-library/react"
import { StrictMode } from "react"
import { answerOf, granted, openChoice } from "./free-products.fixture.ts"
import type { CartFreeProduct } from "./free-products.ts"
import { waitingShop } from "./points.fixture.ts"
import { useCartFreeProducts, type UseCartFreeProductsOptions } from "./use-cart-free-products.ts"

const PATH = "/store/carts/cart_1/free-products"
const changed = (...free_products: CartFreeProduct[]) => ({ cart: { id: "cart_1" }, ...answerOf(...free_products) })
const picked = (variant_id: string) => openChoice({ state: "granted", choice: { choose: 1, open: 0, each: 1, chosen: [{ variant_id, quantity: 1 }] } })

function FreeProducts(options: Partial<UseCartFreeProductsOptions> & Pick<UseCartFreeProductsOptions, "source">) {
  const state = useCartFreeProducts({ cartId: "cart_1", buyer: null, ...options })
  const { freeProducts, status, busy, refusal } = state
  const said = freeProducts.map(({ rule_id, state: stands, choice }) => [rule_id, stands, ...(choice?.chosen ?? []).map(({ variant_id }) => variant_id)].join(" "))
  return (
    <>
      <output>{[status, ...said, busy && "busy", refusal && `${refusal.rule_id} refused ${refusal.reason}`].filter(Boolean).join(", ")}</output>
      {["glasses", "tape"].map((variant_id) => (
        <button key={variant_id} onClick={() => state.choose("choice_rule", [{ variant_id, quantity: 1 }])}>
          {variant_id}
        </button>
      ))}
      <button onClick={() => state.decline("mug_rule")}>decline</button>
      <button onClick={() => state.takeBack("mug_rule")}>take back</button>
    </>
  )
}

const shown = () => screen.getByRole("status").textContent
const press = (name: string) => act(async () => screen.getByRole("button", { name }).click())

async function opened(options: Partial<UseCartFreeProductsOptions> = {}, free = [granted(), openChoice()]) {
  const { asked, source } = waitingShop()
  const { rerender } = render(<FreeProducts source={source} {...options} />)
  await asked[0]!.answer(answerOf(...free))
  return { asked, change: (next: Partial<UseCartFreeProductsOptions>) => rerender(<FreeProducts source={source} {...options} {...next} />) }
}

describe("useCartFreeProducts", () => {
  it("reads those of the cart, once", async () => {
    const { asked } = await opened()
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([`GET ${PATH}`])
    expect(shown()).toBe("ready, mug_rule granted, choice_rule choice_open")
  })

  it("shows a choice at once, and what the shop says as soon as it does", async () => {
    const onChange = jest.fn()
    const { asked } = await opened({ onChange })
    await press("glasses")
    expect(shown()).toBe("ready, mug_rule granted, choice_rule granted glasses, busy")
    expect(asked[1]).toMatchObject({ method: "POST", body: { rule_id: "choice_rule", choose: [{ variant_id: "glasses", quantity: 1 }] } })
    await asked[1]!.answer(changed(granted(), picked("glasses")))
    expect(shown()).toBe("ready, mug_rule granted, choice_rule granted glasses")
    expect(onChange.mock.calls).toEqual([[changed(granted(), picked("glasses"))]])
    expect(asked).toHaveLength(2)
  })

  it("declines and takes back", async () => {
    const { asked } = await opened()
    await press("decline")
    expect(shown()).toContain("mug_rule declined")
    await asked[1]!.answer(changed(granted({ state: "declined", lines: [] })))
    await press("take back")
    expect(shown()).toBe("ready, mug_rule granted, busy")
    await asked[2]!.answer(changed(granted()))
    expect(asked.slice(1).map(({ body }) => body)).toEqual([{ rule_id: "mug_rule", decline: true }, { rule_id: "mug_rule", decline: false }])
    expect(shown()).toBe("ready, mug_rule granted")
  })

  it("sends one change at a time: of one rule only the last of those that wait, of another rule its own", async () => {
    const { asked } = await opened()
    await press("glasses")
    await press("decline")
    await press("tape")
    expect(asked).toHaveLength(2)
    expect(shown()).toBe("ready, mug_rule declined, choice_rule granted tape, busy")
    await asked[1]!.answer(changed(granted(), picked("glasses")))
    expect(asked[2]!.body).toEqual({ rule_id: "mug_rule", decline: true })
    await asked[2]!.answer(changed(granted({ state: "declined" }), picked("glasses")))
    expect(asked[3]!.body).toEqual({ rule_id: "choice_rule", choose: [{ variant_id: "tape", quantity: 1 }] })
    await asked[3]!.answer(changed(granted({ state: "declined" }), picked("tape")))
    expect(shown()).toBe("ready, mug_rule declined, choice_rule granted tape")
    expect(asked).toHaveLength(4)
  })

  it("goes back to what was before when the shop refuses, says of which rule and why, and asks how it stands now", async () => {
    const { asked } = await opened()
    await press("glasses")
    await asked[1]!.fail(new Error("no", { cause: { errors: [{ reason: "not_to_choose" }] } }))
    expect(shown()).toBe("loading, mug_rule granted, choice_rule choice_open, choice_rule refused not_to_choose")
    await asked[2]!.answer(answerOf(openChoice()))
    expect(shown()).toBe("ready, choice_rule choice_open, choice_rule refused not_to_choose")
    await press("tape")
    expect(shown()).toBe("ready, choice_rule granted tape, busy")
  })

  it("tells a shop that cannot be reached from a refusal", async () => {
    const { asked } = await opened()
    await press("decline")
    await asked[1]!.fail(new TypeError("Failed to fetch"))
    await asked[2]!.answer(answerOf(granted()))
    expect(shown()).toBe("error, mug_rule granted")
  })

  it("reads again when the cart has changed, and drops a reading that a change overtakes", async () => {
    const { asked, change } = await opened()
    change({ version: 2 })
    await press("decline")
    expect(asked[1]!.signal?.aborted).toBe(true)
    await asked[2]!.answer(changed(granted({ state: "declined" })))
    await asked[1]!.answer(answerOf(granted()))
    expect(shown()).toBe("ready, mug_rule declined")
    change({ version: 3 })
    await asked[3]!.answer(answerOf())
    expect(shown()).toBe("ready")
  })

  it.each([["buyer", { buyer: "cus_2" }], ["cart", { cartId: "cart_2" }]])("shows nothing of the former %s's, also not the late answer to a change", async (_what, next) => {
    const onChange = jest.fn()
    const { asked, change } = await opened({ onChange })
    await press("decline")
    change(next)
    expect(shown()).toBe("loading")
    await asked[1]!.answer(changed(granted({ state: "declined" })))
    expect(onChange).not.toHaveBeenCalled()
    expect(shown()).toBe("loading")
    await asked[2]!.answer(answerOf(granted()))
    expect(shown()).toBe("ready, mug_rule granted")
  })

  it("asks for nothing without a cart, or when told not to", () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<FreeProducts source={source} cartId={null} />)
    rerender(<FreeProducts source={source} enabled={false} />)
    expect(asked).toHaveLength(0)
    expect(shown()).toBe("idle")
  })

  it("works in strict mode, where effects run twice", async () => {
    const { asked, source } = waitingShop()
    render(
      <StrictMode>
        <FreeProducts source={source} />
      </StrictMode>
    )
    await asked.at(-1)!.answer(answerOf(granted()))
    await press("decline")
    expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1)
  })
})
