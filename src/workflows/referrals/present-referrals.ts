/** Referrals and advocates as admins see them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { sideOfKey } from "../../modules/referrals/domain/reward-keys"
import { NO_FRIENDS } from "../../modules/referrals/domain/states"
import type { Advocate, ReferralChangeRow, ReferralRow } from "../../modules/referrals/service"
import { RefusalError } from "../../shared/refusal-error"
import { z } from "../../shared/schema"
import type { AdminReferral, AdminReferralAdvocate, AdminReferralChange, AdminReferralDetail, AdminReferralReward, ReferralOwner, ReferralReason, ReferralSignal } from "../../types/referrals"
import { grantsOfSources, type GivenReward } from "../rewards/grants-of-sources"
import { keptBy, sumsOf } from "./kept-rewards"
import { namedAdvocates, readPeople, type Person } from "./people"
import { referrals } from "./referrals"

const address = z.object({ first_name: z.string().nullish(), last_name: z.string().nullish() }).nullish()

const orderRow = z.object({ id: z.string(), display_id: z.coerce.number().nullish(), currency_code: z.string(), email: z.string().nullish(), created_at: z.coerce.date(), billing_address: address, shipping_address: address })

type Order = z.infer<typeof orderRow>

const ORDER_FIELDS = ["id", "display_id", "currency_code", "email", "created_at", "billing_address.first_name", "billing_address.last_name", "shipping_address.first_name", "shipping_address.last_name"]

const readOrders = async (container: MedusaContainer, rows: readonly ReferralRow[]): Promise<Map<string, Order>> => {
  const ids = rows.flatMap(({ order_id }) => order_id ?? [])
  const { data } = ids.length ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: ids } }) : { data: [] }
  return new Map(z.array(orderRow).parse(data).map((order) => [order.id, order]))
}

/** The addresses on carts of friends of whom nothing else is known yet. */
const readCartEmails = async (container: MedusaContainer, rows: readonly ReferralRow[]): Promise<Map<string, string>> => {
  const ids = rows.flatMap(({ cart_id, order_id, customer_id }) => (order_id || customer_id ? [] : [cart_id]))
  const { data } = ids.length ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: ["id", "email"], filters: { id: ids } }) : { data: [] }
  return new Map(
    z
      .array(z.object({ id: z.string(), email: z.string().nullish() }))
      .parse(data)
      .flatMap(({ id, email }) => (email ? [[id, email]] : []))
  )
}

type Known = { owners: Map<string, ReferralOwner>; people: Map<string, Person>; orders: Map<string, Order>; cart_emails: Map<string, string> }

/** Referrals of a page, with what is known of both sides. At most six statements, however many they are. */
export const presentReferrals = async (container: MedusaContainer, rows: readonly ReferralRow[]): Promise<AdminReferral[]> => {
  const known: Known = {
    owners: await namedAdvocates(container, rows.map(({ advocate_id, owner_type, owner_id }) => ({ id: advocate_id, owner_type, owner_id }))),
    people: await readPeople(container, rows.map(({ customer_id }) => customer_id)),
    orders: await readOrders(container, rows),
    cart_emails: await readCartEmails(container, rows),
  }
  return rows.map((row) => presentReferral(row, known))
}

const presentReferral = (row: ReferralRow, known: Known): AdminReferral => {
  const { id, state, reason, advocate_id, owner_type, owner_id, code, channel, signals, claimed_at, lapses_at, qualified_at, due_at, rewarded_at, updated_at, order_id } = row
  const waits_for_order = (state === "claimed" || state === "in_review") && order_id === null
  return {
    id,
    state,
    reason: reason as ReferralReason,
    advocate: { advocate_id, ...(known.owners.get(advocate_id) ?? { type: owner_type, id: owner_id, name: null, email: null }) },
    friend: friendOf(row, known),
    code,
    channel,
    signals: signals as ReferralSignal[],
    order: orderOf(row, known.orders),
    claimed_at: claimed_at.toISOString(),
    lapses_at: waits_for_order ? lapses_at.toISOString() : null,
    qualified_at: qualified_at?.toISOString() ?? null,
    due_at: state === "qualified" || state === "in_review" ? due_at?.toISOString() ?? null : null,
    rewarded_at: rewarded_at?.toISOString() ?? null,
    updated_at: updated_at.toISOString(),
  }
}

