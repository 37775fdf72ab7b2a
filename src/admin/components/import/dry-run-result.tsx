import { Alert } from "@medusajs/ui"
import type { AdminTierPriceImportDryRun } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { ImportErrors } from "./import-errors"

/** What the import would do. Nothing has happened yet. */
export const DryRunResult = ({ result }: { result: AdminTierPriceImportDryRun }) => {
  const { t, number } = useWords()
  const { rows, rules, replaced, variants, errors, error_count } = result
  const counts = { count: error_count || rules, rows: number(rows), rules: number(rules), variants: number(variants), errors: number(error_count) }
  return (
    <section className="flex flex-col gap-y-3" role="status">
      <Alert variant={error_count > 0 ? "error" : rows === 0 ? "warning" : "success"}>
        {t(error_count > 0 ? "import.tried.errors" : rows === 0 ? "import.tried.empty" : "import.tried.fine", counts)}
        {error_count === 0 && replaced > 0 && ` ${t("import.tried.replaced", { count: replaced })}`}
      </Alert>
      {errors.length > 0 && <ImportErrors errors={errors} count={error_count} />}
    </section>
  )
}
