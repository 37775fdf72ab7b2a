import { Alert } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"
import type { Problem } from "../../lib/problem"

/** What the backend refused and no field answers for, each with its path. */
export const RefusedAlert = ({ problems }: { problems: Problem[] }) => {
  const words = useWords()
  if (problems.length === 0) {
    return null
  }
  return (
    <Alert variant="error" role="alert" data-problem="">
      {problems.map((problem) => (
        <p key={`${problem.path}${problem.reason}`}>{[problem.path, words.problem(problem)].filter(Boolean).join(": ")}</p>
      ))}
    </Alert>
  )
}
