import { amount } from "../../../shared/money"
import { orderOf, type LineFields, type OrderFields } from "./orders.fixture.spec"
import type { OrderSnapshot } from "./order-snapshot"
import { differs, recordOf, type PurchaseRecord, type StoredPurchases } from "./purchase"

const NOTHING: StoredPurchases = { order: null, purchases: [] }

/** What a record is once it is stored. */
const storedAs = ({ order, purchases }: PurchaseRecord): StoredPurchases => ({ order: { ...order, revision: 1 }, purchases: purchases.map((each) => ({ ...each, id: `purch_${each.line_id}` })) })

/** An order, recorded for the first time. */
const recorded = (lines: LineFields[], fields: OrderFields & Partial<OrderSnapshot> = {}): PurchaseRecord => recordOf({ ...orderOf(lines, fields), ...fields }, NOTHING, "b2bcomp_1")

describe("the record of an order", () => {
  it("has a purchase for each line, with what all of them share", () => {
    const { order, purchases } = recorded([{ id: "a", placed: 2 }, { id: "b", price: 50 }])
    expect(order).toMatchObject({ order_id: "order", company_id: "b2bcomp_1", placed_total: "297.5", captured_at: "2026-01-02T00:00:00.000Z", fulfilled_at: null })
    expect(purchases).toMatchObject([
      { line_id: "a", company_id: "b2bcomp_1", customer_id: "cus", quantity: "2", net: "200", tax: "38", captured_at: order.captured_at, undone_num: "0", undone_den: "1" },
      { line_id: "b", quantity: "1", net: "50", tax: "9.5" },
    ])
  })

  it("says that a line which came later was placed with nothing, and when it came", () => {
    const { purchases } = recorded([{ id: "a" }, { id: "later", placed: 0, now: 2 }])
    expect(purchases[1]).toMatchObject({ quantity: "0", net: "0", added_quantity: "2", added_net: "200", placed_at: "2026-01-01T00:00:00.000Z" })
  })

  it("keeps the company, what was placed and every instant that was reached", () => {
    const first = recorded([{ placed: 2 }], { fulfilled_at: new Date("2026-01-03"), completed_at: new Date("2026-01-04") })
    const later = recordOf({ ...orderOf([{ placed: 2, returned: 1 }], { refunds: [] }), money: null, placed_total: amount(1), placed_at: new Date("2027-01-01") }, storedAs(first), "b2bcomp_other")
    expect(later.order).toEqual(first.order)
    expect(later.purchases).toMatchObject([{ company_id: "b2bcomp_1", fulfilled_at: "2026-01-03T00:00:00.000Z", undone_num: "1", undone_den: "2" }])
  })

  it("follows the order to another customer", () => {
    const first = storedAs(recorded([{}]))
    expect(recordOf({ ...orderOf([{}]), customer_id: "cus_2" }, first, null).purchases).toMatchObject([{ customer_id: "cus_2" }])
  })

  it("marks a line that a rule gave", () => {
    const order = orderOf([{ id: "paid" }, { id: "free", price: 0 }])
    const given = { ...order, lines: order.lines.map((line) => ({ ...line, is_free_product: line.line_id === "free" })) }
    expect(recordOf(given, NOTHING, null).purchases).toMatchObject([{ line_id: "paid", is_free_product: false }, { line_id: "free", is_free_product: true }])
  })

  it("keeps what was said of a free product", () => {
    const first = storedAs(recorded([{}]))
    const marked = { ...first, purchases: first.purchases.map((each) => ({ ...each, is_free_product: true })) }
    expect(recordOf(orderOf([{}]), marked, null).purchases).toMatchObject([{ is_free_product: true }])
  })
})

describe("a record differs from what is stored", () => {
  const stored = storedAs(recorded([{ placed: 2 }]))

  it.each<[string, OrderSnapshot, boolean]>([
    ["not when nothing happened", orderOf([{ placed: 2 }]), false],
    ["not by the version of the order alone", { ...orderOf([{ placed: 2 }]), order_version: 7 }, false],
    ["by what came back", orderOf([{ placed: 2, returned: 1 }]), true],
    ["by what was refunded for what came back", orderOf([{ placed: 2 }], { refunds: [10] }), true],
    ["by what was added", orderOf([{ placed: 2, now: 3 }]), true],
    ["by a new line", orderOf([{ placed: 2 }, { id: "new", placed: 0, now: 1 }]), true],
    ["by an instant", { ...orderOf([{ placed: 2 }]), fulfilled_at: new Date("2026-01-05") }, true],
    ["by a cancellation", orderOf([{ placed: 2 }], { canceled: true }), true],
    ["by its customer", { ...orderOf([{ placed: 2 }]), customer_id: null }, true],
  ])("%s", (_title, snapshot, expected) => {
    expect(differs(recordOf(snapshot, stored, null), stored)).toBe(expected)
  })

  it("when it was never stored", () => {
    expect(differs(recorded([{}]), NOTHING)).toBe(true)
  })
})
