import { Container } from "@medusajs/ui"
import type { AdminMoveIn, MoveInReport } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { SaidLine } from "../common/said-line"
import { BooksSection } from "./books-section"
import { MovedExamplesSection } from "./moved-examples"
import { MoveInHeader } from "./move-in-header"
import { ProofSection } from "./proof-section"
import { NotedSection, NotMovableSection } from "./reasons-section"
import { SummarySection } from "./summary-section"
import { UnmappedSection } from "./unmapped-section"

/** One run: how it went, whether it is proven, and what became of everything. */
export const MoveInDetail = ({ run }: { run: AdminMoveIn }) => {
  const { t } = useMoveInWords()
  return (
    <div className="flex flex-col gap-y-3">
      <MoveInHeader run={run} />
      {run.report ? (
        <Report mode={run.mode} report={run.report} />
      ) : (
        run.status !== "running" && (
          <Container className="p-0">
            <SaidLine text={t("moveIn.detail.noReport")} />
          </Container>
        )
      )}
    </div>
  )
}

const Report = ({ mode, report }: { mode: AdminMoveIn["mode"]; report: MoveInReport }) => (
  <>
    {mode === "apply" && <ProofSection proof={report.proof} />}
    <SummarySection mode={mode} report={report} />
    <UnmappedSection unmapped={report.unmapped} />
    <NotMovableSection report={report} />
    <NotedSection report={report} />
    <BooksSection books={report.books} />
    <MovedExamplesSection report={report} />
  </>
)
