import type { MoveInExample, MoveInProof, MoveInReason, MoveInReport, MoveInThing, MoveInThingReport } from "../../types/move-in"

/** A reason with the kind of thing whose rows it is about. */
export type ReasonOfThing = MoveInReason & { thing: MoveInThing }

export const changes = ["created", "changed", "removed"] as const
export type Change = (typeof changes)[number]

/** Examples of what was created, changed or removed of one kind of thing. */
export type MovedExamples = { thing: MoveInThing; change: Change; count: number; examples: MoveInExample[] }

export const proofParts = ["tiers", "points", "accounts", "prices"] as const
export type ProofPart = (typeof proofParts)[number]

/** How many rows the reasons are about. */
export const rowsOf = (reasons: readonly MoveInReason[]): number => reasons.reduce((sum, { count }) => sum + count, 0)

/** All reasons of one kind, those of most rows first. */
export const reasonsOf = ({ things }: Pick<MoveInReport, "things">, kind: "not_movable" | "noted"): ReasonOfThing[] =>
  things.flatMap((of) => of[kind].map((reason) => ({ ...reason, thing: of.thing }))).sort((one, other) => other.count - one.count)

/** The examples that there are, in the order in which things are moved. */
export const movedExamples = (things: readonly MoveInThingReport[]): MovedExamples[] =>
  things.flatMap((of) => changes.map((change) => ({ thing: of.thing, change, count: of[change], examples: of.examples[change] })).filter(({ examples }) => examples.length > 0))

/** Whether each part of the proof holds; null where it was not asked for. */
export const partsOfProof = ({ tiers, points, prices }: MoveInProof): Record<ProofPart, boolean | null> => ({
  tiers: tiers && tiers.source === tiers.shop && tiers.differences.length === 0,
  points: points && points.source === points.shop,
  accounts: points && points.different === 0,
  prices: prices && prices.different === 0,
})
