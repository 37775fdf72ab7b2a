import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useWords } from "../../hooks/use-words"
import { rewardPoints } from "../../lib/points-api"
import { saidBy } from "../../lib/said-by"
import { saveAsFile } from "../../lib/save-as-file"
import { Section, SectionRow } from "../common/section"

/** Opening balances in, all balances out. */
export const FilesSection = () => {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveAsFile("reward-points.csv", await rewardPoints.export())
    } catch (error) {
      toast.error(saidBy(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      title={t("points.data.files.title")}
      hint={t("points.data.files.hint")}
      action={
        <div className="flex flex-wrap justify-end gap-2">
          <Button size="small" variant="secondary" isLoading={busy} onClick={() => void save()}>
            {t("actions.export")}
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to="/reward-points/data/import">{t("actions.import")}</Link>
          </Button>
        </div>
      }
    >
      <SectionRow title={t("points.data.files.columns")}>
        <code className="break-words">customer_email, company, points, expires_at, note</code>
      </SectionRow>
    </Section>
  )
}
