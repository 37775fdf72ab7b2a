/** Ids of a rule as a set: a rule may name ten thousand, and is asked for each line of each cart. */

const known = new WeakMap<readonly string[], ReadonlySet<string>>()

/** The same list answers with the same set. A list of a rule is never changed once it is read. */
export const idSet = (ids: readonly string[]): ReadonlySet<string> => {
  const found = known.get(ids)
  if (found) {
    return found
  }
  const set = new Set(ids)
  known.set(ids, set)
  return set
}
