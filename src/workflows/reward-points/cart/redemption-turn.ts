/**
 * The redemption's turn in the reconcile of a cart, the last one: what the buyer wants to redeem is
 * clamped to what the cart, the balance and the programme permit now, and stands on the lines as
 * adjustments without a code. A second time nothing changes.
 */
import type { CreateShippingMethodAdjustmentDTO, MedusaContainer, UpsertLineItemAdjustmentDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { clampRedemption, type Intent, type Redemption } from "../../../modules/reward-points/domain/redemption"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { RedemptionNote, RedemptionRow } from "../../../modules/reward-points/storage/redemptions"
import { amount, asStored, isEqual, total, zero, type Amount } from "../../../shared/money"
import { isAnothersRequest } from "../../carts/open-cart"
import { walletOf, type Wallet } from "../wallets"
import { isUnderWay, undoUndecided } from "./undecided"
import { redemptionInput } from "./redemption-input"
import { payableOf, POINTS_DESCRIPTION, POINTS_PROVIDER, readPointsCart, wholly, withoutTax, type PointsCart, type PointsLine } from "./snapshot"

/** What a turn came to. */
export type RedemptionTurn = { changed: boolean; points: number }

const NOTHING: RedemptionTurn = { changed: false, points: 0 }
const NO_REDEMPTION: Redemption = { points: 0, value: zero, spread: [] }

/**
 * Takes the turn. One statement where the cart redeems nothing.
 *
 * @param completing another completion of the cart may be under way, in another process: its debit is
 *   left alone, and answers for this one too
 */
export const takeRedemptionTurn = async (container: MedusaContainer, cart_id: string, completing = false): Promise<RedemptionTurn> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const basis = await service.readTurnBasis(cart_id, at)
  if (!basis) {
    return completing ? takeUnnotedOff(container, cart_id) : NOTHING
  }
  if (completing && isUnderWay(basis.redemption, at)) {
    return NOTHING
  }
  if (basis.redemption.entry_id) {
    return turnOfDebited(container, basis.redemption, completing)
  }
  const { program, redemption: noted } = basis
  const cart = await readPointsCart(container, cart_id, notAskedFor(program))
  if (!cart || cart.is_completed) {
    return NOTHING
  }
  const redemption = await clamped(container, program, cart, noted, { ...basis, wallet: await walletOf(container, noted.customer_id, basis.account) }, at)
  const changed = await adjust(container, cart, redemption)
  const note = { ...noted, points: redemption.points, value: redemption.value.toFixed(), adjusted: total(adjustmentsOf(cart, redemption).map((each) => each.amount)).toFixed(), currency_code: cart.currency_code }
  if (!isNoted(note, noted)) {
    await service.noteRedemption(note)
  }
  return { changed, points: redemption.points }
}

/** Adjustments of ours that nobody has noted, since a process died that took a redemption off: the cart could not be completed with them. */
const takeUnnotedOff = async (container: MedusaContainer, cart_id: string): Promise<RedemptionTurn> => {
  const cart = await readPointsCart(container, cart_id)
  return cart && !cart.is_completed ? { changed: await adjust(container, cart, NO_REDEMPTION), points: 0 } : NOTHING
}

/** A cart that is debited became an order, or did not: then the debit is given back, and the turn is taken. */
const turnOfDebited = async (container: MedusaContainer, noted: RedemptionRow, completing: boolean): Promise<RedemptionTurn> => {
  const cart = await container.resolve(Modules.CART).listCarts({ id: noted.cart_id }, { select: ["id", "completed_at"] })
  if (!cart.length || cart[0].completed_at) {
    return NOTHING
  }
  const order_id = await undoUndecided(container, noted)
  return order_id ? { changed: false, points: noted.points } : takeRedemptionTurn(container, noted.cart_id, completing)
}

/** What the programme does not look at need not be read. */
const notAskedFor = ({ redemption, excluded }: Program): Parameters<typeof readPointsCart>[2] => [
  ...(redemption.with_codes ? ["promotions.code" as const] : []),
  ...(excluded.customer_group_ids.length ? [] : ["customer.groups.id" as const]),
]

const isNoted = (note: RedemptionNote, noted: RedemptionRow): boolean =>
  note.points === noted.points && note.currency_code === noted.currency_code && isEqual(amount(note.value), amount(noted.value)) && isEqual(amount(note.adjusted), amount(noted.adjusted))

/** From whose wallet a cart redeems, null where it is none of his any more, and what it holds. */
type Source = { wallet: Wallet | null; available: number }

/** Whether a cart redeems what its turn at a completion would make of it now: the turn has nothing to do. Nothing is written. */
export const isRedemptionRight = async (container: MedusaContainer, program: Program, cart: PointsCart, noted: RedemptionRow, source: Source, at: Date): Promise<boolean> => {
  const redemption = await clamped(container, program, cart, noted, source, at)
  return redemption.points === noted.points && isAdjusted(cart, adjustmentsOf(cart, redemption))
}

/**
 * Takes a redemption off a cart with all that it has put on it, and forgets it. A debit that stands stays noted.
 *
 * Forgotten first, then read: a turn that is under way meanwhile notes what it puts on the cart.
 */
export const takeRedemptionOff = async (container: MedusaContainer, cart_id: string): Promise<void> => {
  await container.resolve<RewardPointsService>(REWARD_POINTS).forgetRedemption(cart_id)
  const cart = await readPointsCart(container, cart_id)
  if (cart && !cart.is_completed) {
    await adjust(container, cart, NO_REDEMPTION)
  }
}

/**
 * Where the cart has another customer now, or he is no member any more, nothing is redeemed. Nor is
 * it while somebody else changes the cart: who has its id could send the goods to himself. The
 * buyer's next change redeems again.
 */
