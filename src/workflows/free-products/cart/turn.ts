/**
 * The free products' turn in the reconcile of a cart: after promotions, before the redemption of points. What rules give is added,
 * resized, swapped and taken out. A second time nothing changes.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { refreshCartShippingMethodsWorkflow } from "@medusajs/medusa/core-flows"
import type { Entitlement } from "../../../modules/free-products/domain/entitlement"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeCart, FreeProductsService } from "../../../modules/free-products/service"
import { errorMessage } from "../../../shared/error-message"
import { openCart } from "../../carts/open-cart"
import { forPricing } from "../../carts/snapshot"
import { asksOf } from "./asks"
import { answer } from "./answer"
import { isPaid, kernelCart } from "./kernel-cart"
import { beginTurn, lookAtCart } from "./seen-cart"
import { readFreeProductCart, refreshedFreeCart, type FreeCartSnapshot } from "./snapshot"
import { NO_VARIANTS, type ReadVariants } from "./variants"
import { isNothing, linePlan, writeLines, type LinePlan } from "./write-lines"
import { isNoPieces, piecesPlan, writePieces, type PiecesPlan } from "./write-pieces"

/** What a turn came to. `removed`: ids of lines that have left the cart. `reasons`: why something is given less than rules promise, by rule. */
export type FreeProductsTurn = { changed: boolean; removed: string[]; reasons: TurnReason[] }

export type TurnReason = { rule_id: string; name: string; reason: string }

export type TurnOptions = {
  /** Core has computed promotions a moment ago, in this request: the cart that it has read then is the cart of now, but for adjustments. */
  after_promotions?: boolean
  /** Runs within core's refresh, which holds the cart's lock. */
  within_refresh?: boolean
  /** The cart is being created: an admin who makes one acts for its customer. */
  made_now?: boolean
}

const NOTHING: FreeProductsTurn = { changed: false, removed: [], reasons: [] }

/**
 * Takes the turn. One statement in a shop without active rules. What goes wrong is logged, and the cart goes on as it is: its
 * managed lines keep no price.
 */
export const takeFreeProductsTurn = async (container: MedusaContainer, cart_id: string, options: TurnOptions = {}): Promise<FreeProductsTurn> => {
  try {
    return await turn(container, cart_id, options)
  } catch (error) {
    complain(container, cart_id, error)
    return NOTHING
  }
}

const turn = async (container: MedusaContainer, cart_id: string, options: TurnOptions): Promise<FreeProductsTurn> => {
  const { free: known, seen } = await beginTurn(container, cart_id)
  if (isIdle(known)) {
    return NOTHING
  }
  const snapshot = seen && options.after_promotions ? await refreshedFreeCart(container, seen) : await readFreeProductCart(container, cart_id)
  if (!snapshot || snapshot.is_completed || !snapshot.lines.length) {
    return NOTHING
  }
  const plan = await planTurn(container, snapshot, known, options)
  if (isDone(plan)) {
    return NOTHING
  }
  return container.resolve(Modules.LOCKING).execute(`free-products:${cart_id}`, () => write(container, { snapshot, known, plan }, options), { timeout: LOCK_SECONDS })
}

/** Longer a turn does not wait for another one of the same cart: the cart goes on as it is. */
const LOCK_SECONDS = 5

const isDone = ({ lines, pieces }: TurnPlan): boolean => isNothing(lines) && isNoPieces(pieces)

type Planned = { snapshot: FreeCartSnapshot; known: FreeCart; plan: TurnPlan }

/** Turns of one cart write one after the other: where another one has written since this one has read, all is looked at again. What a lock does not promise the keys of the records do. */
const write = async (container: MedusaContainer, planned: Planned, options: TurnOptions): Promise<FreeProductsTurn> => {
  const now = await container.resolve<FreeProductsService>(FREE_PRODUCTS).readCart(planned.snapshot.id)
  const { snapshot, known, plan } = isSame(now, planned.known) && !isTorn(planned) ? planned : await planAgain(container, planned, now, options)
  if (isDone(plan)) {
    return { ...NOTHING, changed: true }
  }
  await writeLines(container, snapshot, plan.lines, { ...plan.variants, rules: known.rules })
  await writePieces(container, snapshot, plan.pieces)
  await refreshShipping(container, snapshot, options)
  return { changed: true, removed: plan.lines.removed, reasons: reasonsOf(plan, known) }
}

/** A record without a line or an adjustment, or one of these without a record: another turn may have been in the midst of it when the cart was read, and is done now. */
const isTorn = ({ snapshot, known, plan: { lines, pieces } }: Planned): boolean =>
  lines.forgotten.length > 0 ||
  lines.added.some(({ former }) => former !== null) ||
  lines.removed.some((id) => !known.lines.some(({ line_id }) => line_id === id)) ||
  known.pieces.some(({ adjustment_id }) => !snapshot.adjustments.some(({ id }) => id === adjustment_id)) ||
  pieces.removed.some((id) => !known.pieces.some(({ adjustment_id }) => adjustment_id === id))

