import { completingCart, showsSomethingFree, usesOf } from "./completing-cart"

const level = (location_id: string, channel: string) => ({ location_id, stock_locations: [{ id: location_id, sales_channels: [{ id: channel }] }] })
const stocked = (required_quantity = 1, more = {}) => ({
  manage_inventory: true,
  allow_backorder: false,
  inventory_items: [{ inventory_item_id: "item", required_quantity, inventory: { location_levels: [level("here", "channel"), level("elsewhere", "other")] } }],
  ...more,
})
const paid = { id: "paid", variant_id: "goods", quantity: 3, unit_price: 100, adjustments: [], variant: stocked() }
const free = { id: "free", title: "Mug", variant_id: "mug", quantity: 2, unit_price: 0, compare_at_unit_price: 12, metadata: { free_product_rule_id: "rule" }, adjustments: [], variant: stocked(2) }
const off = { id: "adj", amount: 100, provider_id: "free-products" }
const cartOf = (...items: object[]) => completingCart({ id: "cart", currency_code: "eur", email: "ada@example.com", customer: { id: "cus", has_account: true }, sales_channel_id: "channel", items })

const managed = { line_id: "free", rule_id: "rule", variant_id: "mug", quantity: 1, instead_of: "cup" }
const pieces = { line_id: "paid", rule_id: "rule", adjustment_id: "adj", quantity: 1 }

describe("a cart that is completed", () => {
  it("shows something free where a line costs nothing, or an adjustment is ours; of any other nothing is asked", () => {
    expect([cartOf(paid), cartOf(free), cartOf({ ...paid, adjustments: [off] }), cartOf({ ...paid, adjustments: [{ ...off, provider_id: null }] })].map(showsSomethingFree)).toEqual([false, true, true, false])
  })

  it("claims a recorded line as core makes the order of it: its own quantity, what it costs otherwise, what it takes from stock", () => {
    expect(usesOf(cartOf(paid, free), [managed], [])).toEqual([
      { rule_id: "rule", kind: "line", variant_id: "mug", instead_of: "cup", line_id: "free", line_key: expect.any(String), quantity: 2, cost: "24", needs: [{ inventory_item_id: "item", quantity: 4 }] },
    ])
  })

  it.each([
    ["metadata alone proves nothing", [free], []],
    ["a line that costs something is none of a rule's", [{ ...free, unit_price: 12 }], [managed]],
    ["a record whose line is gone", [paid], [managed]],
  ])("claims nothing: %s", (_name, items, records) => {
    expect(usesOf(cartOf(...items), records, [])).toEqual([])
  })

  it("claims the pieces of a paid line by their adjustment, for what it takes off", () => {
    const uses = usesOf(cartOf({ ...paid, adjustments: [off] }), [], [pieces])
    expect(uses).toMatchObject([{ kind: "pieces", line_id: "paid", variant_id: "goods", quantity: 1, cost: "100", needs: [] }])
    expect(usesOf(cartOf({ ...paid, adjustments: [{ ...off, id: "another" }] }), [], [pieces])).toEqual([])
  })

  it.each([
    ["is not kept", { manage_inventory: false }],
    ["may go below zero", { allow_backorder: true }],
  ])("takes nothing from stock that %s", (_name, more) => {
    expect(usesOf(cartOf({ ...free, variant: stocked(1, more) }), [managed], [])[0].needs).toEqual([])
  })

  it("is reserved where its sales channel sells from", () => {
    expect(cartOf(free).location_ids).toEqual(["here"])
  })
})
