/**
 * A list with one of its entries a place further up or down; as it was where there is no such place.
 *
 * @example moved(["a", "b", "c"], 2, -1) // ["a", "c", "b"]
 */
export const moved = <T>(list: readonly T[], at: number, by: -1 | 1): T[] => {
  const to = at + by
  if (to < 0 || to >= list.length) {
    return [...list]
  }
  const rest = list.filter((_, index) => index !== at)
  return [...rest.slice(0, to), list[at], ...rest.slice(to)]
}
