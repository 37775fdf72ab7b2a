import { Gift, Users } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminReferralProgram } from "../../../types/referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { exampleName } from "../../lib/referral-settings"
import { Section } from "../common/section"

/** How friend and advocate read the programme, from the settings in force. */
export const BothSides = ({ program: { preview, friend, advocate, advocate_name, status } }: { program: AdminReferralProgram }) => {
  const { t, side } = useReferralWords()
  const name = exampleName(advocate_name)
  return (
    <Section title={t("referrals.preview.title")} hint={t(status === "off" ? "referrals.preview.off" : "referrals.preview.hint")}>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Side icon={<Gift />} title={t("referrals.preview.friend")} lead={name ? t("referrals.preview.gives", { advocate: name }) : t("referrals.preview.givesNobody")} text={side(preview.friend)}>
          {friend.discount && friend.points !== null && t("referrals.preview.both")}
        </Side>
        <Side icon={<Users />} title={t("referrals.preview.advocate")} lead={t("referrals.preview.gets")} text={side(preview.advocate)}>
          {advocate.kind === "personal_code" && t("referrals.preview.code", { count: advocate.valid_days })}
        </Side>
      </div>
    </Section>
  )
}

type SideProps = { icon: ReactNode; title: string; lead: string; text: string; children?: ReactNode }

const Side = ({ icon, title, lead, text, children }: SideProps) => (
  <div className="bg-ui-bg-subtle shadow-borders-base flex gap-x-3 rounded-lg p-4">
    <span aria-hidden className="text-ui-fg-muted mt-0.5">
      {icon}
    </span>
    <div className="min-w-0">
      <Text size="xsmall" className="text-ui-fg-muted">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {lead}
      </Text>
      <Text weight="plus" className="break-words">
        {text}
      </Text>
      {children && (
        <Text size="small" className="text-ui-fg-subtle">
          {children}
        </Text>
      )}
    </div>
  </div>
)
