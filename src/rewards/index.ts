/** Every reward: one definition for occasions and referrals. A new kind is a file and a line here. */
import { accepted, refused, refusalsOf, type Parsed } from "../shared/refusal"
import { parseInput, takes, z } from "../shared/schema"
import { levelReward } from "./kinds/level"
import { personalCodeReward } from "./kinds/personal-code"
import { pointsReward } from "./kinds/points"
import type { RewardReference, Words } from "./reward-kind"

export type { Language, RewardReference, Words } from "./reward-kind"
export type { PersonalCodeReward } from "./kinds/personal-code"
export { currenciesOf, discountInWords, targetsOf } from "./kinds/personal-code"

const KINDS = ["points", "personal_code", "level"] as const

/** A reward as a rule holds it. */
export type Reward = z.infer<typeof pointsReward.schema> | z.infer<typeof personalCodeReward.schema> | z.infer<typeof levelReward.schema>

/** Only the shape of the kind that is named is read, so that what is wrong with it is said, and not that it is no other kind. */
export const rewardSchema: z.ZodType<Reward> = z.unknown().transform((input, context): Reward => {
  const kind = z.object({ kind: z.enum(KINDS) }).safeParse(input)
  const schema: z.ZodType<Reward> = kind.success ? SCHEMAS[kind.data.kind] : z.object({ kind: z.enum(KINDS, takes(...KINDS)) }).pipe(z.never())
  const result = parseInput(schema, input)
  if (!result.success) {
    refusalsOf(result.error.issues).forEach(({ path, reason, message }) => context.addIssue({ code: "custom", path: path ? path.split(".") : [], message, params: { reason } }))
    return z.NEVER
  }
  return result.data
})

const SCHEMAS: Record<Reward["kind"], z.ZodType<Reward>> = { points: pointsReward.schema, personal_code: personalCodeReward.schema, level: levelReward.schema }

/** Reads a reward from untrusted input. Refusals name `kind`, `discount.value`, `scope` … */
export const parseReward = (input: unknown): Parsed<Reward> => {
  const result = parseInput(rewardSchema, input)
  return result.success ? accepted(result.data) : refused(refusalsOf(result.error.issues))
}

/** What the buyer gets, in words. */
export const titleOf = (reward: Reward): Words => {
  switch (reward.kind) {
    case "points":
      return pointsReward.title(reward)
    case "personal_code":
      return personalCodeReward.title(reward)
    case "level":
      return levelReward.title(reward)
  }
}

/** What a reward names that has to exist. */
export const referencesOf = (reward: Reward): RewardReference[] => {
  switch (reward.kind) {
    case "points":
      return pointsReward.references(reward)
    case "personal_code":
      return personalCodeReward.references(reward)
    case "level":
      return levelReward.references(reward)
  }
}
