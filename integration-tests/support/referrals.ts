import { randomBytes } from "node:crypto"
import type { AdminReferralProgram } from "../../src/types/referrals"
import { asAdmin, ok } from "./api"
import { withClient } from "./database"
import { eventually } from "./eventually"

export const inDatabase = (text: string, values: unknown[] = []) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))

/** What a programme needs to be told to be as if it had never been changed. */
const UNTOUCHED = {
  status: "off",
  starts_at: null,
  ends_at: null,
  advocates: { customer_group_ids: [], level_ids: [], with_completed_order: false },
  members_refer_for: "person",
  friend: { discount: { type: "percentage", value: "10" }, minimum_spend: null, points: null },
  advocate: { kind: "points", amount: { type: "fixed", points: 500 } },
  milestones: [],
  minimum_order: null,
  qualifies_at: "order_placed",
  claim_days: 30,
  holding_days: 0,
  limits: { per_advocate: null, per_period: null, in_total: null },
  when_undone: "proportional",
  reviewed_signals: [],
  invitations_per_day: 5,
  advocate_name: "first_name",
  link_base: null,
  terms: null,
}

/** The programme of the shop with these settings, and no others: 10 % off for the friend, 500 points for the advocate at once. */
export const setReferralProgram = async (settings: Record<string, unknown> = {}): Promise<AdminReferralProgram> =>
  (await ok<{ program: AdminReferralProgram }>(asAdmin().post("/admin/referrals/program", { ...UNTOUCHED, status: "active", ...settings }))).program

/** Off: what other specs do is then none of its business. */
export const endReferralProgram = () => setReferralProgram({ status: "off" })

const newId = (prefix: string): string => `${prefix}_${randomBytes(10).toString("hex")}`

/** What an advocate is known by. */
export type Advocate = { id: string; code: string; codeId: string }

/** An advocate with a code, past the routes. */
export const insertAdvocate = async (owner: { customerId: string } | { companyId: string }, code = `T${randomBytes(5).toString("hex").toUpperCase()}`): Promise<Advocate> => {
  const advocate = { id: newId("refadv"), code, codeId: newId("refcode") }
  const [type, id] = "customerId" in owner ? ["customer", owner.customerId] : ["company", owner.companyId]
  await inDatabase("INSERT INTO referral_advocate (id, owner_type, owner_id) VALUES ($1, $2, $3)", [advocate.id, type, id])
  await inDatabase("INSERT INTO referral_code (id, code, shown, advocate_id) VALUES ($1, $2, $2, $3)", [advocate.codeId, code, advocate.id])
  return advocate
}

/**
 * A claim of a friend on a cart, past the routes, under the terms of the programme as it is now.
 *
 * @property state `claimed` unless it is another
 * @property orderId The order that was made of the cart already
 */
export type Claim = { advocate: Advocate; cartId: string; customerId?: string | null; state?: string; reason?: string; orderId?: string; terms?: Record<string, unknown>; claimedAt?: Date; lapsesAt?: Date }

/** Returns the referral's id. Identities of the cart and the customer go with it, as those of a claim do. */
export const insertClaim = async ({ advocate, cartId, customerId = null, state = "claimed", reason = "code_entered", orderId, terms = {}, claimedAt = new Date(), lapsesAt }: Claim): Promise<string> => {
  const id = newId("refer")
  const [{ settings }] = (await inDatabase("SELECT settings FROM referral_program WHERE id = 'refprog'")).rows
  const until = lapsesAt ?? new Date(claimedAt.getTime() + 30 * 86_400_000)
  await inDatabase(
    `INSERT INTO referral (id, program_id, advocate_id, code_id, channel, state, reason, terms, cart_id, customer_id, order_id, claimed_at, lapses_at)
     VALUES ($1, 'refprog', $2, $3, 'code', $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, advocate.id, advocate.codeId, state, reason, JSON.stringify({ ...settings, ...terms }), cartId, customerId, orderId ?? null, claimedAt, until]
  )
  await inDatabase("INSERT INTO referral_change (id, referral_id, sequence, from_state, to_state, reason, at) VALUES ($1, $2, 1, NULL, $3, $4, $5)", [newId("refchg"), id, state, reason, claimedAt])
  for (const [kind, value] of Object.entries({ cart: cartId, customer: customerId })) {
    if (value) await inDatabase("INSERT INTO referral_identity (program_id, kind, digest, referral_id) VALUES ('refprog', $1, $2, $3)", [kind, value, id])
  }
  return id
}

/** A referral as it is stored. */
export type StoredReferral = { id: string; state: string; reason: string; order_id: string | null; customer_id: string | null; currency_code: string | null; net: string | null; qualified_at: Date | null; due_at: Date | null; rewarded_at: Date | null; ended_at: Date | null; rewards_open: boolean; friend_number: number | null; revision: number }

export const referralRow = async (id: string): Promise<StoredReferral> => (await inDatabase("SELECT * FROM referral WHERE id = $1", [id])).rows[0]

/** The states that a referral has been in, each with its reason: `claimed code_entered`. */
export const wayOf = async (id: string): Promise<string[]> =>
  (await inDatabase("SELECT to_state, reason FROM referral_change WHERE referral_id = $1 ORDER BY sequence", [id])).rows.map(({ to_state, reason }) => `${to_state} ${reason}`)

/** Waits until a referral is in a state. */
export const untilState = (id: string, state: string): Promise<StoredReferral> =>
  eventually(async () => {
    const row = await referralRow(id)
    return row.state === state ? row : undefined
  })

/** Moves the holding time of a referral past. */
export const passHolding = (id: string) => inDatabase("UPDATE referral SET due_at = now() - interval '1 minute' WHERE id = $1", [id])
