import { Alert } from "@medusajs/ui"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"

/** Loud on purpose: a broken rule applies to nobody, so somebody pays a price that was not meant. */
export const BrokenAlert = ({ rule }: { rule: AdminTierPriceRule }) => {
  const words = useWords()
  if (!rule.broken) {
    return null
  }
  return (
    <Alert variant="error" role="alert">
      <p className="txt-small-plus">{words.t("broken.title", { name: rule.name })}</p>
      <ul className="mt-1 list-disc pl-4">
        {rule.broken.map((problem) => (
          <li key={`${problem.path}-${problem.reason}`}>
            <code>{problem.path}</code>: {words.problem(problem)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