/** An account says who it is; a guest has said so on the order, or on the cart. */
const friendOf = ({ customer_id, order_id, cart_id }: ReferralRow, { people, orders, cart_emails }: Known): AdminReferral["friend"] => {
  const person = people.get(customer_id ?? "")
  const order = orders.get(order_id ?? "")
  const written = order?.billing_address ?? order?.shipping_address
  return {
    customer_id,
    name: person?.name ?? ([written?.first_name, written?.last_name].filter(Boolean).join(" ") || null),
    email: person?.email ?? order?.email ?? cart_emails.get(cart_id) ?? null,
  }
}

const orderOf = ({ order_id, net }: ReferralRow, orders: Map<string, Order>): AdminReferral["order"] => {
  const order = orders.get(order_id ?? "")
  return order ? { id: order.id, display_id: order.display_id ?? null, currency_code: order.currency_code, net: net ?? "0", placed_at: order.created_at.toISOString() } : null
}

/** One referral with its way and what it gave. @throws RefusalError `referral_not_found` */
export const presentReferralDetail = async (container: MedusaContainer, id: string, at: Date): Promise<AdminReferralDetail> => {
  const service = referrals(container)
  const rows = await service.referralsByIds([id])
  const [referral] = await presentReferrals(container, rows)
  if (!referral) {
    throw new RefusalError("referral_not_found", [{ path: "id", reason: "referral_not_found", message: `there is no referral ${id}` }])
  }
  const history = await service.changesOf(id)
  const grants = await grantsOfSources(container, "referral", [id], at)
  return { ...referral, history: history.map(presentChange), rewards: grants.flatMap(presentReward) }
}

const presentChange = ({ reason, at, ...change }: ReferralChangeRow): AdminReferralChange => ({ ...change, reason: reason as ReferralReason, at: at.toISOString() })

const presentReward = ({ id, key, reward, code, granted_at, done_at, withdrawn_at, error }: GivenReward): AdminReferralReward[] => {
  const side = sideOfKey(key)
  return side
    ? [{ grant_id: id, side, reward, code: code?.code ?? null, granted_at: granted_at.toISOString(), done_at: done_at?.toISOString() ?? null, withdrawn_at: withdrawn_at?.toISOString() ?? null, error }]
    : []
}

/** Advocates of a page with what they have brought and got. At most ten statements, however many they are. */
export const presentAdvocates = async (container: MedusaContainer, advocates: readonly Advocate[], at: Date): Promise<AdminReferralAdvocate[]> => {
  const service = referrals(container)
  const ids = advocates.map(({ id }) => id)
  const owners = await namedAdvocates(container, advocates)
  const codes = new Map((await service.currentCodes(ids)).map((code) => [code.advocate.id, code]))
  const counts = await service.countsOf(ids)
  const revenue = await service.revenueOf(ids)
  const kept = await keptBy(container, ids, at)
  return advocates.map(({ id, owner_type, owner_id }) => ({
    id,
    owner: owners.get(id) ?? { type: owner_type, id: owner_id, name: null, email: null },
    code: codes.get(id)?.shown ?? null,
    is_vanity: codes.get(id)?.is_vanity ?? false,
    counts: counts.get(id) ?? NO_FRIENDS,
    ...sumsOf(kept.get(id) ?? []),
    revenue: Object.fromEntries(revenue.filter(({ advocate_id }) => advocate_id === id).map(({ currency_code, net }) => [currency_code, net])),
  }))
}
