/** Steps that store occasions. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conditionsOf, parseOccasion, type OccasionInput } from "../../../modules/occasions/domain/occasion"
import { OCCASIONS } from "../../../modules/occasions/key"
import type { OccasionRow, OccasionsService } from "../../../modules/occasions/service"
import { referencesOf } from "../../../rewards"
import { dayOf, plusDays } from "../../../shared/calendar"
import type { Refusal } from "../../../shared/refusal"
import { RefusalError } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import { unknownAmong } from "../../tier-pricing/steps/references"

/** A change of one occasion: fields that are left out stay. */
export type OccasionChange = { id: string; changes: Record<string, unknown> }

const FIELDS = ["name", "description", "status", "trigger", "conditions", "reward", "starts_at", "ends_at", "per_year"] as const

/** @throws RefusalError `occasion_not_found` */
export const readOccasionRow = async (container: MedusaContainer, id: string): Promise<OccasionRow> => {
  const service = container.resolve<OccasionsService>(OCCASIONS)
  const [row] = isStorable(id) ? await service.listLoyaltyOccasions({ id }, { take: 1 }) : []
  if (!row) {
    throw new RefusalError("occasion_not_found", [{ path: "id", reason: "occasion_not_found", message: `there is no occasion ${id}` }])
  }
  return row
}

/**
 * @param changed the fields that have to name what exists: what a change leaves as it was may be gone since
 * @throws RefusalError `invalid_input` with every wrong field; `unknown_id` where the shop does not have what is named
 */
const readInput = async (container: MedusaContainer, input: unknown, changed: readonly string[] = FIELDS): Promise<OccasionInput> => {
  const parsed = parseOccasion(input)
  if (!parsed.ok) {
    throw new RefusalError("invalid_input", parsed.refusals)
  }
  const refusals = await unknownReferences(container, parsed.value, changed)
  if (refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
  return parsed.value
}

const unknownReferences = (container: MedusaContainer, { trigger, conditions, reward }: OccasionInput, changed: readonly string[]): Promise<Refusal[]> => {
  const named = [
    ...conditionsOf(trigger).namedIds(conditions).map(({ path, entity, ids }) => ({ path: `conditions.${path}`, kind: entity, ids })),
    ...referencesOf(reward).map(({ path, entity, ids }) => ({ path: `reward.${path}`, kind: entity, ids })),
  ]
  return unknownAmong(container, named.filter(({ path }) => changed.includes(path.split(".")[0])))
}

/** As Medusa's JSON columns take it. */
const columnsOf = ({ conditions, trigger, reward, ...occasion }: OccasionInput) => ({
  ...occasion,
  trigger: trigger as Record<string, unknown>,
  conditions: conditions as Record<string, unknown> | null,
  reward: reward as Record<string, unknown>,
})

/** An occasion that becomes active looks at what comes from then on: today is its first day. */
const activation = (container: MedusaContainer, status: OccasionInput["status"], before: Pick<OccasionRow, "status" | "active_since" | "run_until"> | null): Pick<OccasionRow, "active_since" | "run_until"> => {
  if (status !== "active") {
    return { active_since: null, run_until: before?.run_until ?? null }
  }
  if (before?.status === "active") {
    return { active_since: before.active_since, run_until: before.run_until }
  }
  const now = new Date()
  return { active_since: now, run_until: plusDays(dayOf(now, container.resolve<OccasionsService>(OCCASIONS).options.time_zone), -1) }
}

/** Stores a new occasion; undone by deleting it. */
export const createOccasionStep = createStep(
  "create-loyalty-occasion",
  async ({ occasion }: { occasion: unknown }, { container }) => {
    const input = await readInput(container, occasion)
    const { id } = await container.resolve<OccasionsService>(OCCASIONS).createLoyaltyOccasions({ ...columnsOf(input), ...activation(container, input.status, null) })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<OccasionsService>(OCCASIONS).deleteLoyaltyOccasions(id)
    }
  }
)

/** Changes an occasion; undone by storing it as it was. */
export const updateOccasionStep = createStep(
  "update-loyalty-occasion",
  async ({ id, changes }: OccasionChange, { container }) => {
    const service = container.resolve<OccasionsService>(OCCASIONS)
    const row = await readOccasionRow(container, id)
    const before = Object.fromEntries(FIELDS.map((field) => [field, row[field]]))
    const input = await readInput(container, { ...before, ...changes }, Object.keys(changes))
    await service.replaceOccasion(id, { ...input, ...activation(container, input.status, row) })
    return new StepResponse(id, { id, ...before, active_since: row.active_since, run_until: row.run_until })
  },
  async (before, { container }) => {
    if (before) {
      const { id, ...occasion } = before
      await container.resolve<OccasionsService>(OCCASIONS).replaceOccasion(id, occasion)
    }
  }
)
