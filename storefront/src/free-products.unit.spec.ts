import { granted, nearMiss, openChoice } from "./free-products.fixture.ts"
import { chosenOf, freeOfLine, nearMisses, valueOfFreePieces } from "./free-products.ts"

const line = (changes = {}) => ({ id: "line_1", unit_price: 10, compare_at_unit_price: null, quantity: 3, metadata: null, adjustments: [], ...changes })
const free = { unit_price: 0, compare_at_unit_price: 9.9, metadata: { free_product_rule_id: "mug_rule" } }
const ofOurs = (amount: number, description: string | null = "3 for 2") => ({ amount, provider_id: "free-products", description })

describe("what of a line costs nothing", () => {
  it("is what the shop says of the cart, where it is known", () => {
    const pieces = granted({ name: "3 for 2", lines: [{ line_id: "line_1", kind: "pieces", variant_id: "v", title: "Bearing", thumbnail: null, quantity: 1, value: 10 }] })
    expect(freeOfLine(line(), [pieces])).toEqual({ kind: "pieces", quantity: 1, value: 10, why: "3 for 2" })
    expect(freeOfLine(line({ id: "line_mug" }), [granted()])).toEqual({ kind: "line", quantity: 1, value: 9.9, why: "A mug for you" })
  })

  it("is read from the line where it is not, as in an order", () => {
    expect(freeOfLine(line({ ...free, quantity: 2 }))).toEqual({ kind: "line", quantity: 2, value: 19.8, why: null })
    expect(freeOfLine(line({ ...free, metadata: { ...free.metadata, free_product_name: "A mug for you" } }))).toMatchObject({ kind: "line", why: "A mug for you" })
    expect(freeOfLine(line({ adjustments: [ofOurs(0.1), ofOurs(0.2, null), { amount: 5, provider_id: "reward-points" }] }))).toEqual({
      kind: "pieces",
      quantity: null,
      value: 0.3,
      why: "3 for 2",
    })
  })

  it.each([
    ["a line that is paid in full", line()],
    ["a paid line whose buyer wrote into it that it is free", line({ ...free, unit_price: 10 })],
    ["a line that costs nothing by itself", line({ unit_price: 0 })],
    ["a line with a promotion", line({ adjustments: [{ amount: 10, provider_id: null, description: null }] })],
  ])("is nothing of %s", (_what, given) => {
    expect(freeOfLine(given, [granted()])).toBeNull()
  })
})

describe("the value of free pieces", () => {
  it("adds up our adjustments alone", () => {
    expect(valueOfFreePieces({ items: [line({ adjustments: [ofOurs(0.1), { amount: 3, provider_id: "reward-points" }] }), line({ adjustments: [ofOurs(0.2)] }), {}] })).toBe(0.3)
    expect(valueOfFreePieces({})).toBe(0)
  })
})

describe("near misses", () => {
  it("come the nearest first, without what was declined and what the cart has nothing of", () => {
    const far = nearMiss({ rule_id: "far", near_miss: { missing_amount: 800, missing_quantity: null, currency_code: "eur", tax: "gross" as const, progress: 0.2 } })
    const again = granted({ rule_id: "again", near_miss: { missing_amount: 100, missing_quantity: null, currency_code: "eur", tax: "gross" as const, progress: 0.8 } })
    const nothing = nearMiss({ rule_id: "nothing", near_miss: { ...far.near_miss!, progress: 0 } })
    const declined = nearMiss({ rule_id: "declined", state: "declined" })
    expect(nearMisses([far, nothing, declined, again, nearMiss(), openChoice()]).map(({ rule_id }) => rule_id)).toEqual(["mug_rule", "again", "far"])
  })
})

describe("what is chosen", () => {
  it("is told by variant", () => {
    const one = openChoice({ choice: { choose: 2, open: 0, each: 1, chosen: [{ variant_id: "tape", quantity: 2 }] } })
    expect([chosenOf(one, "tape"), chosenOf(one, "book"), chosenOf(granted(), "mug")]).toEqual([2, 0, 0])
  })
})
