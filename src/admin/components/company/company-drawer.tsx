import { toast } from "@medusajs/ui"
import type { AdminCompany } from "../../../types/company"
import { useSaveCompany } from "../../hooks/use-company"
import { usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { companyFields, draftOfCompany, inputOfCompany, problemsOfCompany } from "../../lib/company-draft"
import { RefusedAlert } from "../common/refused-alert"
import { SwitchField, TextAreaField, TextField, WholeField } from "../points-form/fields"
import { FormDrawer } from "../common/form-drawer"

type CompanyDrawerProps = { group: { id: string; name: string }; company: AdminCompany | null; onClose: () => void }

/** What is said of a company; saving marks a plain group as one. */
export const CompanyDrawer = ({ group, company, onClose }: CompanyDrawerProps) => {
  const { t } = useWords()
  const save = useSaveCompany(group.id, company)
  const form = usePointsForm({
    start: draftOfCompany(company),
    fields: companyFields,
    check: problemsOfCompany,
    send: async (draft) => {
      await save.mutateAsync(inputOfCompany(draft))
      toast.success(t(company ? "company.said.saved" : "company.said.created", { name: group.name }))
      onClose()
    },
  })
  const { draft, change, leave, problemOf } = form
  return (
    <FormDrawer title={t(company ? "company.form.edit" : "company.form.create")} hint={t("company.form.hint", { name: group.name })} saving={form.saving} onSubmit={form.submit} onClose={onClose}>
      <RefusedAlert problems={form.elsewhere} />
      <TextField
        label={t("company.fields.vatNumber")}
        hint={t("company.fields.vatNumberHint")}
        optional
        value={draft.vat_number}
        onChange={(vat_number) => change({ vat_number })}
        onLeave={() => leave("vat_number")}
        problem={problemOf("vat_number")}
      />
      <TextAreaField
        label={t("company.fields.mailDomains")}
        hint={t("company.fields.mailDomainsHint")}
        optional
        value={draft.mail_domains}
        onChange={(mail_domains) => change({ mail_domains })}
        onLeave={() => leave("mail_domains")}
        problem={problemOf("mail_domains")}
      />
      <SwitchField
        label={t("company.fields.mayRedeem")}
        hint={t("company.fields.mayRedeemHint")}
        checked={draft.members_may_redeem}
        onChange={(members_may_redeem) => change({ members_may_redeem })}
        problem={problemOf("members_may_redeem")}
      />
      <WholeField
        label={t("company.fields.limit")}
        hint={t("company.fields.limitHint")}
        optional
        value={draft.member_points_limit}
        onChange={(member_points_limit) => change({ member_points_limit })}
        onLeave={() => leave("member_points_limit")}
        problem={problemOf("member_points_limit")}
      />
    </FormDrawer>
  )
}
