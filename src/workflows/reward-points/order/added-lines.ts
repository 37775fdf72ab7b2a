/** What an edit, an exchange or a claim adds to an order earns the difference. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { leftOfRules } from "../../../modules/reward-points/domain/earning-rule"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { addedSource, type OrderLineRow, type OrderRow } from "../../../modules/reward-points/storage/orders"
import { amount, dividedBy, isEqual, isLess, zero } from "../../../shared/money"
import type { Purchase } from "../../purchases/list-purchases"
import { earningsOf, readEarningBasis } from "../cart/earnings"
import type { PointsCart, PointsLine } from "../cart/snapshot"
import { ordersBefore } from "../../purchases/orders-before"
import { walletsOfOrder } from "../wallets"
import { contractOf, freeLinesAmong } from "./awards-without-cart"
import { readPointsOrder } from "./order-snapshot"

type Recorded = OrderRow & { lines: OrderLineRow[] }

/** Records what was added to an order since, with what it earns; nothing where nothing was, or it is known already. */
export const addedLines = async (container: MedusaContainer, program: Program, recorded: Recorded[], purchases: Purchase[]): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  await forgetTakenOut(service, recorded, purchases)
  const added = purchases.filter(({ added_net }) => isLess(zero, amount(added_net)))
  const known = recorded.flatMap(({ lines }) => lines).filter(({ line_id }) => line_id.endsWith(":added"))
  const isKnown = ({ line_id, added_net }: Purchase): boolean => known.some((line) => line.line_id === `${line_id}:added` && isEqual(amount(line.added_net ?? 0), amount(added_net)))
  if (!added.length || added.every(isKnown) || program.status !== "active") {
    return
  }
  const found = await readPointsOrder(container, recorded[0].order_id)
  const customer_id = found?.has_account ? found.order.customer_id : await claimantOf(container, recorded[0].order_id)
  if (!found || !customer_id) {
    return
  }
  const { company_id } = purchases[0]
  if (await isErased(service, recorded)) {
    return
  }
  const wallets = await walletsOfOrder(container, customer_id, company_id)
  const buyer = found.has_account ? {} : { customer_id: null, customer_group_ids: [] }
  const cart: PointsCart = { ...found.order, ...buyer, lines: found.order.lines.flatMap((line) => partOf(line, added)), shipping: [] }
  // Of who was a guest nobody knows earlier orders.
  const orders_before = async () => (found.has_account ? numberKept(container, recorded[0], customer_id) : null)
  const facts = { company_id, orders_before, contract: await contractOf(container, program, found.order), free: freeLinesAmong(purchases) }
  const at = new Date()
  const rules = leftOfRules(await service.activeEarningRules(), givenBy(recorded))
  const basis = await readEarningBasis(container, program, cart, wallets, { ...facts, besides: addedSource(recorded[0].order_id) }, at, rules)
  const { awards } = await earningsOf(container, program, cart, wallets, facts, at, basis)
  for (const { wallet, award } of awards) {
    const lines = award.lines.map(({ line_id, points, reasons }) => ({
      line_id: `${line_id}:added`,
      earned: points,
      reasons,
      redeemed: 0,
      redeemed_value: "0",
      added_net: added.find((purchase) => purchase.line_id === line_id)?.added_net ?? null,
    }))
    await service.recordAddedLines({ ...recorded[0], account_id: wallet.account_id }, customer_id, lines, at)
  }
}

/** What an edit added and another took out again earns nothing any more, also where the programme is off by then. */
const forgetTakenOut = async (service: RewardPointsService, recorded: Recorded[], purchases: Purchase[]): Promise<void> => {
  const out = new Set(purchases.filter(({ added_net }) => !isLess(zero, amount(added_net))).map(({ line_id }) => `${line_id}:added`))
  for (const order of recorded) {
    const lines = order.lines.filter(({ line_id, earned }) => earned && out.has(line_id))
    if (lines.length) {
      await service.recordAddedLines(order, null, lines.map(({ line_id }) => ({ line_id, earned: 0, reasons: [], redeemed: 0, redeemed_value: "0", added_net: "0" })), new Date())
    }
  }
}

/** Who was erased gets no account again: what is added to his orders is nobody's. */
const isErased = async (service: RewardPointsService, recorded: Recorded[]): Promise<boolean> => {
  const { accounts } = await service.listAccounts({ ids: recorded.map(({ account_id }) => account_id) }, { limit: recorded.length, offset: 0 })
  return accounts.some(({ owner }) => owner === null)
}

/** Who has taken over what a guest's order earned; null for nobody. */
const claimantOf = async (container: MedusaContainer, order_id: string): Promise<string | null> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const account_id = await service.findClaimant(order_id)
  const owner = account_id ? (await service.readAccount(account_id)).owner : null
  return owner?.id ?? null
}

/** What rules gave for the order as it was placed, to all its accounts together. */
const givenBy = (recorded: Recorded[]): Map<string, number> => {
  const given = new Map<string, number>()
  recorded
    .flatMap(({ lines }) => lines)
    .filter(({ line_id }) => !line_id.endsWith(":added"))
    .flatMap(({ reasons }) => reasons)
    .forEach(({ rule_id, points }) => given.set(rule_id, points + (given.get(rule_id) ?? 0)))
  return given
}

/** The order keeps the number that it had when it was placed; where nobody asked for it then, it is counted as of then. */
const numberKept = async (container: MedusaContainer, { order_id, orders_before, placed_at }: OrderRow, customer_id: string): Promise<number> =>
  orders_before ?? ordersBefore(container, customer_id, { id: order_id, placed_at })

/** A line as what was added to it: so many pieces, at what they cost. */
const partOf = (line: PointsLine, added: Purchase[]): PointsLine[] => {
  const purchase = added.find(({ line_id }) => line_id === line.id)
  const quantity = Number(purchase?.added_quantity ?? 0) || 1
  return purchase ? [{ ...line, quantity, unit_price: dividedBy(amount(purchase.added_net), amount(quantity)), is_tax_inclusive: false, adjustments: [] }] : []
}
