/** An account takes over what was held of orders that were placed as a guest. */
import { endOf, startOf, type TimeZone } from "../../../shared/calendar"
import { RefusalError, type RefusalKind } from "../../../shared/refusal-error"
import type { Db } from "../../../storage/sql"
import type { EarningRule } from "../domain/earning-rule"
import { limitsOf, withinLimits, withinRoom, type HeldAward } from "../domain/held-award"
import type { Program } from "../domain/program"
import { lockAccount } from "../storage/accounts"
import { readBalances } from "../storage/balances"
import { lockLink, noteLinkUsed, type LinkState, type LinkUse } from "../storage/claim-links"
import { lockHeldOrders, noteClaimed, type HeldOrder } from "../storage/held-orders"
import { readRuleUsage } from "../storage/orders"
import { recordOrders, type SettleInput } from "./orders"

export type ClaimInput = {
  account_id: string
  /** Whose account it is. */
  customer_id: string
  /** With which address the orders were placed. */
  email_digest: string
  /** The link that shows whose address it is; null: an admin says so. */
  link: LinkUse | null
  /** How the held orders stand now, as far as they are known. */
  orders: SettleInput[]
  /** Rules whose caps count. */
  rules: Pick<EarningRule, "id" | "caps">[]
  program: Program
  at: Date
  time_zone: TimeZone
}

/** Points that were granted at once, and the orders that are the account's now. */
export type Claimed = { granted: number; order_ids: string[] }

/**
 * Moves each held order to the account, once, and settles it as it stands: what is undone is not
 * granted, and what is not due yet is granted when its event comes.
 *
 * @returns null where a held order is not known as it stands now: nothing was done, read again
 * @throws RefusalError `claim_invalid`, `claim_used`, `claim_expired`
 */
export const claimHeldOrders = async (db: Db, input: ClaimInput): Promise<Claimed | null> => {
  await lockAccount(db, input.account_id)
  await refuseLink(db, input)
  const held = await lockHeldOrders(db, input.email_digest)
  const standing = held.flatMap((order) => standingOf(input, order))
  if (standing.length < held.length) {
    return null
  }
  if (input.link) {
    await noteLinkUsed(db, input.link.token_digest, input.at)
  }
  let granted = 0
  for (const { order, settle } of standing) {
    granted += await takeOver(db, input, order, settle)
  }
  return { granted, order_ids: held.map(({ order_id }) => order_id) }
}

/** A held order with how it stands, where nobody has seen it stand otherwise later. */
const standingOf = ({ orders }: ClaimInput, order: HeldOrder): { order: HeldOrder; settle: SettleInput }[] =>
  orders.filter(({ order_id, revision }) => order_id === order.order_id && revision >= order.revision).map((settle) => ({ order, settle }))

const SAYS: Record<Exclude<LinkState, "open">, { kind: RefusalKind; message: string }> = {
  invalid: { kind: "claim_invalid", message: "this link is not yours, or is no link of ours: ask for another one" },
  used: { kind: "claim_used", message: "this link was used already: what was held has been granted with it" },
  expired: { kind: "claim_expired", message: "this link has expired: ask for another one" },
}

/** Why a link grants nothing. */
export const linkRefusal = (state: Exclude<LinkState, "open">): RefusalError => new RefusalError(SAYS[state].kind, [{ path: "token", reason: SAYS[state].kind, message: SAYS[state].message }])

/** Under its row's lock: of two that use it at once the second finds it used. */
const refuseLink = async (db: Db, { link, at }: ClaimInput): Promise<void> => {
  const state = link ? await lockLink(db, link, at) : "open"
  if (state !== "open") {
    throw linkRefusal(state)
  }
}

const takeOver = async (db: Db, input: ClaimInput, order: HeldOrder, settle: SettleInput): Promise<number> => {
  const { account_id, customer_id, at } = input
  const award = await rightAward(db, input, order)
  const { order_id, cart_id, currency_code, program_version, placed_at } = order
  const lines = award.lines.map(({ line_id, points, reasons }) => ({ line_id, earned: points, reasons, redeemed: 0, redeemed_value: "0", added_net: null }))
  await noteClaimed(db, order_id, account_id, at)
  const settled = await recordOrders(
    db,
    [{ order_id, account_id, customer_id, cart_id, currency_code, program_version, placed_at, lines, earned: award.points, breakdown: award.breakdown, redeemed: 0, redeemed_value: "0", redeem_entry_id: null, orders_before: null }],
    settle
  )
  return settled.find((each) => each.account_id === account_id)?.granted ?? 0
}

/** What caps and the greatest balance leave of an order, after those before it. */
const rightAward = async (db: Db, { account_id, customer_id, rules, program, at, time_zone }: ClaimInput, order: HeldOrder): Promise<HeldAward> => {
  const capped = rules.filter(({ id, caps }) => (caps.per_account !== null || caps.per_period !== null) && order.breakdown.some(({ rule_id }) => rule_id === id))
  const periods = capped.map(({ id, caps: { per_period } }) => ({
    rule_id: id,
    since: per_period && startOf(per_period.period, order.placed_at, time_zone),
    until: per_period && endOf(per_period.period, order.placed_at, time_zone),
  }))
  const award = capped.length ? withinLimits(order, limitsOf(capped, await readRuleUsage(db, { customer_id }, periods))) : order
  const { maximum_balance } = program.earning
  if (maximum_balance === null) {
    return award
  }
  const [balance] = await readBalances(db, [account_id], at)
  return withinRoom(award, maximum_balance - (balance?.available ?? 0) - (balance?.pending ?? 0))
}
