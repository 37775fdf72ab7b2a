import { Button } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useWords } from "../../hooks/use-words"
import type { ReferralSection } from "../../lib/referral-settings"
import { Section } from "../common/section"

/** One part of the settings as it stands, with the way to its form. */
export const SettingsSection = ({ section, children }: { section: ReferralSection; children: ReactNode }) => {
  const { t } = useWords()
  const title = t(`referrals.settings.${section}.title`)
  return (
    <Section
      title={title}
      hint={t(`referrals.settings.${section}.hint`)}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/referrals/settings/edit/${section}`} aria-label={t("points.settings.edit", { section: title })}>
            {t("actions.edit")}
          </Link>
        </Button>
      }
    >
      {children}
    </Section>
  )
}
