import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { grantTerms } from "../../modules/reward-points/domain/terms"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { sha256 } from "../../shared/digest"
import { errorMessage } from "../../shared/error-message"
import { MOVED_IN } from "../../shared/moved-in"
import { z } from "../../shared/schema"

/** An event that was lost longer ago than this is not made up for. */
const DAYS = 30

const DAY = 24 * 60 * 60 * 1000

/** Customers that are read at once. */
const BATCH = 500

export type GrantRegistrationsInput = {
  /** Customers who have just come; left out: all who registered in the last thirty days. */
  customer_ids?: string[]
}

const registered = z.object({ id: z.string(), created_at: z.coerce.date(), created_by: z.string().nullish() })

type Registered = z.infer<typeof registered>

const grantRegistrationsStep = createStep("grant-points-registrations", async ({ customer_ids }: GrantRegistrationsInput, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const outcome = { granted: 0, failed: [] as string[] }
  const versions = await service.readProgramVersions()
  if (!versions.some(({ program }) => program.earning.registration_points)) {
    return new StepResponse(outcome)
  }
  let page = await readRegistered(container, customer_ids, "")
  while (page.length) {
    const known = await service.knownKeys(page.map(keyOf))
    // Who came from another shop has not registered here.
    for (const customer of page.filter((each) => each.created_by !== MOVED_IN && !known.has(keyOf(each)))) {
      await grantOne(container, customer).then(
        (granted) => (outcome.granted += Number(granted)),
        (error: unknown) => noteFailure(container, outcome.failed, customer, error)
      )
    }
    page = page.length === BATCH ? await readRegistered(container, customer_ids, page[page.length - 1].id) : []
  }
  return new StepResponse(outcome)
})

/** Says nothing of who it is: it outlives the customer. */
const keyOf = ({ id }: Registered): string => `registration:${sha256(id)}`

const readRegistered = async (container: MedusaContainer, customer_ids: string[] | undefined, after: string): Promise<Registered[]> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "created_at", "created_by"],
    filters: { has_account: true, id: { $gt: after, ...(customer_ids && { $in: customer_ids }) }, ...(!customer_ids && { created_at: { $gte: new Date(Date.now() - DAYS * DAY) } }) },
    pagination: { take: BATCH, skip: 0, order: { id: "ASC" } },
  })
  return z.array(registered).parse(data)
}

/** What the programme gave for it when the customer registered: one that is switched on later gives nothing for earlier ones. */
const grantOne = async (container: MedusaContainer, customer: Registered): Promise<boolean> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgramAt(customer.created_at)
  const points = program.earning.registration_points
  if (program.status !== "active" || !points) {
    return false
  }
  const at = new Date()
  const [{ id: account_id }] = await service.ensureAccounts([{ type: "customer", id: customer.id }])
  const { repeated } = await service.credit({
    ...grantTerms(program, at, service.options.time_zone),
    type: "earn",
    account_id,
    points,
    at,
    idempotency_key: keyOf(customer),
    reason_code: "registration",
    program_version: program.version,
  })
  return !repeated
}

const noteFailure = (container: MedusaContainer, failed: string[], { id }: Registered, error: unknown): void => {
  failed.push(id)
  container.resolve(ContainerRegistrationKeys.LOGGER).error(`reward points: the registration of ${id} is tried again: ${errorMessage(error)}`)
}

export const grantRegistrationsWorkflowId = "grant-points-registrations"

/**
 * Grants the points for registering, once to each customer, as the programme said when he registered.
 * It can be repeated at any time. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await grantRegistrationsWorkflow(container).run({ input: { customer_ids: ["cus_1"] } })
 *
 * @summary Grant the points for registering. Answers `{ granted, failed }`.
 */
export const grantRegistrationsWorkflow = createWorkflow(grantRegistrationsWorkflowId, (input: GrantRegistrationsInput) => new WorkflowResponse(grantRegistrationsStep(input)))
