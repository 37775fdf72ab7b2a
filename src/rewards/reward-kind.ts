/**
 * What a rule can give. One kind is one file: stored shape, validation and words come from one
 * definition. Occasions and referrals share them; who gets a reward, and why, is not known here.
 */
import type { ZodType } from "../shared/schema"

export const LANGUAGES = ["en", "de"] as const
export type Language = (typeof LANGUAGES)[number]

/** The same sentence in each language. */
export type Words = Record<Language, string>

/** Ids that a reward names: whether they exist is asked elsewhere. `path` is within the reward. */
export type RewardReference = { path: string; entity: "products" | "categories" | "collections" | "currencies" | "levels"; ids: string[] }

/** A kind of reward as everybody knows it. */
export type RewardKind<Reward> = {
  kind: string
  schema: ZodType<Reward>
  /** What the buyer gets, in words: `10 % off`. */
  title: (reward: Reward) => Words
  references: (reward: Reward) => RewardReference[]
}

/** Defines a kind of reward. */
export const defineReward = <Reward>(kind: RewardKind<Reward>): RewardKind<Reward> => kind
