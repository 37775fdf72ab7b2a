/** Whether a statement of the operator's own is one SELECT and nothing else. */

const WORDS_THAT_DO_MORE: { pattern: RegExp; means: string }[] = [
  { pattern: /^INTO$/, means: "INTO" },
  { pattern: /^FOR (UPDATE|SHARE)$/, means: "FOR UPDATE" },
  { pattern: /^LOCK IN$/, means: "LOCK IN SHARE MODE" },
  { pattern: /^PROCEDURE \w+$/, means: "PROCEDURE" },
]

/** Quoted texts and names, comments, and what may not be in it, each as one piece; then words and single characters. */
const PIECES = /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`(?:[^`]|``)*`|\/\*[^]*?\*\/|--(?=\s|$)[^\n]*|#[^\n]*|[\p{L}_$@][\p{L}\p{N}_$]*|\s+|[^]/gu

/**
 * Looks at a statement before the server does. It runs as a derived table in a read-only session, which would refuse
 * most of what is refused here; this says it in words, and where it would not.
 *
 * @returns what is wrong with it; null: it is a SELECT
 */
export const selectOnly = (statement: string): string | null => {
  const pieces = statement.match(PIECES) ?? []
  const comment = pieces.find((piece) => /^\/\*M?!/.test(piece))
  if (comment) {
    return "must hold no executable comment (/*! … */)"
  }
  const open = pieces.find((piece, index) => /^['"`]$/.test(piece) || (piece === "/" && pieces[index + 1] === "*"))
  if (open) {
    return `must end its ${open === "/" ? "comment" : `quote ${open}`}`
  }
  const code = pieces.filter((piece) => !/^(\s+|\/\*[^]*|--[^]*|#[^]*)$/.test(piece))
  if (code.includes(";")) {
    return "must be one statement without a semicolon"
  }
  const words = code.filter((piece) => /^[\p{L}_]/u.test(piece)).map((word) => word.toUpperCase())
  if (!/^[\p{L}_]/u.test(code[0] ?? "") || !["SELECT", "WITH"].includes(words[0])) {
    return `must begin with SELECT or WITH, not ${code[0] ?? "be empty"}`
  }
  if (!isBalanced(code)) {
    return "must close each parenthesis that it opens"
  }
  // A column of a table may be called as a word is: `t.into`.
  const pairs = code.map((piece, index) => (code[index - 1] === "." ? "" : [piece, code[index + 1] ?? ""].join(" ").toUpperCase()))
  const more = WORDS_THAT_DO_MORE.find(({ pattern }) => pairs.some((pair) => pattern.test(pair) || pattern.test(pair.split(" ")[0])))
  return more ? `must only read: ${more.means} does more` : null
}

/** A parenthesis too many would end the derived table that it runs in. */
const isBalanced = (code: string[]): boolean => {
  let depth = 0
  for (const piece of code) {
    depth += piece === "(" ? 1 : piece === ")" ? -1 : 0
    if (depth < 0) return false
  }
  return depth === 0
}
