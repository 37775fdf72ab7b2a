import type { PurchasesService } from "../../src/modules/purchases/service"
import { withClient } from "../support/database"
import type { Purchase } from "../support/purchases"

type Recorded = { order: Record<string, unknown>; purchases: Record<string, unknown>[] }
type Purchases = {
  readRecord: (order_id: string) => Promise<{ order: { revision: number } | null; purchases: Purchase[] }>
  writeRecord: (record: Recorded, revision: number | null, read_at: Date) => Promise<Purchase[] | null>
  noteFollowed: (order_id: string, read_at: Date) => Promise<void>
  noteFailure: (order_id: string, error: string, now: Date) => Promise<void>
  dueOrders: (before: Date, now: Date, after: string, limit: number) => Promise<string[]>
  unfollowedOf: (changes: { order_id: string; changed_at: Date }[], now: Date) => Promise<string[]>
  readWatermark: (source: string) => Promise<Date | null>
  raiseWatermark: (source: string, seen_until: Date) => Promise<void>
} & Pick<PurchasesService, "takeTurn" | "giveTurnBack" | "cartsAroundTurn">

const purchases = (): Purchases => testApp.container.resolve<Purchases>("purchases")
const inDatabase = (text: string, values: unknown[]) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))
const minutes = (count: number): Date => new Date(Date.UTC(2026, 0, 1, 12, count))

/** An order with one line of which nothing is undone, unless the fields say otherwise. */
const record = (order_id: string, line: Record<string, unknown> = {}): Recorded => ({
  order: { order_id, company_id: null, placed_version: 1, placed_total: "119", credited: "0", placed_at: "2026-01-01T00:00:00.000Z", captured_at: null, fulfilled_at: null, completed_at: null, canceled_at: null },
  purchases: [
    {
      order_id,
      line_id: `${order_id}_line`,
      customer_id: "cus",
      company_id: null,
      currency_code: "eur",
      product_id: null,
      variant_id: null,
      quantity: "3",
      unit_price: "33.333333333333333333",
      net: "99.999999999999999999",
      tax: "19",
      added_quantity: "0",
      added_net: "0",
      added_tax: "0",
      points_value: "0",
      is_free_product: false,
      placed_at: "2026-01-01T00:00:00.000Z",
      captured_at: null,
      fulfilled_at: null,
      completed_at: null,
      canceled_at: null,
      undone_quantity: "0",
      undone_amount: "0",
      undone_num: "0",
      undone_den: "1",
      undone_by: null,
      order_version: 1,
      ...line,
    },
  ],
})

const someOrder = (): string => `order_${testApp.nextNumber()}_of_module`

