import { INVOICES, isKnown, readInvoices, type Invoice } from "../support/invoices"
import { makeLadder, removeLadder } from "../support/levels"

const DAY = 86_400_000

const WINDOW = 90
const GRACE = 10
const SPEND = [500n, 2_000n, 10_000n].map((pounds) => pounds * 1_000_000n)
const ORDERS = [3, 10, 30]

/** @property value Quantity × price in millionths, exactly */
type Valued = Invoice & { value: bigint }

const millionths = (quantity: string, price: string): bigint => {
  const [whole, fraction = ""] = price.replace("-", "").split(".")
  const value = BigInt(whole + fraction.padEnd(6, "0").slice(0, 6)) * BigInt(quantity.replace("-", ""))
  return quantity.startsWith("-") !== price.startsWith("-") ? -value : value
}

const readValued = (file: string): Valued[] =>
  readInvoices(file)
    .map((invoice) => ({ ...invoice, value: millionths(invoice.quantity, invoice.price) }))
    .filter((invoice) => isKnown(invoice) && invoice.value !== 0n)

const decimal = (value: bigint): string => `${value / 1_000_000n}.${String(value % 1_000_000n).padStart(6, "0")}`
const dayOf = (at: number): number => Math.floor(at / DAY)

type Bought = { number: string; at: number; value: bigint; undone: bigint }

/** A cancellation undoes what its customer bought last and was not undone yet. Returns the orders that it changed. */
const cancel = (bought: Bought[], value: bigint): Bought[] => {
  let left = value < 0n ? -value : value
  const changed: Bought[] = []
  for (let index = bought.length - 1; index >= 0 && left > 0n; index--) {
    const part = bought[index].value - bought[index].undone < left ? bought[index].value - bought[index].undone : left
    if (part > 0n) changed.push(bought[index])
    bought[index].undone += part
    left -= part
  }
  return changed
}

type History = Record<string, (number | null)[]>

const title = "a year of real invoices gives the levels that an independent calculation gives"

describe("a year of levels", () => {
  const file = INVOICES
  if (!file) {
    it.skip(`${title} (set ONLINE_RETAIL_INVOICES to its file)`, () => undefined)
    return
  }

  it(title, async () => {
    const invoices = readValued(file)
    const looks = looksOf(invoices)
    const histories = await throughTheShop(invoices, looks)
    expect(histories).toEqual(independently(invoices, looks))
    const changes = Object.values(histories).reduce((sum, each) => sum + each.length, 0)
    console.info(`${invoices.length} invoices of ${Object.keys(histories).length} customers: ${changes} changes of level`)
    expect(changes).toBeGreaterThan(1_000)
  }, 1_800_000)
})

/** The buyers of each day at its end, and everybody every fortnight. */
type Look = { day: number; customers: string[] }

const looksOf = (invoices: Valued[]): Look[] => {
  const days = new Map<number, Set<string>>()
  invoices.forEach(({ at, customer }) => days.set(dayOf(at), (days.get(dayOf(at)) ?? new Set()).add(customer)))
  const everybody = [...new Set(invoices.map(({ customer }) => customer))]
  const [first, last] = [dayOf(invoices[0].at), dayOf(invoices[invoices.length - 1].at)]
  for (let day = first + 13; day <= last + WINDOW + GRACE + 14; day += 14) days.set(day, new Set(everybody.filter((customer) => invoices.some((each) => each.customer === customer && dayOf(each.at) <= day))))
  return [...days].sort(([a], [b]) => a - b).map(([day, customers]) => ({ day, customers: [...customers].sort() }))
}

// ── Through the shop: customers, purchases, standings ──

type Purchases = { readRecord: (order_id: string) => Promise<{ order: { revision: number } | null }>; writeRecord: (record: unknown, revision: number | null, read_at: Date) => Promise<unknown> }

