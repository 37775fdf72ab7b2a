import { Alert } from "@medusajs/ui"
import type { AdminEarningRule } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"

/** Loud on purpose: a broken rule gives nothing, so somebody misses points that were promised. */
export const BrokenRule = ({ rule }: { rule: AdminEarningRule }) => {
  const words = useWords()
  return rule.broken ? (
    <Alert variant="error" role="alert">
      <p className="txt-small-plus">{words.t("points.rules.broken", { name: rule.name })}</p>
      <ul className="mt-1 list-disc pl-4">
        {rule.broken.map((problem) => (
          <li key={`${problem.path}-${problem.reason}`}>
            <code>{problem.path}</code>: {words.problem(problem)}
          </li>
        ))}
      </ul>
    </Alert>
  ) : null
}
