import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { advocateNames, exampleName, type ReferralAdvocatesDraft, refersFor } from "../../lib/referral-settings"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { Names } from "../common/names"
import { SectionRow } from "../common/section"
import { SwitchField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const AdvocatesSection = ({ program: { advocates, members_refer_for, advocate_name } }: { program: AdminReferralProgram }) => {
  const { t } = useWords()
  const { customer_group_ids, level_ids, with_completed_order } = advocates
  return (
    <SettingsSection section="advocates">
      <SectionRow title={t("referrals.fields.advocates.label")}>
        {customer_group_ids.length + level_ids.length === 0 ? (
          t("referrals.fields.advocates.everyone")
        ) : (
          <div className="flex flex-col gap-y-1">
            <Names kind="customer_groups" ids={customer_group_ids} />
            <Names kind="levels" ids={level_ids} />
          </div>
        )}
      </SectionRow>
      <SectionRow title={t("referrals.fields.with_completed_order.label")}>{t(with_completed_order ? "points.yes" : "points.no")}</SectionRow>
      <SectionRow title={t("referrals.fields.members_refer_for.label")}>{t(`referrals.fields.members_refer_for.options.${members_refer_for}`)}</SectionRow>
      <SectionRow title={t("referrals.fields.advocate_name.label")}>{t(`referrals.fields.advocate_name.options.${advocate_name}`)}</SectionRow>
    </SettingsSection>
  )
}

const audiences = [
  ["customer_groups", "customer_group_ids"],
  ["levels", "level_ids"],
] as const

/** Who may refer, for whom, and how they are named. */
export const AdvocatesFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<ReferralAdvocatesDraft> }) => {
  const { t } = useWords()
  const name = exampleName(draft.advocate_name)
  return (
    <>
      {audiences.map(([kind, ids]) => (
        <Field key={kind} label={t(`entities.${kind}`)} hint={t(`referrals.fields.advocates.${kind}`)} optional problem={problemOf(`advocates.${ids}`)}>
          {(input) => (
            <EntityPicker
              kind={kind}
              label={t(`entities.${kind}`)}
              input={input}
              ids={draft.advocates[ids]}
              onChange={(chosen) => change({ advocates: { ...draft.advocates, [ids]: chosen } })}
              onLeave={() => leave("advocates")}
            />
          )}
        </Field>
      ))}
      <SwitchField
        label={t("referrals.fields.with_completed_order.label")}
        hint={t("referrals.fields.with_completed_order.hint")}
        checked={draft.advocates.with_completed_order}
        onChange={(with_completed_order) => change({ advocates: { ...draft.advocates, with_completed_order } })}
        problem={problemOf("advocates.with_completed_order")}
      />
      <ChoiceField
        label={t("referrals.fields.members_refer_for.label")}
        hint={t(`referrals.fields.members_refer_for.hint.${draft.members_refer_for}`)}
        value={draft.members_refer_for}
        options={refersFor.map((value) => ({ value, label: t(`referrals.fields.members_refer_for.options.${value}`) }))}
        onChange={(members_refer_for) => {
          change({ members_refer_for })
          leave("members_refer_for")
        }}
        problem={problemOf("members_refer_for")}
      />
      <ChoiceField
        label={t("referrals.fields.advocate_name.label")}
        hint={name ? t("referrals.fields.advocate_name.example", { text: t("referrals.preview.gives", { advocate: name }) }) : t("referrals.fields.advocate_name.nobody")}
        value={draft.advocate_name}
        options={advocateNames.map((value) => ({ value, label: t(`referrals.fields.advocate_name.options.${value}`) }))}
        onChange={(advocate_name) => change({ advocate_name })}
        problem={problemOf("advocate_name")}
      />
    </>
  )
}
