import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminReferral } from "../../../types/referrals"
import { useReferralOfOrder } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { Section, SectionRow } from "../common/section"
import { Advocate, Code } from "./people"
import { ReferralStateBadge } from "./state-badge"

/** On an order that a friend placed: by whom, and how far it is. On every other order nothing. */
export const ReferralOfOrder = ({ orderId }: { orderId: string }) => {
  const { t } = useReferralWords()
  const { data: referral } = useReferralOfOrder(orderId)
  return referral ? (
    <Section title={t("referrals.one")} hint={t("referrals.widgets.order")} action={<OpenReferral id={referral.id} />}>
      <ReferralRows referral={referral} />
    </Section>
  ) : null
}

/** To everything about a referral. */
export const OpenReferral = ({ id }: { id: string }) => {
  const { t } = useReferralWords()
  return (
    <Button size="small" variant="secondary" asChild>
      <Link to={`/referrals/${id}`}>{t("referrals.widgets.open")}</Link>
    </Button>
  )
}

/** A referral in short: how far and why, by whom, with which code, and what happens next. */
export const ReferralRows = ({ referral: { state, reason: code, advocate, code: used, lapses_at, due_at, rewarded_at } }: { referral: AdminReferral }) => {
  const { t, reason, day } = useReferralWords()
  const open = state === "claimed" || state === "in_review"
  return (
    <>
      <SectionRow title={t("fields.status.label")}>
        <ReferralStateBadge state={state} />
        <span className="text-ui-fg-muted block">{reason(code)}</span>
      </SectionRow>
      <SectionRow title={t("referrals.columns.advocate")}>
        <Advocate advocate={advocate} />
      </SectionRow>
      <SectionRow title={t("referrals.columns.code")}>
        <Code code={used} />
      </SectionRow>
      {open && lapses_at && <SectionRow title={t("referrals.detail.lapses")}>{day(lapses_at)}</SectionRow>}
      {state === "qualified" && due_at && <SectionRow title={t("referrals.detail.due")}>{day(due_at)}</SectionRow>}
      {rewarded_at && <SectionRow title={t("referrals.detail.rewarded")}>{day(rewarded_at)}</SectionRow>}
    </>
  )
}
