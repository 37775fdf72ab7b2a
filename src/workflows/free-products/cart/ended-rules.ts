import type { FreeCart } from "../../../modules/free-products/service"

/** Whether something stands in the cart of a rule that is not in force any more: archived, deleted, ended, or all are retired. */
export const hasEndedRules = ({ rules, lines, pieces }: FreeCart, at: Date): boolean => {
  if (!lines.length && !pieces.length) {
    return false
  }
  const in_force = new Set(rules.filter(({ starts_at, ends_at }) => (!starts_at || starts_at <= at) && (!ends_at || at < ends_at)).map(({ id }) => id))
  return [...lines, ...pieces].some(({ rule_id }) => !in_force.has(rule_id))
}