describe("the purchases service", () => {
  afterAll(async () => {
    await inDatabase("DELETE FROM purchase_order WHERE order_id LIKE $1", ["%_of_module"])
    await inDatabase("DELETE FROM purchase_retry WHERE order_id LIKE $1", ["%_of_module"])
    await inDatabase("DELETE FROM purchase_watermark WHERE source = $1", ["module"])
  })

  it("gives back the turn of the completion that failed, and leaves that of another completion of the same cart", async () => {
    const customer_id = `cus_${testApp.nextNumber()}_of_module`
    const since = new Date(Date.now() - 60_000)
    const before = async (): Promise<string[]> => (await purchases().cartsAroundTurn({ customer_id, turn: 100 }, since)).before
    const first = await purchases().takeTurn(customer_id, "cart_1_of_module")
    const second = await purchases().takeTurn(customer_id, "cart_1_of_module")
    expect([first.turn, second.turn]).toEqual([1, 2])
    await purchases().giveTurnBack(second)
    expect(await before()).toEqual(["cart_1_of_module"])
    await purchases().giveTurnBack(first)
    expect(await before()).toEqual([])
  })

  it("sums what owners bought by day, in the shop's zone, minus exact parts of what is undone", async () => {
    const figures = testApp.container.resolve<{ figuresByDay: (question: unknown) => Promise<unknown[]> }>("purchases")
    const customer_id = `cus_${testApp.nextNumber()}_of_module`
    const write = (line: Record<string, unknown>) => purchases().writeRecord(record(someOrder(), { customer_id, ...line }), null, minutes(0))
    await write({ net: "100", placed_at: "2026-01-31T22:59:59.999Z" })
    for (let third = 0; third < 3; third++) await write({ net: "100", quantity: "1", placed_at: "2026-01-31T23:00:00.000Z", undone_num: "1", undone_den: "3", undone_by: "amount" })
    await write({ net: "40", added_net: "2", added_quantity: "1", quantity: "4", currency_code: "usd", placed_at: "2026-02-01T12:00:00.000Z" })
    await write({ net: "500", placed_at: "2026-02-01T12:00:00.000Z", undone_num: "1", undone_den: "1", undone_by: "cancellation" })
    await write({ net: "900", is_free_product: true, placed_at: "2026-02-01T12:00:00.000Z" })
    const question = { owner_type: "customer", event: "order_placed", until: new Date("2026-03-01T00:00:00Z"), time_zone: "Europe/Berlin", by_day: true }
    const rounded = async (from: string, more = {}) =>
      (await figures.figuresByDay({ ...question, owners: [{ id: customer_id, from }, { id: "cus_none", from }], ...more })).map((row) => {
        const { owner_id, net, items, ...rest } = row as { owner_id: string; net: string; items: string }
        expect(owner_id).toBe(customer_id)
        return { ...rest, net: Number(net), items: Number(items) }
      })
    const february = [
      { day: "2026-02-01", currency_code: "eur", orders: 3, net: 200, items: 2 },
      { day: "2026-02-01", currency_code: "usd", orders: 1, net: 42, items: 5 },
    ]
    expect(await rounded("2026-02-01")).toEqual(february)
    expect(await rounded("2026-01-31")).toEqual([{ day: "2026-01-31", currency_code: "eur", orders: 1, net: 100, items: 3 }, ...february])
    expect(await rounded("0001-01-01", { by_day: false })).toEqual([{ day: "0001-01-01", currency_code: "eur", orders: 4, net: 300, items: 5 }, { day: "0001-01-01", currency_code: "usd", orders: 1, net: 42, items: 5 }])
    expect(await rounded("0001-01-01", { event: "payment_captured" })).toEqual([])
  })

  it("reads back to the last digit what it wrote", async () => {
    const id = someOrder()
    const written = await purchases().writeRecord(record(id, { undone_num: "12345678901234567890", undone_den: "98765432109876543210" }), null, minutes(0))
    expect(written).toEqual([{ id: expect.stringMatching(/^purch_/), ...record(id).purchases[0], undone_num: "12345678901234567890", undone_den: "98765432109876543210" }])
    expect((await purchases().readRecord(id)).purchases).toEqual(written)
  })

  it("writes nothing for who has read an older record", async () => {
    const id = someOrder()
    await purchases().writeRecord(record(id), null, minutes(0))
    const { order } = await purchases().readRecord(id)
    const newer = { undone_num: "1", undone_den: "3", undone_by: "quantity", undone_quantity: "1" }
    expect(await purchases().writeRecord(record(id, newer), order?.revision ?? 0, minutes(1))).toMatchObject([newer])
    expect(await purchases().writeRecord(record(id), order?.revision ?? 0, minutes(2))).toBeNull()
    expect(await purchases().writeRecord(record(id), null, minutes(2))).toBeNull()
    expect((await purchases().readRecord(id)).purchases).toMatchObject([newer])
  })

  it("lets one of eight write who all have read the same", async () => {
    const id = someOrder()
    const written = await Promise.all(Array.from({ length: 8 }, () => purchases().writeRecord(record(id), null, minutes(0))))
    expect(written.filter(Boolean)).toHaveLength(1)
    expect((await purchases().readRecord(id)).purchases).toHaveLength(1)
  })

  it.each([
    ["more undone than all", { undone_num: "2", undone_den: "1" }],
    ["less undone than nothing", { undone_num: "-1", undone_den: "1" }],
    ["a part of nothing", { undone_num: "0", undone_den: "0" }],
    ["more pieces undone than there are", { undone_quantity: "4" }],
    ["less than no pieces", { quantity: "-1" }],
  ])("cannot store %s", async (_title, fields) => {
    const id = someOrder()
    await expect(purchases().writeRecord(record(id, fields), null, minutes(0))).rejects.toThrow(/check constraint/)
    expect(await purchases().readRecord(id)).toEqual({ order: null, purchases: [] })
  })

  it("knows which orders were not followed to their end, or failed and are due", async () => {
    const [open, done, failed, waiting] = [someOrder(), someOrder(), someOrder(), someOrder()]
    for (const id of [open, done, waiting]) await purchases().writeRecord(record(id), null, minutes(0))
    await purchases().noteFollowed(done, minutes(0))
    await purchases().noteFailure(failed, "no", minutes(0))
    await purchases().noteFailure(waiting, "no", minutes(5))
    const due = async (before: number, now: number) => (await purchases().dueOrders(minutes(before), minutes(now), "", 1000)).filter((id) => [open, done, failed, waiting].includes(id)).sort()
    expect(await due(0, 9)).toEqual([])
    expect(await due(1, 9)).toEqual([open])
    expect(await due(1, 10)).toEqual([open, failed].sort())
    expect(await due(1, 15)).toEqual([open, failed, waiting].sort())
    await purchases().noteFollowed(failed, minutes(20))
    expect(await due(1, 15)).toEqual([open, waiting].sort())
    expect((await purchases().dueOrders(minutes(1), minutes(15), open, 1000)).includes(open)).toBe(false)
  })

  it("waits longer with each failure, up to a day", async () => {
    const id = someOrder()
    const waits: number[] = []
    for (let failure = 0; failure < 10; failure++) {
      await purchases().noteFailure(id, "no", minutes(0))
      const { rows } = await inDatabase("SELECT retry_at FROM purchase_retry WHERE order_id = $1", [id])
      waits.push((rows[0].retry_at.getTime() - minutes(0).getTime()) / 60_000)
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440])
  })

  it("looks again at what changed after, or shortly before, it was followed", async () => {
    const [known, unknown, failed] = [someOrder(), someOrder(), someOrder()]
    await purchases().writeRecord(record(known), null, minutes(5))
    await purchases().noteFollowed(known, minutes(5))
    await purchases().noteFailure(failed, "no", minutes(0))
    const changes = (at: Date) => [known, unknown, failed].map((order_id) => ({ order_id, changed_at: at }))
    expect(await purchases().unfollowedOf(changes(minutes(4)), minutes(9))).toEqual([unknown])
    expect(await purchases().unfollowedOf(changes(new Date(minutes(5).getTime() - 20_000)), minutes(9))).toEqual([known, unknown].sort())
    expect(await purchases().unfollowedOf(changes(minutes(4)), minutes(10))).toEqual([unknown, failed].sort())
  })

  it("never looks back once it has looked further", async () => {
    expect(await purchases().readWatermark("module")).toBeNull()
    await purchases().raiseWatermark("module", minutes(10))
    await purchases().raiseWatermark("module", minutes(5))
    expect(await purchases().readWatermark("module")).toEqual(minutes(10))
  })
})
