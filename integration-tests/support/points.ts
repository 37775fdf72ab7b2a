/** The ledger of points as specs use it: past HTTP, through the service. */
import { amount } from "../../src/shared/money"
import type { RewardPointsService } from "../../src/modules/reward-points/service"

type Service = RewardPointsService
type Program = Awaited<ReturnType<Service["readProgram"]>>
type SettleInput = Parameters<Service["settleOrder"]>[0]
type NewOrder = Parameters<Service["recordOrder"]>[0][number]

export const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

/** In years to come: the shop's own jobs sweep what has ended until today. */
export const NOON = new Date("2036-01-01T12:00:00Z")

/** A customer's account, at 0. */
export const makeAccount = async (): Promise<string> => {
  const [account] = await ledger().ensureAccounts([{ type: "customer", id: `cus_points_${testApp.nextNumber()}` }])
  return account.id
}

type Credit = Parameters<Service["credit"]>[0]
type Debit = Parameters<Service["debit"]>[0]

/** What an earn is told; every one has a key of its own unless one is given. */
export const earning = (account_id: string, points: number, more: Partial<Credit> = {}): Credit => ({
  type: "earn",
  account_id,
  points,
  idempotency_key: `test:${testApp.nextNumber()}:${account_id}`,
  at: NOON,
  reason_code: "order",
  program_version: 1,
  available_at: NOON,
  expires_at: null,
  follows_activity: false,
  ...more,
})

/** What a redemption is told. */
export const redeeming = (account_id: string, points: number, more: Partial<Debit> = {}): Debit => ({
  type: "redeem",
  account_id,
  points,
  idempotency_key: `test:${testApp.nextNumber()}:${account_id}`,
  at: NOON,
  reason_code: "checkout",
  program_version: 1,
  ...more,
})

/** The programme in force, with other settings where a test needs them. */
export const programWith = async (changes: Partial<Program> = {}): Promise<Program> => ({ ...(await ledger().readProgram()), ...changes })

/** A cart that redeems, as the cart's reconcile notes it. Returns its id. */
export const noteCart = async (account_id: string, points: number, cart_id = `cart_points_${testApp.nextNumber()}`): Promise<string> => {
  await ledger().noteRedemption({ cart_id, account_id, customer_id: "cus_points", intent: points, points, value: "1", adjusted: "1", currency_code: "eur" })
  return cart_id
}

/** An order with one line, as it is recorded. */
export const orderOf = (order_id: string, account_id: string, figures: Partial<Pick<NewOrder, "earned" | "redeemed" | "redeem_entry_id" | "cart_id" | "placed_at">> = {}): NewOrder => {
  const { earned = 0, redeemed = 0 } = figures
  return {
    order_id,
    account_id,
    cart_id: null,
    customer_id: null,
    currency_code: "eur",
    program_version: 1,
    redeem_entry_id: null,
    redeemed_value: "0",
    breakdown: [],
    placed_at: NOON,
    orders_before: null,
    ...figures,
    earned,
    redeemed,
    lines: [{ line_id: `${order_id}_line`, earned, redeemed, redeemed_value: "0", added_net: null, reasons: [] }],
  }
}

/** Settles an order of which `undone` of 100 is undone. */
export const settling = (order_id: string, account_ids: string[], program: Program, undone = 0, more: Partial<SettleInput> = {}): SettleInput => ({
  order_id,
  revision: 1,
  account_ids,
  undone: {},
  otherwise: { undone: amount(undone), original: amount(100) },
  is_due: true,
  program,
  at: NOON,
  time_zone: "UTC",
  ...more,
})

export const availableOf = async (account_id: string, at = NOON): Promise<number> => (await ledger().readBalances([account_id], at))[account_id].available

/** Replays the accounts, and asks the one query that must answer no row. */
export const expectProof = async (account_ids: string[]): Promise<void> => {
  expect((await ledger().verify(account_ids)).problems).toEqual([])
  expect(await ledger().brokenInvariants()).toEqual([])
}

/** The reasons of refusals among settled promises; another error is thrown. */
export const reasonsOf = (settled: PromiseSettledResult<unknown>[]): string[] =>
  settled.flatMap((result) => {
    if (result.status === "fulfilled") return []
    const refusals: { reason: string }[] | undefined = result.reason.refusals
    if (!refusals) throw result.reason
    return refusals.map(({ reason }) => reason)
  })
