/** More requests than this are not worth an answer. */
const MOST = 4

/**
 * What is searched for, one after the other until something is found: the words as they were typed, in the singular,
 * and then each by itself, the longest first. "M6 bolts" finds the bolts, which are called "Hexagon bolt" here.
 */
export function wordingsOf(typed: string): string[] {
  const words = typed.trim().split(/\s+/).filter(Boolean).map(singular)
  const longestFirst = words.toSorted((a, b) => b.length - a.length).filter((word) => word.length > 2)
  return [...new Set([typed.trim(), words.join(" "), ...longestFirst])].filter(Boolean).slice(0, MOST)
}

/** English is enough for a shop whose articles have English names; words that merely end in s keep it. */
function singular(word: string): string {
  if (/\d|ss$|us$|is$/i.test(word) || word.length < 4) {
    return word
  }
  return /ies$/i.test(word) ? word.replace(/ies$/i, "y") : word.replace(/(?<=ss|x|ch|sh)es$|s$/i, "")
}
