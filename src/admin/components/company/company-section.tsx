import { Button, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { AdminCompany } from "../../../types/company"
import { useCompanyOfGroup, useDeleteCompany } from "../../hooks/use-company"
import { useWords } from "../../hooks/use-words"
import { LoadState, SaidLine } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { CompanyDrawer } from "./company-drawer"
import { MemberList } from "./member-list"
import { useCompanyWords } from "./use-company-words"
import { saidBy } from "../../lib/said-by"

/** A customer group's own name and id. */
type Group = { id: string; name: string }

/** Whether a group is a company, and what is said of it. */
export const CompanySection = ({ group }: { group: Group }) => {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const { data: company, isError } = useCompanyOfGroup(group.id)
  const action = company !== undefined && (
    <div className="flex flex-wrap justify-end gap-2">
      {company && <UnmarkButton company={company} group={group} />}
      <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
        {t(company ? "actions.edit" : "company.mark")}
      </Button>
    </div>
  )
  return (
    <Section title={t("company.title")} hint={t("company.hint")} action={action}>
      {company === undefined && <LoadState failed={isError} />}
      {company === null && <SaidLine text={t("company.none")} />}
      {company && <CompanyRows company={company} />}
      {company && <MemberList company={company} />}
      {editing && company !== undefined && <CompanyDrawer group={group} company={company} onClose={() => setEditing(false)} />}
    </Section>
  )
}

const CompanyRows = ({ company }: { company: AdminCompany }) => {
  const { t } = useWords()
  const { limit, mayRedeem } = useCompanyWords()
  return (
    <>
      <SectionRow title={t("company.fields.vatNumber")}>{company.vat_number ?? "–"}</SectionRow>
      <SectionRow title={t("company.fields.mailDomains")}>
        <span className="break-words">{company.mail_domains.join(", ") || "–"}</span>
      </SectionRow>
      <SectionRow title={t("company.fields.mayRedeem")}>{mayRedeem(company.members_may_redeem)}</SectionRow>
      <SectionRow title={t("company.fields.limit")}>{limit(company.member_points_limit)}</SectionRow>
    </>
  )
}

/** Asks first: who is no company any more has no wallet that its members can spend from. */
const UnmarkButton = ({ company, group }: { company: AdminCompany; group: Group }) => {
  const { t } = useWords()
  const ask = usePrompt()
  const remove = useDeleteCompany(group.id)
  const unmark = async () => {
    const sure = await ask({
      title: t("company.unmark.title"),
      description: t("company.unmark.description", { name: group.name }),
      confirmText: t("company.unmark.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!sure) {
      return
    }
    await remove.mutateAsync(company.id).then(
      () => toast.success(t("company.said.deleted", { name: group.name })),
      (error) => toast.error(saidBy(error))
    )
  }
  return (
    <Button size="small" variant="transparent" isLoading={remove.isPending} onClick={() => void unmark()}>
      {t("company.unmark.confirm")}
    </Button>
  )
}
