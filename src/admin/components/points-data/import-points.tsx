import { Alert, Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { useForgetPoints } from "../../hooks/use-points-accounts"
import { useWords } from "../../hooks/use-words"
import { type AdminPointsImportResponse, rewardPoints } from "../../lib/points-api"
import type { Problem } from "../../lib/problem"
import { problemsOfError } from "../../lib/sdk"
import { RefusedAlert } from "../common/refused-alert"
import { RouteModal } from "../common/route-modal"
import { FileField } from "../import/file-field"
import { ImportErrors } from "../import/import-errors"

type ChosenFile = { name: string; csv: string }

const back = "/reward-points/data"

/** Choose a file, see what would happen, then let it happen: all rows, or none. */
export const ImportPoints = () => {
  const { t, number } = useWords()
  const navigate = useNavigate()
  const forget = useForgetPoints()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [tried, setTried] = useState<AdminPointsImportResponse | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Problem[]>([])
  const ready = tried !== null && tried.error_count === 0 && tried.rows > 0

  const choose = (name: string, csv: string) => {
    setFile({ name, csv })
    setTried(null)
    setRefused([])
  }
  const run = async () => {
    if (!file || busy) {
      return
    }
    setBusy(true)
    setRefused([])
    try {
      if (ready) {
        const done = await rewardPoints.import(file.csv)
        await forget()
        toast.success(t("points.data.import.done", { count: done.accounts, accounts: number(done.accounts), points: number(done.points) }))
        navigate(back)
      } else {
        setTried(await rewardPoints.tryImport(file.csv))
      }
    } catch (error) {
      setRefused(problemsOfError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <RouteModal
      title={t("points.data.import.title")}
      description={t("points.data.import.hint")}
      back={back}
      onSubmit={() => void run()}
      actions={
        <>
          <Button type="button" size="small" variant="secondary" onClick={() => navigate(back)}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" size="small" isLoading={busy} disabled={!file}>
            {t(ready ? "import.start" : "import.try")}
          </Button>
        </>
      }
    >
      <FileField name={file?.name} hint={t("points.data.import.columns")} onChoose={choose} />
      <RefusedAlert problems={refused} />
      {tried && <Tried result={tried} />}
    </RouteModal>
  )
}

/** What the import would do. Nothing has happened yet. */
const Tried = ({ result: { rows, accounts, points, errors, error_count } }: { result: AdminPointsImportResponse }) => {
  const { t, number } = useWords()
  const said = error_count > 0 ? "errors" : rows === 0 ? "empty" : "fine"
  return (
    <section className="flex flex-col gap-y-3" role="status">
      <Alert variant={error_count > 0 ? "error" : rows === 0 ? "warning" : "success"}>
        {t(`points.data.import.tried.${said}`, {
          count: error_count || accounts,
          rows: number(rows),
          accounts: number(accounts),
          points: number(points),
          errors: number(error_count),
        })}
      </Alert>
      {errors.length > 0 && <ImportErrors errors={errors} count={error_count} file="reward-points-errors.csv" />}
    </section>
  )
}
