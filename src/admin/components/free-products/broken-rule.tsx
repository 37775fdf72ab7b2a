import { Alert } from "@medusajs/ui"
import type { AdminFreeProductRule } from "../../../types/free-products"
import { useWords } from "../../hooks/use-words"

/** Loud on purpose: a broken rule gives nothing, so somebody misses what was promised. */
export const BrokenFreeProduct = ({ rule }: { rule: Pick<AdminFreeProductRule, "name" | "broken"> }) => {
  const words = useWords()
  return rule.broken ? (
    <Alert variant="error" role="alert">
      <p className="txt-small-plus">{words.t("freeProducts.broken", { name: rule.name })}</p>
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