const clamped = async (container: MedusaContainer, program: Program, cart: PointsCart, noted: RedemptionRow, { wallet, available }: Source, at: Date): Promise<Redemption> => {
  const isHis = cart.customer_id === noted.customer_id && !isAnothersRequest(noted.customer_id)
  const intent: Intent = noted.intent ?? "max"
  return clampRedemption(intent, await redemptionInput(container, program, cart, isHis ? wallet : null, at, available))
}

/** An adjustment as Medusa stores it, to its last digit: what is noted is compared with what the cart shows. */
type StoredAdjustment = { id: string; kind: "line" | "shipping"; amount: Amount; is_tax_inclusive: boolean }

/**
 * Adjustments of a line are in the price mode of the line, so that 1.00 takes off 1.00 and not 1.19.
 * Those of shipping have no mode in Medusa and are always net.
 */
const adjustmentsOf = (cart: PointsCart, { spread }: Redemption): StoredAdjustment[] => {
  const known = new Map<string, PointsLine>([...cart.lines, ...cart.shipping].map((line) => [line.id, line]))
  return spread.flatMap(({ id, kind, amount: part }): StoredAdjustment[] => {
    const line = known.get(id)
    if (!line) {
      return []
    }
    const isGross = line.is_tax_inclusive
    const stored = kind === "shipping" && isGross ? withoutTax(part, line) : part
    const is_tax_inclusive = kind === "line" && isGross
    return [{ id, kind, amount: isEqual(part, payableOf(line)) ? wholly(line, stored, is_tax_inclusive) : asStored(stored), is_tax_inclusive }]
  })
}

/** An adjustment of ours that the cart has. */
type PresentAdjustment = StoredAdjustment & { adjustment_id: string }

const presentOn = ({ lines, shipping }: PointsCart): PresentAdjustment[] => {
  const on = (kind: StoredAdjustment["kind"], { id, adjustments }: PointsLine): PresentAdjustment[] =>
    adjustments.filter(({ provider_id }) => provider_id === POINTS_PROVIDER).map((each) => ({ id, kind, amount: each.amount, is_tax_inclusive: each.is_tax_inclusive, adjustment_id: each.id }))
  return [...lines.flatMap((line) => on("line", line)), ...shipping.flatMap((method) => on("shipping", method))]
}

/** What is to be done to the adjustments of a cart: those that stand and are right are left alone, those that stand and are not are rewritten. */
type AdjustmentPlan = { written: (StoredAdjustment & { adjustment_id?: string })[]; removed: PresentAdjustment[] }

const planAdjustments = (present: PresentAdjustment[], wanted: StoredAdjustment[]): AdjustmentPlan => {
  const standing = new Map(present.map((each) => [each.id, each]))
  const kept = new Set(wanted.flatMap(({ id }) => standing.get(id)?.adjustment_id ?? []))
  const isRight = (each: StoredAdjustment): boolean => {
    const stands = standing.get(each.id)
    return stands !== undefined && isEqual(stands.amount, each.amount) && stands.is_tax_inclusive === each.is_tax_inclusive
  }
  return {
    written: wanted.filter((each) => !isRight(each)).map((each) => ({ ...each, adjustment_id: standing.get(each.id)?.adjustment_id })),
    removed: present.filter(({ adjustment_id }) => !kept.has(adjustment_id)),
  }
}

const isNothing = ({ written, removed }: AdjustmentPlan): boolean => !written.length && !removed.length

const isAdjusted = (cart: PointsCart, wanted: StoredAdjustment[]): boolean => isNothing(planAdjustments(presentOn(cart), wanted))

/** Makes the cart's adjustments what they should be; false where they are. */
const adjust = async (container: MedusaContainer, cart: PointsCart, redemption: Redemption): Promise<boolean> => {
  const plan = planAdjustments(presentOn(cart), adjustmentsOf(cart, redemption))
  if (isNothing(plan)) {
    return false
  }
  const service = container.resolve(Modules.CART)
  const idsOf = (kind: StoredAdjustment["kind"]): string[] => plan.removed.filter((each) => each.kind === kind).map(({ adjustment_id }) => adjustment_id)
  await removeAdjustments(service, idsOf("line"), idsOf("shipping"))
  const common = { provider_id: POINTS_PROVIDER, description: POINTS_DESCRIPTION }
  const rowOf = ({ adjustment_id, amount: part }: AdjustmentPlan["written"][number]) => ({ ...(adjustment_id && { id: adjustment_id }), amount: part.toFixed(), ...common })
  // Medusa's types ask for a code and a number; an adjustment without a code is what its promotions leave alone, and a number has fewer digits than it stores.
  const lines: object[] = plan.written.filter(({ kind }) => kind === "line").map((each) => ({ ...rowOf(each), item_id: each.id, is_tax_inclusive: each.is_tax_inclusive }))
  const shipping: object[] = plan.written.filter(({ kind }) => kind === "shipping").map((each) => ({ ...rowOf(each), shipping_method_id: each.id }))
  if (lines.length) {
    await service.upsertLineItemAdjustments(lines as UpsertLineItemAdjustmentDTO[])
  }
  if (shipping.length) {
    await service.upsertShippingMethodAdjustments(shipping as CreateShippingMethodAdjustmentDTO[])
  }
  return true
}

type CartService = { deleteLineItemAdjustments: (ids: string[]) => Promise<void>; deleteShippingMethodAdjustments: (ids: string[]) => Promise<void> }

const removeAdjustments = async (service: CartService, of_lines: string[], of_shipping: string[]): Promise<void> => {
  if (of_lines.length) {
    await service.deleteLineItemAdjustments(of_lines)
  }
  if (of_shipping.length) {
    await service.deleteShippingMethodAdjustments(of_shipping)
  }
}
