import type { MoveInReport } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { Section } from "../common/section"
import { ReportTable } from "./report-table"

/** Websites and sales channels that the map does not name, and how to name them; nothing where there are none. */
export const UnmappedSection = ({ unmapped }: Pick<MoveInReport, "unmapped">) => {
  const { t, number } = useMoveInWords()
  return unmapped.length > 0 ? (
    <Section title={t("moveIn.unmapped.title")} hint={t("moveIn.unmapped.hint")}>
      <ReportTable
        label={t("moveIn.unmapped.title")}
        columns={[{ name: t("moveIn.columns.market") }, { name: t("moveIn.columns.form") }, { name: t("moveIn.columns.rows"), right: true }]}
        rows={unmapped.map(({ kind, name, rows }) => ({
          key: `${kind} ${name}`,
          cells: [
            <code key="name" className="text-ui-fg-base font-mono text-xs">
              {name}
            </code>,
            t(`moveIn.unmapped.kinds.${kind}`),
            number(rows),
          ],
        }))}
      />
    </Section>
  ) : null
}
