import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { ownerDigest } from "../../modules/rewards/domain/personal-code"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantRow, RewardsService } from "../../modules/rewards/service"
import { parseReward, type Reward } from "../../rewards"
import { emailAddress } from "../../shared/email"
import { id, name } from "../../shared/fields"
import { RefusalError, refuseAll, unknownIdRefusal } from "../../shared/refusal-error"
import { refusalsOf } from "../../shared/refusal"
import { parseInput, storableText, z } from "../../shared/schema"
import { companyNames } from "../companies/company-members"
import { give } from "./give"
import { errorMessage } from "../../shared/error-message"

const grantInput = z
  .strictObject({
    /** What happened, once: of everything with this key one grant is made. */
    key: storableText().trim().min(1).max(500),
    customer_id: id.optional(),
    /** A company gets points, into its wallet, and nothing else. */
    company_id: id.optional(),
    /** Of a guest, who can get a personal code and nothing else. */
    email: emailAddress.optional(),
    source: z.strictObject({ type: z.enum(["occasion", "referral", "admin"]), id, name: name.nullable().default(null) }),
    /** In which currency a fixed discount is given where it names it; left out: that of the owner's last order. */
    currency_code: z.string().optional(),
  })
  .refine(({ customer_id, company_id, email }) => [customer_id, company_id, email].filter((each) => each !== undefined).length === 1, {
    message: "must name one of customer_id, company_id and email",
    params: { reason: "one_owner" },
  })

/** Read here: untrusted. `reward` is of the shape that `src/rewards` describes. */
export type GrantRewardInput = {
  key: string
  customer_id?: string
  company_id?: string
  email?: string
  source: { type: "occasion" | "referral" | "admin"; id: string; name?: string | null }
  currency_code?: string
  reward: unknown
}

/** `code` is the personal code that was given, if any. `is_new`: false where the key had been used before. */
export type GrantedReward = { grant_id: string; is_new: boolean; code: string | null; ends_at: string | null; granted_at: string }

const grantRewardStep = createStep("grant-reward", async ({ reward: given, ...input }: GrantRewardInput, { container }) => {
  const { key, customer_id, company_id, email, source, currency_code } = readInput(input)
  const service = container.resolve<RewardsService>(REWARDS)
  const known = await service.grantOfKey(key)
  const { grant, is_new } = known
    ? { grant: known, is_new: false }
    : await begin(container, { key, customer_id: customer_id ?? null, company_id: company_id ?? null, email_digest: ownerDigest(email), source, reward: readReward(given, { company_id, email }), currency_code })
  if (!grant.done_at && !grant.withdrawn_at) {
    await giveOrNote(container, grant)
  }
  const [code] = grant.reward.kind === "personal_code" ? await service.codesOfGrants([grant.id]) : []
  return new StepResponse<GrantedReward>({ grant_id: grant.id, is_new, code: code?.code ?? null, ends_at: code?.ends_at.toISOString() ?? null, granted_at: grant.granted_at.toISOString() })
})

const readInput = (input: unknown): z.infer<typeof grantInput> => {
  const result = parseInput(grantInput, input)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  return result.data
}

const readReward = (given: unknown, { company_id, email }: { company_id?: string; email?: string }): Reward => {
  const parsed = parseReward(given)
  if (!parsed.ok) {
    throw new RefusalError("invalid_input", parsed.refusals.map((refusal) => ({ ...refusal, path: ["reward", refusal.path].filter(Boolean).join(".") })))
  }
  refuseAll(email !== undefined && parsed.value.kind !== "personal_code" ? [{ path: "email", reason: "guest", message: "a guest can get a personal code only" }] : [])
  refuseAll(company_id !== undefined && parsed.value.kind !== "points" ? [{ path: "company_id", reason: "company", message: "a company can get points only" }] : [])
  return parsed.value
}

type NewReward = { key: string; customer_id: string | null; company_id: string | null; email_digest: string | null; source: GrantRow["source"]; reward: Reward; currency_code?: string }

const begin = async (container: MedusaContainer, { currency_code, ...input }: NewReward) => {
  await requireCustomer(container, input.customer_id)
  await requireCompany(container, input.company_id)
  return container.resolve<RewardsService>(REWARDS).beginGrant({ ...input, currency_code: await currencyOf(container, input, currency_code), granted_at: new Date() })
}

const requireCustomer = async (container: MedusaContainer, customer_id: string | null): Promise<void> => {
  if (customer_id === null) {
    return
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id"], filters: { id: customer_id } })
  refuseAll(data.length ? [] : [unknownIdRefusal("customer_id", "customer", [customer_id])])
}

const requireCompany = async (container: MedusaContainer, company_id: string | null): Promise<void> => {
  if (company_id !== null) {
    const names = await companyNames(container, [company_id])
    refuseAll(company_id in names ? [] : [unknownIdRefusal("company_id", "company", [company_id])])
  }
}

/** A promotion of Medusa has an amount in one currency: the one that the owner buys in, if the reward names it. */
const currencyOf = async (container: MedusaContainer, { reward, customer_id }: Pick<NewReward, "reward" | "customer_id">, wanted: string | undefined): Promise<string | null> => {
  if (reward.kind !== "personal_code" || reward.discount.type !== "fixed") {
    return null
  }
  const { amounts } = reward.discount
  const [first, ...others] = Object.keys(amounts)
  const bought_in = wanted ?? (others.length && customer_id ? await lastCurrency(container, customer_id) : undefined)
  return bought_in !== undefined && bought_in in amounts ? bought_in : first
}

const lastCurrency = async (container: MedusaContainer, customer_id: string): Promise<string | undefined> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["currency_code"], filters: { customer_id, is_draft_order: false }, pagination: { take: 1, skip: 0, order: { created_at: "DESC" } } })
  return data[0]?.currency_code
}

const giveOrNote = async (container: MedusaContainer, grant: GrantRow): Promise<void> => {
  try {
    await give(container, grant)
  } catch (error) {
    await container.resolve<RewardsService>(REWARDS).noteFailed(grant.id, errorMessage(error))
    throw error
  }
}

export const grantRewardWorkflowId = "grant-reward"

/**
 * Gives a reward once. The same key again answers the first grant, whatever else is said, and gives
 * what could not be given then. You can use this workflow within your own customizations.
 *
 * @example
 * await grantRewardWorkflow(container).run({
 *   input: {
 *     key: "anniversary-of-the-shop:cus_1",
 *     customer_id: "cus_1",
 *     source: { type: "admin", id: "anniversary" },
 *     reward: { kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 30 },
 *   },
 * })
 *
 * @summary Give a reward once. Answers `{ grant_id, is_new, code, ends_at, granted_at }`.
 * @throws RefusalError `invalid_input`, `unknown_id`; of points what `grantActionWorkflow` throws. What
 *   fails is tried again for a week (`maintainRewardsWorkflow`).
 */
export const grantRewardWorkflow = createWorkflow(grantRewardWorkflowId, (input: GrantRewardInput) => new WorkflowResponse(grantRewardStep(input)))
