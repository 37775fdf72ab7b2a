import { Alert, Container, Heading, Text } from "@medusajs/ui"
import type { AdminMoveIn } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { duration } from "../../lib/duration"
import { SectionRow } from "../common/section"
import { MoveInModeBadge, MoveInStatusBadge } from "./badges"

type PartProps = { run: AdminMoveIn }

/** Which run it is, how far it is, and why not further. */
export const MoveInHeader = ({ run }: PartProps) => {
  const { t, date, system, thing, failure } = useMoveInWords()
  const { mode, status, started_at, ended_at, report } = run
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading className="min-w-0 break-words">{t("moveIn.detail.heading", { system: system(run.from), date: date(started_at) })}</Heading>
          <MoveInModeBadge mode={mode} />
          <MoveInStatusBadge status={status} />
        </div>
        {mode === "dry_run" && status === "done" && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("moveIn.detail.dry")}
          </Text>
        )}
      </div>
      {status === "running" && <Progress run={run} />}
      {run.failure && (
        <div className="px-6 py-4">
          <Alert variant="error" role="alert">
            <p className="txt-small-plus">{t(`moveIn.detail.failed.${mode}`)}</p>
            <p className="break-words">{failure(run.failure)}</p>
          </Alert>
        </div>
      )}
      <SectionRow title={t("moveIn.columns.what")}>{run.what.map(thing).join(", ")}</SectionRow>
      {report && (
        <SectionRow title={t("moveIn.detail.source")}>
          <span className="break-words">{report.source}</span>
        </SectionRow>
      )}
      {ended_at && <SectionRow title={t("moveIn.detail.ended")}>{t("moveIn.detail.took", { date: date(ended_at), time: duration(started_at, ended_at) })}</SectionRow>}
    </Container>
  )
}

const Progress = ({ run }: PartProps) => {
  const { t, progress } = useMoveInWords()
  const { rows, of } = run.progress ?? { rows: 0, of: 0 }
  const share = of > 0 ? Math.min(100, Math.round((rows / of) * 100)) : 0
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4" role="status">
      <Text size="small" className="tabular-nums">
        {progress(run)}
      </Text>
      <div role="progressbar" aria-label={t("moveIn.title")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share} className="bg-ui-bg-switch-off h-1.5 w-full overflow-hidden rounded-full">
        <div className="bg-ui-bg-interactive h-full transition-all" style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}
