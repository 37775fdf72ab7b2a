import { toast } from "@medusajs/ui"
import type { AdminCompany, AdminCompanyMember } from "../../../types/company"
import { useSetCompanyMember } from "../../hooks/use-company"
import { usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { draftOfMember, inputOfMember, memberChoices, nameOfMember, problemsOfMember } from "../../lib/company-draft"
import { ChoiceField } from "../common/choice-field"
import { RefusedAlert } from "../common/refused-alert"
import { WholeField } from "../points-form/fields"
import { FormDrawer } from "../common/form-drawer"
import { useCompanyWords } from "./use-company-words"

type MemberDrawerProps = { company: AdminCompany; member: AdminCompanyMember; onClose: () => void }

/** What differs for one member. */
export const MemberDrawer = ({ company, member, onClose }: MemberDrawerProps) => {
  const { t } = useWords()
  const { limit } = useCompanyWords()
  const save = useSetCompanyMember(company.id, member.customer_id)
  const name = nameOfMember(member)
  const form = usePointsForm({
    start: draftOfMember(member),
    fields: ["may_redeem", "points_limit"],
    check: problemsOfMember,
    send: async (draft) => {
      await save.mutateAsync(inputOfMember(draft))
      toast.success(t("company.said.member", { name }))
      onClose()
    },
  })
  const { draft, change, leave, problemOf } = form
  return (
    <FormDrawer title={name} hint={t("company.member.hint")} saving={form.saving} onSubmit={form.submit} onClose={onClose}>
      <RefusedAlert problems={form.elsewhere} />
      <ChoiceField
        label={t("company.member.mayRedeem")}
        value={draft.choice}
        options={memberChoices.map((choice) => ({ value: choice, label: t(`company.member.choices.${choice}`) }))}
        onChange={(choice) => change({ choice })}
        problem={problemOf("may_redeem")}
      />
      <WholeField
        label={t("company.fields.limit")}
        hint={t("company.member.limitHint", { limit: limit(company.member_points_limit) })}
        optional
        value={draft.points_limit}
        onChange={(points_limit) => change({ points_limit })}
        onLeave={() => leave("points_limit")}
        problem={problemOf("points_limit")}
      />
    </FormDrawer>
  )
}
