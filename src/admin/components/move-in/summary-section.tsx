import { clx } from "@medusajs/ui"
import type { AdminMoveIn, MoveInReport } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { rowsOf } from "../../lib/move-in-report"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ReportTable } from "./report-table"

const figures = ["rows", "created", "changed", "removed", "left", "not_movable", "noted"] as const

/** What became, or would become, of each kind of thing. */
export const SummarySection = ({ mode, report: { things } }: { mode: AdminMoveIn["mode"]; report: Pick<MoveInReport, "things"> }) => {
  const { t, number, thing } = useMoveInWords()
  const title = t(`moveIn.summary.${mode}`)
  return (
    <Section title={title} hint={t(mode === "dry_run" ? "moveIn.summary.dryHint" : "moveIn.summary.applyHint")}>
      {things.length === 0 ? (
        <SaidLine text={t("moveIn.summary.none")} />
      ) : (
        <ReportTable
          label={title}
          columns={[{ name: t("moveIn.columns.thing") }, ...figures.map((figure) => ({ name: t(`moveIn.columns.${figure}`), right: true }))]}
          rows={things.map((of) => ({
            key: of.thing,
            cells: [
              <span key="thing" className="text-ui-fg-base">
                {thing(of.thing)}
              </span>,
              ...figures.map((figure) => {
                const value = figure === "not_movable" || figure === "noted" ? rowsOf(of[figure]) : of[figure]
                return (
                  <span key={figure} className={clx(value === 0 ? "text-ui-fg-muted" : figure === "not_movable" ? "text-ui-tag-orange-text" : "text-ui-fg-base")}>
                    {number(value)}
                  </span>
                )
              }),
            ],
          }))}
        />
      )}
    </Section>
  )
}
