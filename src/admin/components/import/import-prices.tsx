import { Alert, Button } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminTierPriceImportDryRun } from "../../../types/tier-price-rule"
import { useStartedImport } from "../../hooks/use-import"
import { useWords } from "../../hooks/use-words"
import { type ImportFile, importFile, inputOfFile, isMapped } from "../../lib/import-file"
import { problemsOfError } from "../../lib/sdk"
import { tierPriceRules } from "../../lib/tier-price-rules-api"
import { RouteModal } from "../common/route-modal"
import { DryRunResult } from "./dry-run-result"
import { FileField } from "./file-field"
import { MagentoMapping } from "./magento-mapping"

/** Choose a file, say what its names mean, see what would happen, then let it happen. */
export const ImportPrices = () => {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const { remember } = useStartedImport()
  const [file, setFile] = useState<ImportFile | null>(null)
  const [tried, setTried] = useState<AdminTierPriceImportDryRun | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const ready = tried !== null && tried.error_count === 0 && tried.rows > 0

  const choose = (chosen: ImportFile | null) => {
    setFile(chosen)
    setTried(null)
    setRefused([])
  }
  const run = async () => {
    if (!file || !isMapped(file)) {
      return
    }
    setBusy(true)
    setRefused([])
    try {
      if (ready) {
        const started = await tierPriceRules.startImport(inputOfFile(file))
        remember(started.import.id)
        navigate("/tier-prices")
      } else {
        setTried(await tierPriceRules.tryImport(inputOfFile(file)))
      }
    } catch (error) {
      setRefused(problemsOfError(error).map(words.problem))
    } finally {
      setBusy(false)
    }
  }

  return (
    <RouteModal
      title={t("import.title")}
      description={t("import.hint")}
      back="/tier-prices"
      onSubmit={() => void run()}
      actions={
        <>
          <Button type="button" size="small" variant="secondary" onClick={() => navigate("/tier-prices")}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" size="small" isLoading={busy} disabled={!file || !isMapped(file)}>
            {t(ready ? "import.start" : "import.try")}
          </Button>
        </>
      }
    >
      <FileField
        name={file?.name}
        hint={t(file ? `import.format.${file.format}` : "import.chooseHint")}
        onChoose={(name, csv) => choose(importFile(name, csv))}
      />
      {file?.format === "magento" && <MagentoMapping file={file} onChange={choose} />}
      {refused.length > 0 && (
        <Alert variant="error" role="alert">
          {refused.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Alert>
      )}
      {tried && <DryRunResult result={tried} />}
    </RouteModal>
  )
}
