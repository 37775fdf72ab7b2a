import type { AdminFreeProductVerdict, FreeProductReason } from "../../types/free-products"

/** What one wants to read first: rules that are broken, then those that give, then those that nearly do, the nearest first. */
export const inOrderOfInterest = (verdicts: AdminFreeProductVerdict[]): AdminFreeProductVerdict[] => {
  const rank = ({ broken, fires, near_miss }: AdminFreeProductVerdict) => (broken ? 0 : fires ? 1 : near_miss ? 2 : 3)
  return [...verdicts].sort((a, b) => rank(a) - rank(b) || (b.near_miss?.progress ?? 0) - (a.near_miss?.progress ?? 0) || a.name.localeCompare(b.name))
}

/** In one word what became of a rule. */
export type Answer = "broken" | "declined" | "gives" | "choice_open" | "gives_nothing" | "misses"

/** A rule that fires may still give nothing: the buyer declined it, has not chosen yet, or nothing is left. */
export const answerTo = ({ broken, declined, fires, lines, pieces, choice }: Pick<AdminFreeProductVerdict, "broken" | "declined" | "fires" | "lines" | "pieces" | "choice">): Answer => {
  if (broken) {
    return "broken"
  }
  if (!fires) {
    return "misses"
  }
  if (declined) {
    return "declined"
  }
  if (lines.length + pieces.length > 0) {
    return "gives"
  }
  return choice && choice.open > 0 ? "choice_open" : "gives_nothing"
}

/** Why a rule does not count. Where it nearly does, that its amounts in other currencies are not met goes without saying. */
export const reasonsToSay = ({ reasons, near_miss }: Pick<AdminFreeProductVerdict, "reasons" | "near_miss">): FreeProductReason[] => reasons.filter(({ code }) => !near_miss || code !== "other_currency")
