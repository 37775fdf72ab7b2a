import type { TierPriceImport } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { ImportErrors } from "./import-errors"

/** A bar and a sentence; a failed import says what was wrong, and that nothing was changed. */
export const ImportProgress = ({ state }: { state: TierPriceImport }) => {
  const { t, number } = useWords()
  const { status, rows_done, rows_total, errors, error_count, rule_ids } = state
  const share = rows_total > 0 ? Math.round((rows_done / rows_total) * 100) : 0
  return (
    <div className="flex flex-col gap-y-2">
      <p>
        {t(`import.status.${status}`, {
          count: rule_ids.length,
          done: number(rows_done),
          total: number(rows_total),
          rules: number(rule_ids.length),
        })}
      </p>
      {status === "running" && (
        <div
          role="progressbar"
          aria-label={t("import.title")}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share}
          className="bg-ui-bg-switch-off h-1.5 w-full overflow-hidden rounded-full"
        >
          <div className="bg-ui-bg-interactive h-full transition-all" style={{ width: `${share}%` }} />
        </div>
      )}
      {errors.length > 0 && <ImportErrors errors={errors} count={error_count} />}
    </div>
  )
}
