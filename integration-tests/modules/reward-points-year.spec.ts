import { amount, floorDivide, roundHalfUp, times, toNumber, type Amount } from "../../src/shared/money"
import { INVOICES, isKnown, readInvoices, type Invoice } from "../support/invoices"
import { expectProof, ledger, orderOf, programWith, settling } from "../support/points"

const EXPIRY_DAYS = 90
const DAY = 86_400_000
const TOGETHER = 8

/** The last moments of the year's months: then it is swept. */
const monthEnds = (invoices: Invoice[]): number[] => {
  const [first, last] = [new Date(invoices[0].at), invoices[invoices.length - 1].at]
  const ends = Array.from({ length: 24 }, (_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + index, 1))
  return ends.filter((_end, index) => index === 0 || ends[index - 1] <= last)
}

/** What the year comes to. */
type Sums = { granted: number; clawed_back: number; expired: number; balances: Record<string, number>; unmatched: number }

const title = "a year of real invoices is earned, undone and expires to the point"

describe("a year of a wholesaler", () => {
  const file = INVOICES
  if (!file) {
    it.skip(`${title} (set ONLINE_RETAIL_INVOICES to its file)`, () => undefined)
    return
  }

  it(title, async () => {
    const invoices = readInvoices(file)
    const sums = await throughTheLedger(invoices)
    expect(sums).toEqual(independently(invoices))
    console.info(`${invoices.length} invoices: ${sums.granted} points granted, ${sums.clawed_back} taken back, ${sums.expired} expired, ${sums.unmatched} cancellations found no purchase`)
  }, 1_200_000)
})

// ── Through the service ──

type Purchase = { order_id: string; original: Amount; undone: Amount }

const throughTheLedger = async (invoices: Invoice[]): Promise<Sums> => {
  const run = testApp.nextNumber()
  const customers = [...new Set(invoices.filter(isKnown).map(({ customer }) => customer))]
  const made = await ledger().ensureAccounts(customers.map((id) => ({ type: "customer", id: `cus_retail_${run}_${id}` })))
  const accounts = new Map(customers.map((customer, index) => [customer, made[index].id]))
  const program = await programWith({ clawback: "clamp_and_record", expiry: { type: "days_after_grant", days: EXPIRY_DAYS } })
  const bought = new Map<string, Purchase[]>()
  let unmatched = 0

  const buy = async (invoice: Invoice, account: string): Promise<void> => {
    const original = valueOf(invoice)
    if (toNumber(original) <= 0) return
    const order_id = `order_retail_${run}_${invoice.number}`
    const at = new Date(invoice.at)
    await ledger().recordOrder([orderOf(order_id, account, { earned: floorDivide(original, 1), placed_at: at })], settling(order_id, [account], program, 0, { at }))
    bought.set(invoice.customer, [...(bought.get(invoice.customer) ?? []), { order_id, original, undone: amount(0) }])
  }

  const cancel = async (invoice: Invoice, account: string): Promise<void> => {
    let left = valueOf(invoice).abs()
    const open = [...(bought.get(invoice.customer) ?? [])].reverse().filter(({ original, undone }) => undone.isLessThan(original))
    for (const purchase of open) {
      if (!left.isGreaterThan(0)) break
      const room = purchase.original.minus(purchase.undone)
      const part = room.isLessThan(left) ? room : left
      left = left.minus(part)
      purchase.undone = purchase.undone.plus(part)
      const { order_id, undone, original } = purchase
      await ledger().settleOrder(settling(order_id, [account], program, 0, { at: new Date(invoice.at), otherwise: { undone, original } }))
    }
    unmatched += left.isGreaterThan(0) ? 1 : 0
  }

  let from = -Infinity
  for (const end of monthEnds(invoices)) {
    const months = invoices.filter(({ at }) => at >= from && at < end)
    unmatched += months.filter((invoice) => invoice.isCancellation && !isKnown(invoice) && !valueOf(invoice).isZero()).length
    await inParallel(customers, async (customer) => {
      for (const invoice of months.filter((each) => each.customer === customer)) {
        await (invoice.isCancellation ? cancel : buy)(invoice, accounts.get(customer) ?? "")
      }
    })
    await sweep(made.map(({ id }) => id), new Date(end))
    from = end
  }
  await expectProof(made.map(({ id }) => id))
  return { ...(await sumsOf([...accounts.values()])), balances: await balancesOf(accounts), unmatched }
}

const valueOf = ({ quantity, price }: Invoice): Amount => roundHalfUp(times(amount(quantity), price), 2)

