/** Whether a rule holds for a buyer, as the source itself would say: what moved prices are compared with. */
import type { Condition } from "./rule-condition"

/** @returns null where it depends on what is not known here */
export const holdsFor = (condition: Condition | null, group_key: string | null, at: Date): boolean | null => {
  switch (condition?.kind) {
    case undefined:
      return false
    case "always":
      return true
    case "groups":
      return group_key !== null && condition.ids.includes(group_key)
    case "range":
      return (!condition.starts_at || condition.starts_at <= at) && (!condition.ends_at || at < condition.ends_at)
    case "and":
      return decided(condition.conditions.map((each) => holdsFor(each, group_key, at)), false)
    case "or":
      return decided(condition.conditions.map((each) => holdsFor(each, group_key, at)), true)
    case "unreadable":
      return null
  }
}

/** One answer that is `decisive` is the answer, whatever is not known of the others. */
const decided = (answers: (boolean | null)[], decisive: boolean): boolean | null => (answers.includes(decisive) ? decisive : answers.includes(null) ? null : !decisive)
