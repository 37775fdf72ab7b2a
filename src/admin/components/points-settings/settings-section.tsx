import { Button } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useWords } from "../../hooks/use-words"
import type { ProgramSection } from "../../lib/points-settings"
import { Section } from "../common/section"

/** One part of the settings as it stands, with the way to its form. */
export const SettingsSection = ({ section, children }: { section: ProgramSection; children: ReactNode }) => {
  const { t } = useWords()
  const title = t(`points.settings.${section}.title`)
  return (
    <Section
      title={title}
      hint={t(`points.settings.${section}.hint`)}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/reward-points/settings/edit/${section}`} aria-label={t("points.settings.edit", { section: title })}>
            {t("actions.edit")}
          </Link>
        </Button>
      }
    >
      {children}
    </Section>
  )
}
