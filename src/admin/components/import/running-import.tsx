import { Alert, Button } from "@medusajs/ui"
import { useImportProgress, useStartedImport } from "../../hooks/use-import"
import { useWords } from "../../hooks/use-words"
import { ImportProgress } from "./import-progress"

/** An import goes on while one does other things; the list says how far it is and how it ended. */
export const RunningImport = () => {
  const { t } = useWords()
  const { id, dismiss } = useStartedImport()
  const { data, isError } = useImportProgress(id)
  if (!id || (!data && !isError)) {
    return null
  }
  const variant = isError ? "warning" : data?.status === "done" ? "success" : data?.status === "failed" ? "error" : "info"
  return (
    <Alert variant={variant} role="status">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0 flex-1">
          {data ? <ImportProgress state={data} /> : t("import.lost")}
        </div>
        {data?.status !== "running" && (
          <Button size="small" variant="transparent" onClick={dismiss}>
            {t("common.dismiss")}
          </Button>
        )}
      </div>
    </Alert>
  )
}