const isSame = (a: FreeCart, b: FreeCart): boolean => JSON.stringify([a.lines, a.pieces]) === JSON.stringify([b.lines, b.pieces])

const planAgain = async (container: MedusaContainer, { snapshot: before }: Planned, known: FreeCart, options: TurnOptions): Promise<Planned> => {
  const snapshot = (await readFreeProductCart(container, before.id)) ?? before
  return { snapshot, known, plan: await planTurn(container, snapshot, known, options) }
}

/** Of each rule whose lines or pieces change, why it gives less than it promises. */
const reasonsOf = ({ lines, pieces, entitlement }: TurnPlan, { lines: records, pieces: noted, rules }: FreeCart): TurnReason[] => {
  const removed = new Set(lines.removed)
  const touched = new Set([...records.filter(({ line_id }) => removed.has(line_id)), ...lines.added, ...lines.changed.map(({ line }) => line), ...pieces.written, ...noted].map(({ rule_id }) => rule_id))
  return entitlement.verdicts.flatMap(({ rule_id, shortfalls }) =>
    touched.has(rule_id) ? [...new Set(shortfalls.map(({ reason }) => reason))].map((reason) => ({ rule_id, name: rules.find(({ id }) => id === rule_id)?.name ?? "", reason })) : []
  )
}

/**
 * Whether the cart holds what a turn would leave in it. Nothing is written. One statement in a shop without active rules. What goes
 * wrong is logged: it stops no order.
 */
export const areFreeProductsRight = async (container: MedusaContainer, cart_id: string): Promise<boolean> => {
  try {
    const known = await lookAtCart(container, cart_id)
    if (isIdle(known)) {
      return true
    }
    const snapshot = await readFreeProductCart(container, cart_id)
    const plan = snapshot && (await planTurn(container, snapshot, known, {}))
    return !plan || isDone(plan)
  } catch (error) {
    complain(container, cart_id, error)
    return true
  }
}

/** No rule is active, and none has left anything in the cart. */
const isIdle = ({ rules, lines, pieces }: FreeCart): boolean => !rules.length && !lines.length && !pieces.length

const complain = (container: MedusaContainer, cart_id: string, error: unknown): void =>
  container.resolve(ContainerRegistrationKeys.LOGGER).error(`cart ${cart_id} goes on without a turn of its free products: ${errorMessage(error)}`)

/** What a turn would do. Nothing is written. */
export type TurnPlan = { lines: LinePlan; pieces: PiecesPlan; variants: ReadVariants; entitlement: Entitlement }

export const planTurn = async (container: MedusaContainer, snapshot: FreeCartSnapshot, known: FreeCart, { made_now = false }: Pick<TurnOptions, "made_now">): Promise<TurnPlan> => {
  const managed = new Set(known.lines.map(({ line_id }) => line_id))
  const { entitlement, variants } = snapshot.lines.some((line) => isPaid(line, managed))
    ? await entitlementFor(container, snapshot, known, managed, made_now)
    : { entitlement: { verdicts: [], lines: [], pieces: [] }, variants: NO_VARIANTS }
  return {
    entitlement,
    variants,
    lines: linePlan(snapshot, known.lines, entitlement.lines, variants),
    pieces: piecesPlan(snapshot, known.pieces, entitlement.pieces, known.rules),
  }
}

const entitlementFor = async (container: MedusaContainer, snapshot: FreeCartSnapshot, { rules, wishes }: FreeCart, managed: ReadonlySet<string>, made_now: boolean) => {
  if (!rules.length) {
    return { entitlement: { verdicts: [], lines: [], pieces: [] }, variants: NO_VARIANTS }
  }
  const opened = await openCart(container, forPricing(snapshot.found), made_now)
  const { cart, owner, bought } = await kernelCart(container, snapshot, opened.is_public, managed, asksOf(rules), new Date())
  if (!cart.lines.length) {
    // Gift cards are money in another form: nothing comes with them alone, of a rule without conditions either.
    return { entitlement: { verdicts: [], lines: [], pieces: [] }, variants: NO_VARIANTS }
  }
  return answer(container, { rules, cart, bought, cart_id: snapshot.id, opened, owner, wishes: new Map(Object.entries(wishes)), about: "fires" })
}

/** What core has computed of shipping before the turn depends on goods and totals: once they have changed, it is computed again. */
const refreshShipping = async (container: MedusaContainer, snapshot: FreeCartSnapshot, { within_refresh = false }: TurnOptions): Promise<void> => {
  if (!snapshot.has_shipping) {
    return
  }
  // Core's workflow would wait for the lock that core itself holds for this cart, unless it takes part in another one.
  const context = within_refresh ? { parentStepIdempotencyKey: `free-products:${snapshot.id}` } : {}
  await refreshCartShippingMethodsWorkflow(container).run({ input: { cart_id: snapshot.id }, context })
}
