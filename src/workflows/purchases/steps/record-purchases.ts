import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { OrderSnapshot } from "../../../modules/purchases/domain/order-snapshot"
import { differs, recordOf, type StoredPurchases } from "../../../modules/purchases/domain/purchase"
import { PURCHASES } from "../../../modules/purchases/key"
import type { PurchasesService } from "../../../modules/purchases/service"
import { companyOfOrder } from "../../companies/cart-company"
import { cartOfOrder } from "../cart-of-order"
import type { Purchase } from "../list-purchases"
import { readOrderSnapshot } from "../snapshot"

export type RecordPurchasesInput = {
  order_id: string
  /**
   * The company that bought, null for none. Left out: the one that was decided when the cart was
   * completed; without a cart the one that the customer joined first. It stays as it is recorded first.
   */
  company_id?: string | null
  /** Asks the payments also where the order itself says that nothing was paid. */
  thorough?: boolean
}

export type RecordedPurchases = {
  /** None for a draft, and where there is no such order. */
  purchases: Purchase[]
  /** What they are recorded as: who has seen a later revision knows better. 0 where nothing is recorded. */
  revision: number
  /** Whether something differs from what was recorded before. */
  changed: boolean
  /** When the order was read, ISO 8601. */
  read_at: string
  /** Customers whose it was until now: an order can be handed over to another customer. Left out where it was not. */
  former_customers?: string[]
  /** The cart that became the order; left out where it was not looked for, or there is none (yet). */
  cart_id?: string
  /** Rules may have given something with it; left out where they did not. */
  has_free_products?: true
}

/** What a run knows of an order before it is recorded. */
type KnownOrder = {
  /** Nothing was recorded of it a moment ago: it is not read again. Where somebody records it meanwhile, it is. */
  is_new?: boolean
}

/** Others may record the same order meanwhile: then it is read again, so often. */
const ATTEMPTS = 20

/**
 * Records what an order holds now. Repeated, it changes nothing; nothing is to be undone, since it only
 * says what is so.
 *
 * @throws MedusaError `conflict` where others record the same order all the time
 */
export const recordPurchasesStep = createStep("record-purchases", async ({ is_new = false, ...input }: RecordPurchasesInput & KnownOrder, { container }) => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const recorded = await recordOnce(container, input, is_new && attempt === 0)
    if (recorded) {
      return new StepResponse(recorded)
    }
  }
  throw new MedusaError(MedusaError.Types.CONFLICT, `order ${input.order_id} is being recorded by others`)
})

const NOTHING: StoredPurchases = { order: null, purchases: [] }

const recordOnce = async (container: MedusaContainer, input: RecordPurchasesInput, is_new: boolean): Promise<RecordedPurchases | null> => {
  const { order_id, thorough = false } = input
  const service = container.resolve<PurchasesService>(PURCHASES)
  const read_at = new Date()
  const stored = is_new ? NOTHING : await service.readRecord(order_id)
  const snapshot = await readOrderSnapshot(container, order_id, stored, { money: thorough })
  if (!snapshot) {
    return { purchases: [], revision: 0, changed: false, read_at: read_at.toISOString() }
  }
  const revision = stored.order?.revision ?? 0
  const { company_id, cart_id } = await buyer(container, input, stored, snapshot)
  const record = recordOf(snapshot, stored, company_id)
  const free = (snapshot.has_free_pieces || record.purchases.some(({ is_free_product }) => is_free_product)) && { has_free_products: true as const }
  if (!differs(record, stored)) {
    return { purchases: stored.purchases, revision, changed: false, read_at: read_at.toISOString(), ...free }
  }
  const purchases = await service.writeRecord(record, stored.order?.revision ?? null, read_at)
  const former_customers = purchases ? formerOf(stored, purchases) : []
  return purchases && { purchases, revision: revision + 1, changed: true, read_at: read_at.toISOString(), ...free, ...(cart_id && { cart_id }), ...(former_customers.length && { former_customers }) }
}

const formerOf = (stored: StoredPurchases, purchases: readonly Purchase[]): string[] => {
  const now = new Set(purchases.map(({ customer_id }) => customer_id))
  return [...new Set(stored.purchases.flatMap(({ customer_id }) => (customer_id === null || now.has(customer_id) ? [] : [customer_id])))]
}

/** For which company an order is recorded that was not recorded before, and the cart that says so. */
const buyer = async (
  container: MedusaContainer,
  { company_id }: RecordPurchasesInput,
  stored: StoredPurchases,
  { order_id, customer_id }: OrderSnapshot
): Promise<{ company_id: string | null; cart_id: string | null }> => {
  if (stored.order || company_id !== undefined) {
    return { company_id: company_id ?? null, cart_id: null }
  }
  const cart_id = await cartOfOrder(container, order_id)
  return { company_id: await companyOfOrder(container, cart_id, customer_id), cart_id }
}

/** Whether anything of an order is recorded already. */
export const isRecordedStep = createStep("is-order-recorded", async ({ order_id }: { order_id: string }, { container }) => {
  const { order } = await container.resolve<PurchasesService>(PURCHASES).readRecord(order_id)
  return new StepResponse({ is_recorded: order !== null })
})

/** Notes that everything that follows from the order as it was read has been done: the reconciliation need not look at it. */
export const noteFollowedStep = createStep("note-order-followed", async ({ order_id, read_at }: { order_id: string; read_at: string }, { container }) => {
  await container.resolve<PurchasesService>(PURCHASES).noteFollowed(order_id, new Date(read_at))
  return new StepResponse(void 0)
})
