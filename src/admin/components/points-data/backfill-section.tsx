import { Alert, Button, DatePicker } from "@medusajs/ui"
import { useState } from "react"
import { useForgetPoints } from "../../hooks/use-points-accounts"
import { useWords } from "../../hooks/use-words"
import { type AdminPointsBackfillResponse, rewardPoints } from "../../lib/points-api"
import type { Problem } from "../../lib/problem"
import { problemsOfError } from "../../lib/sdk"
import { Field } from "../common/field"
import { RefusedAlert } from "../common/refused-alert"
import { Section } from "../common/section"
import { FieldPair } from "../points-form/fields"

type Range = { from: Date | null; to: Date | null }

/** Points for orders that are older than the programme: first what would happen, then that it happens. */
export const BackfillSection = () => {
  const { t } = useWords()
  const forget = useForgetPoints()
  const [range, setRange] = useState<Range>({ from: null, to: null })
  const [result, setResult] = useState<AdminPointsBackfillResponse | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Problem[]>([])
  const ready = result?.dry_run === true && result.granted > 0

  const run = async () => {
    setBusy(true)
    setRefused([])
    try {
      const { from, to } = range
      setResult(await rewardPoints.backfill({ ...(from ? { from: from.toISOString() } : {}), ...(to ? { to: to.toISOString() } : {}), dry_run: !ready }))
      if (ready) {
        await forget()
      }
    } catch (error) {
      setRefused(problemsOfError(error))
    } finally {
      setBusy(false)
    }
  }
  const choose = (patch: Partial<Range>) => {
    setRange({ ...range, ...patch })
    setResult(null)
  }
  return (
    <Section
      title={t("points.data.backfill.title")}
      hint={t("points.data.backfill.hint")}
      action={
        <Button size="small" variant={ready ? "primary" : "secondary"} isLoading={busy} onClick={() => void run()}>
          {t(ready ? "points.data.backfill.run" : "points.data.backfill.try")}
        </Button>
      }
    >
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <FieldPair>
          {(["from", "to"] as const).map((name) => (
            <Field key={name} label={t(`points.data.backfill.${name}`)} hint={t(`points.data.backfill.${name}Hint`)} optional>
              {(input) => <DatePicker id={input.id} aria-label={t(`points.data.backfill.${name}`)} value={range[name]} onChange={(date) => choose({ [name]: date })} />}
            </Field>
          ))}
        </FieldPair>
        <RefusedAlert problems={refused} />
        {result && <BackfillResult result={result} />}
      </div>
    </Section>
  )
}

const BackfillResult = ({ result: { dry_run, orders, granted, points } }: { result: AdminPointsBackfillResponse }) => {
  const { t, number } = useWords()
  const said = granted === 0 ? "nothing" : dry_run ? "would" : "done"
  return (
    <Alert variant={said === "done" ? "success" : "info"} role="status">
      {t(`points.data.backfill.said.${said}`, { count: granted, orders: number(orders), granted: number(granted), points: number(points) })}
    </Alert>
  )
}
