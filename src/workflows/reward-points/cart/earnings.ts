/** What a cart or an order earns, and whose the points are. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { startOf } from "../../../shared/calendar"
import { minus, notNegative, total, type Amount } from "../../../shared/money"
import { computeEarning, type Award, type Usage } from "../../../modules/reward-points/domain/earning"
import type { EarningLine, EarningOrder } from "../../../modules/reward-points/domain/earning-order"
import { asksForEarlierOrders, asksForLevels, type EarningRule } from "../../../modules/reward-points/domain/earning-rule"
import type { Program } from "../../../modules/reward-points/domain/program"
import { reduceAward, splitAward } from "../../../modules/reward-points/domain/split-award"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { CappedBy } from "../../../modules/reward-points/storage/orders"
import type { StoreCartPoints } from "../../../types/reward-points"
import { contractLines } from "../../carts/contract-lines"
import { companyOfCart } from "../../companies/cart-company"
import { freeLinesOfCart } from "../../free-products/order/free-lines"
import { levelsOf } from "../../loyalty-levels/levels-of"
import { ordersBefore } from "../../purchases/orders-before"
import { companiesIn, type Wallet } from "../wallets"
import { needsCatalogue, readPlaces, type Places } from "./catalogue-places"
import { inBothModes, isDiscounted, payableOf, pointsValueOf, type PointsCart, type PointsLine } from "./snapshot"

/** What one wallet earns. */
export type WalletAward = { wallet: Wallet; award: Award }

/** What a cart or an order earns as a whole, and per wallet. */
export type Earnings = {
  award: Award
  awards: WalletAward[]
  /** Earlier orders of the buyer, as they were counted; null where no rule asked, or nobody knows. */
  orders_before: number | null
}

/** What else decides what is earned. */
export type EarningFacts = {
  /** The company that is bought for. */
  company_id: string | null
  /** Counts the earlier orders of the buyer; null: not known. Asked only where a rule does. */
  orders_before: () => Promise<number | null>
  /** Lines at a contract price, where the programme asks for them. */
  contract: Set<string>
  /** Lines that a free-product rule gave: they count nowhere. */
  free: Set<string>
  /** What rules gave from this source is computed anew: caps do not count it. */
  besides?: string
}

/** What is read to compute earnings: the rules, where products stand, what rules gave before, and earlier orders and the buyer's level where a rule asks for them. */
export type EarningBasis = { rules: EarningRule[]; places: Places; usage: Usage; orders_before: number | null; level_id: string | null }

/**
 * Reads what the earnings of these lines are computed from.
 *
 * @param asked rules to be looked at instead of those in force
 */
export const readEarningBasis = async (
  container: MedusaContainer,
  program: Program,
  cart: Pick<PointsCart, "lines">,
  wallets: Wallet[],
  { company_id, orders_before, besides }: Pick<EarningFacts, "company_id" | "orders_before" | "besides">,
  at: Date,
  asked?: EarningRule[]
): Promise<EarningBasis> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const rules = asked ?? (program.status === "active" ? await service.activeEarningRules() : [])
  const places = needsCatalogue(program, rules) ? await readPlaces(container, cart) : {}
  const earlier = asksForEarlierOrders(rules) ? await orders_before() : null
  const earners = earnersOf(program, wallets, company_id)
  const level_id = earners.person && asksForLevels(rules) ? await levelOf(container, earners.person.owner.id) : null
  return { rules, places, orders_before: earlier, level_id, usage: await usageOf(service, rules, cappedBy(earners), at, besides) }
}

const levelOf = async (container: MedusaContainer, customer_id: string): Promise<string | null> => (await levelsOf(container, [customer_id]))[customer_id] ?? null

/**
 * Computes what a cart or an order earns for the wallets of its buyer.
 *
 * @param basis where it was read already, as for many lines that are each asked about alone
 */
export const earningsOf = async (
  container: MedusaContainer,
  program: Program,
  cart: PointsCart,
  wallets: Wallet[],
  facts: EarningFacts,
  at: Date,
  basis?: EarningBasis
): Promise<Earnings> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const { rules, usage, ...read } = basis ?? (await readEarningBasis(container, program, cart, wallets, facts, at))
  const order = earningOrder(cart, read, facts, service.options.time_zone, at)
  const earners = earnersOf(program, wallets, facts.company_id)
  const award = computeEarning({ program, rules, order, usage, at })
  const shares = splitAward(award, earners.earner)
  const awards = [
    ...(earners.person && shares.person ? [{ wallet: earners.person, award: shares.person }] : []),
    ...(earners.company && shares.company ? [{ wallet: earners.company, award: shares.company }] : []),
  ]
  return { award, awards: await Promise.all(awards.map((each) => withinMaximumBalance(service, program, each, at))), orders_before: read.orders_before }
}

/** What a buyer's own cart earns, as it is shown to him. */
export const earningsOfCart = async (container: MedusaContainer, program: Program, cart: PointsCart, wallets: Wallet[], at: Date): Promise<StoreCartPoints["earns"]> => {
  const { awards } = await earningsOf(container, program, cart, wallets, await factsOfCart(container, program, cart, wallets), at)
  const named = new Map<string, { rule_id: string; name: string; points: number }>()
  awards.forEach(({ award }) =>
    award.breakdown.forEach(({ rule_id, name, points }) => named.set(rule_id, { rule_id, name, points: points + (named.get(rule_id)?.points ?? 0) }))
  )
  return {
    points: awards.reduce((sum, { award }) => sum + award.points, 0),
    account_id: awards[0]?.wallet.account_id ?? null,
    breakdown: [...named.values()],
  }
}

