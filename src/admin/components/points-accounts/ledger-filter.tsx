import { Select } from "@medusajs/ui"
import type { PointsEntryType } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"

/** The six verbs of the ledger. */
export const entryTypes = ["earn", "redeem", "expire", "clawback", "restore", "adjust"] as const satisfies readonly PointsEntryType[]

const everything = "all"

/** All entries, or those of one kind. */
export const LedgerFilter = ({ type, onChange }: { type: PointsEntryType | null; onChange: (type: PointsEntryType | null) => void }) => {
  const { t } = useWords()
  return (
    <Select size="small" value={type ?? everything} onValueChange={(chosen) => onChange(entryTypes.find((candidate) => candidate === chosen) ?? null)}>
      <Select.Trigger aria-label={t("points.entries.filter")} className="w-36 sm:w-44">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={everything}>{t("points.entries.all")}</Select.Item>
        {entryTypes.map((value) => (
          <Select.Item key={value} value={value}>
            {t(`points.entries.types.${value}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
