/**
 * Something wrong with a field: found while typing (`reason` alone), or by the backend (with its `message`).
 * `details` fill the holes in our words for the reason, e.g. `{ least: 1, most: 100 }`.
 */
export type Problem = { path: string; reason: string; message?: string; details?: Record<string, string | number> }

/** The problem of exactly this field. */
export function problemAt(problems: Problem[], path: string): Problem | undefined {
  return problems.find((problem) => problem.path === path)
}

/** The first problem of this field or of anything inside it. */
export function problemWithin(problems: Problem[], path: string): Problem | undefined {
  return problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
}