const throughTheShop = async (invoices: Valued[], looks: Look[]): Promise<History> => {
  const run = testApp.nextNumber()
  const pg = testApp.container.resolve("__pg_connection__")
  const customers = [...new Set(invoices.map(({ customer }) => customer))]
  const idOf = (customer: string): string => `cus_levels_${run}_${customer}`
  await pg.raw("INSERT INTO customer (id, email, has_account, created_at) SELECT id, id || '@tests.example', true, '2026-01-01' FROM unnest(CAST(? AS text[])) AS id", [customers.map(idOf)])
  const { ladder, levels } = await makeLadder(
    { window: { type: "rolling_days", days: WINDOW }, grace_days: GRACE, match: "any" },
    ...SPEND.map((spend, index) => ({ net_spend: { gbp: decimal(spend).slice(0, -2) }, orders: ORDERS[index] }))
  )
  const bought = new Map<string, Bought[]>(customers.map((customer) => [customer, []]))
  let next = 0
  for (const { day, customers: looked } of looks) {
    for (; next < invoices.length && dayOf(invoices[next].at) <= day; next++) {
      const { customer, value, isCancellation, number, at } = invoices[next]
      const own = bought.get(customer) ?? []
      const order: Bought = { number, at, value, undone: 0n }
      if (!isCancellation && value > 0n) own.push(order)
      const changed = isCancellation ? cancel(own, value) : value > 0n ? [order] : []
      for (const each of changed) await record(run, idOf(customer), each)
    }
    const now = new Date((day + 1) * DAY - 1).toISOString()
    for (let from = 0; from < looked.length; from += 1000) {
      await testApp.container.resolve("workflows").run("requalify-loyalty-owners", { input: { now, owners: looked.slice(from, from + 1000).map((customer) => ({ type: "customer", id: idOf(customer) })) } })
    }
  }
  const { rows } = await pg.raw("SELECT owner_id, to_level_id FROM loyalty_change WHERE owner_id LIKE ? ORDER BY owner_id, sequence", [`cus_levels_${run}_%`])
  await removeLadder(ladder)
  await pg.raw("DELETE FROM purchase_order WHERE order_id LIKE ?", [`order_levels_${run}_%`])
  await pg.raw("DELETE FROM customer WHERE id LIKE ?", [`cus_levels_${run}_%`])
  const rank = new Map<string, number>(levels.map(({ id, rank: each }) => [id, each]))
  const histories: History = Object.fromEntries(customers.map((customer) => [customer, []]))
  rows.forEach(({ owner_id, to_level_id }: { owner_id: string; to_level_id: string | null }) => histories[owner_id.slice(`cus_levels_${run}_`.length)].push(to_level_id === null ? null : rank.get(to_level_id) ?? -1))
  return histories
}

const record = async (run: number, customer_id: string, { number, at, value, undone }: Bought): Promise<void> => {
  const service = testApp.container.resolve<Purchases>("purchases")
  const order_id = `order_levels_${run}_${number}`
  const placed_at = new Date(at).toISOString()
  const { order } = undone > 0n ? await service.readRecord(order_id) : { order: null }
  const instants = { placed_at, captured_at: null, fulfilled_at: null, completed_at: null, canceled_at: null }
  const line = { order_id, line_id: `${order_id}_line`, customer_id, company_id: null, currency_code: "gbp", product_id: null, variant_id: null, quantity: "1", unit_price: decimal(value), net: decimal(value), tax: "0" }
  const standing = { added_quantity: "0", added_net: "0", added_tax: "0", points_value: "0", is_free_product: false, undone_quantity: "0", undone_amount: decimal(undone), undone_num: String(undone), undone_den: String(value), undone_by: undone > 0n ? "amount" : null, order_version: 1 }
  await service.writeRecord({ order: { order_id, company_id: null, placed_version: 1, placed_total: decimal(value), credited: "0", ...instants }, purchases: [{ ...line, ...standing, ...instants }] }, order?.revision ?? null, new Date(at))
}

// ── The independent calculation: whole millionths, day by day, nothing of the kernel ──

/** For each level the day until which it is held counts down on its own: reached today, or within the grace of the day on which it was left. */
const independently = (invoices: Valued[], looks: Look[]): History => {
  const histories: History = {}
  for (const customer of new Set(invoices.map((each) => each.customer))) {
    const own = invoices.filter((each) => each.customer === customer)
    histories[customer] = levelsOf(own, looks.filter(({ customers }) => customers.includes(customer)).map(({ day }) => day))
  }
  return histories
}

const levelsOf = (invoices: Valued[], days: number[]): (number | null)[] => {
  const bought: Bought[] = []
  const history: (number | null)[] = []
  let held = 0
  /** The first day of the window when the held level was reached last. */
  let since = 0
  let next = 0
  for (const day of days) {
    for (; next < invoices.length && dayOf(invoices[next].at) <= day; next++) {
      const { value, isCancellation, at, number } = invoices[next]
      if (isCancellation) cancel(bought, value)
      else if (value > 0n) bought.push({ number, at, value, undone: 0n })
    }
    const reached = rankIn(bought, day - WINDOW)
    let level = reached
    if (reached < held) {
      for (let rank = held; rank > reached && level === reached; rank--) {
        // Its last day: the window may begin on so late a day and still reach it.
        let begin = since
        while (begin <= day - WINDOW && rankIn(bought, begin) >= rank) begin++
        if (begin > since && day < begin + WINDOW + GRACE) level = rank
      }
    }
    if (level === reached) since = day - WINDOW
    if (level !== held) history.push(level || null)
    held = level
  }
  return history
}

const rankIn = (bought: Bought[], from: number): number => {
  const inside = bought.filter(({ at }) => dayOf(at) >= from)
  const spend = inside.reduce((sum, { value, undone }) => sum + value - undone, 0n)
  const orders = inside.filter(({ value, undone }) => undone < value).length
  return [3, 2, 1].find((rank) => spend >= SPEND[rank - 1] || orders >= ORDERS[rank - 1]) ?? 0
}