/**
 * What is known of a cart that is not an order yet.
 *
 * @param decided what is known already: the company that it is bought for, how its earlier orders are counted, which lines stand at a contract price
 */
export const factsOfCart = async (container: MedusaContainer, program: Program, cart: PointsCart, wallets: Wallet[], decided: Partial<EarningFacts> = {}): Promise<EarningFacts> => ({
  company_id: decided.company_id === undefined ? await companyOfCart(container, cart, companiesIn(wallets)) : decided.company_id,
  orders_before: decided.orders_before ?? (async () => (cart.customer_id && cart.is_registered ? ordersBefore(container, cart.customer_id) : null)),
  contract: decided.contract ?? (program.earning.on_contract_lines ? new Set<string>() : await contractLines(container, cart)),
  free: decided.free ?? (await freeLinesOfCart(container, cart.lines)),
})

/** Whose the points are. Without a company they are the buyer's. */
const earnersOf = (program: Program, wallets: Wallet[], company_id: string | null) => {
  const person = wallets.find(({ owner }) => owner.type === "customer") ?? null
  const company = wallets.find(({ owner }) => owner.type === "company" && owner.id === company_id) ?? null
  const earner = company ? program.earning.earner : ({ type: "person" } as const)
  return { person, company, earner }
}

/**
 * Whose points caps count. Where the company earns, those of its wallet, whoever ordered. Else all that
 * the orders of the buyer got: where points are split, his part and the company's together, for a rule
 * gives both at once.
 */
const cappedBy = ({ person, company, earner }: ReturnType<typeof earnersOf>): CappedBy | null => {
  if (earner.type === "company") {
    return company && { account_id: company.account_id }
  }
  return person && { customer_id: person.owner.id }
}

const usageOf = async (service: RewardPointsService, rules: EarningRule[], by: CappedBy | null, at: Date, besides?: string): Promise<Usage> => {
  const capped = by ? cappedRules(service, rules, at) : []
  return by && capped.length ? service.readRuleUsage(by, capped, besides) : {}
}

/** Rules with a cap that counts what was given before, and since when. */
export const cappedRules = (service: RewardPointsService, rules: EarningRule[], at: Date): { rule_id: string; since: Date | null }[] =>
  rules
    .filter(({ caps }) => caps.per_account !== null || caps.per_period !== null)
    .map(({ id, caps }) => ({ rule_id: id, since: caps.per_period ? startOf(caps.per_period.period, at, service.options.time_zone) : null }))

/** Nothing is earned beyond the greatest balance; lines and rules get less in proportion. */
const withinMaximumBalance = async (service: RewardPointsService, program: Program, earned: WalletAward, at: Date): Promise<WalletAward> => {
  const { maximum_balance } = program.earning
  if (maximum_balance === null || earned.award.points === 0) {
    return earned
  }
  const balance = (await service.readBalances([earned.wallet.account_id], at))[earned.wallet.account_id]
  const room = Math.max(0, maximum_balance - (balance?.available ?? 0) - (balance?.pending ?? 0))
  return room >= earned.award.points ? earned : { ...earned, award: reduceAward(earned.award, room) }
}

/** A cart as the kernel reads it. */
export const earningOrder = (
  cart: PointsCart,
  { places, orders_before, level_id }: Pick<EarningBasis, "places" | "orders_before" | "level_id">,
  { company_id, contract, free }: Pick<EarningFacts, "company_id" | "contract" | "free">,
  time_zone: string,
  at: Date
): EarningOrder => ({
  at,
  time_zone,
  currency_code: cart.currency_code,
  region_id: cart.region_id,
  sales_channel_id: cart.sales_channel_id,
  customer: cart.customer_id ? { id: cart.customer_id, group_ids: cart.customer_group_ids } : null,
  company_id,
  level_id,
  promotion_codes: cart.promotion_codes,
  orders_before,
  // A gift card is money in another form: points for it, and points again for what it buys, would be points for nothing.
  lines: cart.lines.filter(({ is_giftcard }) => !is_giftcard).map((line) => earningLine(line, places, { contract, free })),
  shipping: {
    net: total(cart.shipping.map((method) => paid(method).net)),
    gross: total(cart.shipping.map((method) => paid(method).gross)),
    points_net: total(cart.shipping.map((method) => inBothModes(method, pointsValueOf(method)).net)),
    points_gross: total(cart.shipping.map((method) => inBothModes(method, pointsValueOf(method)).gross)),
  },
})

const earningLine = (line: PointsLine, places: Places, { contract, free }: Pick<EarningFacts, "contract" | "free">): EarningLine => {
  const points = inBothModes(line, pointsValueOf(line))
  const before = inBothModes(line, line.unit_price.times(line.quantity))
  const place = places[line.product_id ?? ""]
  return {
    id: line.id,
    product_id: line.product_id,
    variant_id: line.variant_id,
    quantity: line.quantity,
    category_ids: place?.category_ids ?? [],
    collection_id: place?.collection_id ?? null,
    tag_ids: place?.tag_ids ?? [],
    type_id: place?.type_id ?? null,
    ...paid(line),
    net_before: before.net,
    gross_before: before.gross,
    is_free_product: free.has(line.id),
    points_net: points.net,
    points_gross: points.gross,
    is_discounted: isDiscounted(line),
    is_contract: contract.has(line.id),
  }
}

/** What is paid in money for a line, without and with tax. */
const paid = (line: PointsLine): { net: Amount; gross: Amount } => inBothModes(line, notNegative(minus(payableOf(line), pointsValueOf(line))))
