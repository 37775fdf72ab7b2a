import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { groupTaken } from "../../../modules/loyalty-levels/refusals"
import { refuseAll } from "../../../shared/refusal-error"
import { z } from "../../../shared/schema"
import { groupRefusals } from "../group-refusals"
import { levels } from "../requalify"

const fields = z.record(z.string(), z.unknown()).catch({})

/** Stores a new ladder; undone by deleting it. Returns its id. */
export const makeLadderStep = createStep(
  "make-loyalty-ladder",
  async ({ ladder }: { ladder: unknown }, { container }) => {
    const id = await levels(container).makeLadder(ladder)
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await levels(container).removeLadder(id)
    }
  }
)

/** Changes a ladder in one transaction. The last step of its workflow: nothing after it can ask to undo it. */
export const changeLadderStep = createStep("change-loyalty-ladder", async ({ id, changes }: { id: string; changes: unknown }, { container }) => {
  await levels(container).changeLadder(id, fields.parse(changes))
  return new StepResponse(id)
})

/** Deletes a ladder. The last step of its workflow. */
export const removeLadderStep = createStep("remove-loyalty-ladder", async ({ id }: { id: string }, { container }) => {
  await levels(container).removeLadder(id)
  return new StepResponse(id)
})

/**
 * Reads a level that is to be made and finds the group for it: the given one, if it exists and is nobody's,
 * or a new one of the level's name; undone by deleting that. Returns the level as it is to be stored.
 */
export const groupForLevelStep = createStep(
  "group-for-loyalty-level",
  async ({ ladder_id, level: input }: { ladder_id: string; level: unknown }, { container }) => {
    const level = await levels(container).checkedLevel(ladder_id, input)
    if (level.customer_group_id !== undefined) {
      refuseAll(await groupRefusals(container, level.customer_group_id, null))
      return new StepResponse({ ...level, customer_group_id: level.customer_group_id }, null)
    }
    const group_id = await makeGroup(container, namesOfGroup(level.name, (await levels(container).ladder(ladder_id)).name))
    return new StepResponse({ ...level, customer_group_id: group_id }, group_id)
  },
  async (group_id, { container }) => {
    if (group_id) {
      await container.resolve(Modules.CUSTOMER).deleteCustomerGroups(group_id)
    }
  }
)

type Container = Parameters<typeof levels>[0]

/** Medusa has each name once: `Silver`, else `Silver (Club)`, else `Silver (Club 2)`. */
const namesOfGroup = (level: string, ladder: string): string[] => [level, `${level} (${ladder})`, ...Array.from({ length: 98 }, (_, index) => `${level} (${ladder} ${index + 2})`)]

/**
 * A group by the first name that is free. Others may take a name meanwhile, as when several make a level at one
 * moment: then the next. Whether it is still theirs says nothing: who is refused has given it up again by then.
 */
const makeGroup = async (container: Container, names: string[]): Promise<string> => {
  const customers = container.resolve(Modules.CUSTOMER)
  const taken = new Set((await customers.listCustomerGroups({ name: { $in: names } }, { select: ["id", "name"], take: null })).map(({ name }) => name))
  const [name, ...others] = names.filter((each) => !taken.has(each))
  try {
    return (await customers.createCustomerGroups({ name: name ?? names[0] })).id
  } catch (error) {
    if (!others.length || !isNameTaken(error)) {
      throw error
    }
    return makeGroup(container, others)
  }
}

/** Of a group that is nothing but a name, Medusa finds only data invalid whose name another group has. */
const isNameTaken = (error: unknown): boolean => MedusaError.isMedusaError(error) && error.type === MedusaError.Types.INVALID_DATA

/** Stores a new level. The last step of its workflow. Returns its id. */
export const makeLevelStep = createStep("make-loyalty-level", async ({ ladder_id, level }: { ladder_id: string; level: Parameters<ReturnType<typeof levels>["makeLevel"]>[1] }, { container }) =>
  new StepResponse(await levels(container).makeLevel(ladder_id, level))
)

/** Changes a level in one transaction. The last step of its workflow. */
export const changeLevelStep = createStep("change-loyalty-level", async ({ id, changes }: { id: string; changes: unknown }, { container }) => {
  const given = fields.parse(changes)
  if (typeof given.customer_group_id === "string") {
    refuseAll(await groupRefusals(container, given.customer_group_id, id))
  }
  await levels(container).changeLevel(id, given)
  return new StepResponse(id)
})

/** Deletes a level; its group stays, without those that we have put into it once everybody was looked at. The last step of its workflow. */
export const removeLevelStep = createStep("remove-loyalty-level", async ({ id }: { id: string }, { container }) => {
  await levels(container).removeLevel(id)
  return new StepResponse(id)
})

/** A level's group cannot become a company as well. @throws RefusalError `group_of_level` */
export const refuseLevelGroupStep = createStep("refuse-group-of-loyalty-level", async ({ company }: { company: unknown }, { container }) => {
  const { customer_group_id } = z.object({ customer_group_id: z.string().optional() }).catch({}).parse(company)
  if (customer_group_id && (await levels(container).levelGroups()).has(customer_group_id)) {
    throw groupTaken(customer_group_id, "level")
  }
  return new StepResponse(void 0)
})
