import { amount } from "../../../shared/money"
import { capturedAt } from "./captured"
import { orderOf } from "./orders.fixture.spec"
import type { OrderSnapshot } from "./order-snapshot"

/** An order of 357, with captures as `[amount, day of January]`. */
const capturedOn = (captures: [number, number][], fields: Partial<OrderSnapshot> = {}, total = 357): string | null => {
  const order = orderOf([{ placed: 3 }], { money: { captures: captures.map(([each, day]) => ({ amount: amount(each), captured_at: new Date(Date.UTC(2026, 0, day)) })), total: amount(total) } })
  return capturedAt({ ...order, ...fields })?.toISOString().slice(0, 10) ?? null
}

describe("an order is paid", () => {
  it.each<[string, [number, number][], string | null]>([
    ["never, when nothing was captured", [], null],
    ["not by a part", [[300, 5]], null],
    ["by one capture", [[357, 5]], "2026-01-05"],
    ["by the last of several, in whatever order they are told", [[57, 9], [200, 5], [100, 7]], "2026-01-09"],
    ["by the one that reached the total, not by a later one of an exchange", [[357, 5], [119, 20]], "2026-01-05"],
    ["where less than a cent is missing", [[356.995, 5]], "2026-01-05"],
    ["not where a cent is missing", [[356.98, 5]], null],
  ])("%s", (_title, captures, day) => {
    expect(capturedOn(captures)).toBe(day)
  })

  it("when the rest is captured after an edit lowered it", () => {
    expect(capturedOn([[238, 6]], {}, 238)).toBe("2026-01-06")
  })

  it("not by being cancelled, when it costs nothing any more", () => {
    expect(capturedOn([[100, 6]], { canceled_at: new Date("2026-01-07") }, 0)).toBeNull()
  })

  it("when it is placed, if it costs nothing", () => {
    expect(capturedAt({ ...orderOf([{ price: 0 }]), money: null })).toEqual(new Date("2026-01-01"))
  })

  it("with as many decimals as its currency has", () => {
    expect(capturedOn([[356.5, 5]], { currency_code: "jpy" })).toBe("2026-01-05")
    expect(capturedOn([[356.995, 5]], { currency_code: "kwd" })).toBeNull()
  })
})
