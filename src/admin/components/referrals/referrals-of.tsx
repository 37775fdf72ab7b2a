import { Button, Heading } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminReferralAdvocate } from "../../../types/referrals"
import { useAdvocateOf, useReferralOfFriend } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { LoadState, SaidLine } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { Figure } from "../points-accounts/account-figures"
import { referralsOf } from "./advocate-list"
import { CodeDrawer } from "./code-drawer"
import { Code } from "./people"
import { OpenReferral, ReferralRows } from "./referral-of-order"

/** On a customer: whom they brought, and who brought them. */
export const ReferralsOfCustomer = ({ customerId }: { customerId: string }) => {
  const { t } = useReferralWords()
  const { data: referral } = useReferralOfFriend(customerId)
  return (
    <Section title={t("referrals.title")} hint={t("referrals.widgets.customer")}>
      <AdvocateOf owner={{ customer_id: customerId }} none={t("referrals.widgets.noCode.customer")} />
      {referral && (
        <div className="divide-y">
          <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
            <Heading level="h3">{t("referrals.widgets.asFriend")}</Heading>
            <OpenReferral id={referral.id} />
          </div>
          <ReferralRows referral={referral} />
        </div>
      )}
    </Section>
  )
}

/** On a company: whom it brought. */
export const ReferralsOfCompany = ({ companyId }: { companyId: string }) => {
  const { t } = useReferralWords()
  return (
    <Section title={t("referrals.title")} hint={t("referrals.widgets.company")}>
      <AdvocateOf owner={{ company_id: companyId }} none={t("referrals.widgets.noCode.company")} />
    </Section>
  )
}

const AdvocateOf = ({ owner, none }: { owner: Parameters<typeof useAdvocateOf>[0]; none: string }) => {
  const { data: advocate, isError } = useAdvocateOf(owner)
  if (advocate === undefined) {
    return <LoadState failed={isError} />
  }
  return advocate ? <AsAdvocate advocate={advocate} /> : <SaidLine text={none} />
}

const AsAdvocate = ({ advocate }: { advocate: AdminReferralAdvocate }) => {
  const { t, number, amounts } = useReferralWords()
  const [editing, setEditing] = useState(false)
  const { counts, code, is_vanity, points, codes, revenue } = advocate
  const open = counts.claimed + counts.in_review + counts.qualified
  return (
    <div className="divide-y">
      <SectionRow title={t("referrals.columns.code")}>{code ? <Code code={code} vanity={is_vanity} /> : "–"}</SectionRow>
      <dl className="grid grid-cols-2 gap-4 px-6 py-4">
        <Figure name={t("referrals.widgets.rewarded")} value={number(counts.rewarded)} strong />
        <Figure name={t("referrals.columns.open")} value={number(open)} about={counts.in_review > 0 ? t("referrals.widgets.inReview", { count: counts.in_review }) : undefined} strong />
        <Figure name={t("referrals.report.points")} value={number(points)} about={codes > 0 ? t("referrals.advocates.codes", { count: codes }) : undefined} />
        <Figure name={t("referrals.columns.revenue")} value={amounts(revenue)} />
      </dl>
      <div className="flex flex-wrap justify-end gap-2 px-6 py-4">
        <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
          {t("referrals.code.button")}
        </Button>
        <Button size="small" variant="secondary" asChild>
          <Link to={referralsOf(advocate.id)}>{t("referrals.widgets.friends")}</Link>
        </Button>
      </div>
      {editing && <CodeDrawer advocate={advocate} onClose={() => setEditing(false)} />}
    </div>
  )
}