/** So many at the same moment, as shops have it. */
const inParallel = async (customers: string[], work: (customer: string) => Promise<void>): Promise<void> => {
  const waiting = [...customers]
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await work(next)
    })
  )
}

const sweep = async (ids: string[], at: Date): Promise<void> => {
  const ours = new Set(ids)
  let page = await ledger().accountsWithEndedPoints(at, null, 500)
  for (;;) {
    await inParallel(page.account_ids.filter((id) => ours.has(id)), async (id) => void (await ledger().expireAccount(id, at)))
    if (!page.next) return
    page = await ledger().accountsWithEndedPoints(at, page.next, 500)
  }
}

const sumsOf = async (ids: string[]): Promise<Pick<Sums, "granted" | "clawed_back" | "expired">> => {
  const { rows } = await testApp.container.resolve("__pg_connection__").raw("SELECT type, sum(points) AS points FROM reward_points_entry WHERE account_id = ANY(?) GROUP BY type", [ids])
  const of = (type: string): number => Math.abs(Number(rows.find((row: { type: string }) => row.type === type)?.points ?? 0))
  return { granted: of("earn"), clawed_back: of("clawback"), expired: of("expire") }
}

const balancesOf = async (accounts: Map<string, string>): Promise<Record<string, number>> => {
  const rows = await ledger().readBalances([...accounts.values()], new Date("2200-01-01T00:00:00Z"))
  expect(Object.values(rows).filter(({ available }) => available !== 0)).toEqual([])
  const cached = await testApp.container.resolve("__pg_connection__").raw("SELECT id, balance FROM reward_points_account WHERE id = ANY(?)", [[...accounts.values()]])
  const byId = new Map<string, number>(cached.rows.map(({ id, balance }: { id: string; balance: string }) => [id, Number(balance)]))
  return Object.fromEntries([...accounts].map(([customer, id]) => [customer, byId.get(id) ?? 0]))
}

// ── The independent calculation: whole numbers of a ten-thousandth, one invoice after the other, nothing of the ledger ──

type Bought = { customer: string; ends: number; cents: bigint; undone: bigint; earned: bigint; kept: bigint; gone: boolean }

const independently = (invoices: Invoice[]): Sums => {
  const all: Bought[] = []
  const sums: Sums = { granted: 0, clawed_back: 0, expired: 0, balances: {}, unmatched: 0 }
  let clock = 0
  const ends = monthEnds(invoices)
  const sweepUntil = (at: number): void => {
    for (; clock < ends.length && ends[clock] <= at; clock++) {
      for (const each of all.filter((bought) => !bought.gone && bought.ends <= ends[clock])) {
        sums.expired += Number(each.kept)
        each.gone = true
      }
    }
  }
  for (const invoice of invoices) {
    sweepUntil(invoice.at)
    const { customer } = invoice
    const cents = centsOf(invoice)
    if (!invoice.isCancellation) {
      if (!isKnown(invoice) || cents <= 0n) continue
      const earned = cents / 100n
      sums.granted += Number(earned)
      all.push({ customer, ends: invoice.at + EXPIRY_DAYS * DAY, cents, undone: 0n, earned, kept: earned, gone: false })
      continue
    }
    let left = cents < 0n ? -cents : cents
    for (let index = all.length - 1; index >= 0 && left > 0n; index--) {
      const bought = all[index]
      if (bought.customer !== customer || !isKnown(invoice)) continue
      const part = bought.cents - bought.undone < left ? bought.cents - bought.undone : left
      bought.undone += part
      left -= part
      const kept = (bought.earned * (bought.cents - bought.undone)) / bought.cents
      if (!bought.gone) sums.clawed_back += Number(bought.kept - kept)
      bought.kept = kept
    }
    if (left > 0n) sums.unmatched += 1
  }
  sweepUntil(Infinity)
  for (const invoice of invoices.filter(isKnown)) sums.balances[invoice.customer] ??= 0
  for (const { customer, kept, gone } of all) sums.balances[customer] += gone ? 0 : Number(kept)
  return sums
}

/** Quantity × unit price in cents, a half away from zero. */
const centsOf = ({ quantity, price }: Invoice): bigint => {
  const [whole, fraction = ""] = price.replace("-", "").split(".")
  const tenThousandths = BigInt(whole + fraction.padEnd(8, "0").slice(0, 8)) * BigInt(quantity.replace("-", ""))
  const cents = (tenThousandths + 500_000n) / 1_000_000n
  return quantity.startsWith("-") !== price.startsWith("-") ? -cents : cents
}
