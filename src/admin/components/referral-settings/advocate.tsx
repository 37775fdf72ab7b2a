import { Plus, XMarkMini } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import type { AdminReferralProgram, ReferralAdvocateReward } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useReferralWords } from "../../hooks/use-referral-words"
import { type AdvocateDraft, advocateKinds, emptyMilestone, mostMilestones, type ReferralAdvocateDraft, rewardAmounts } from "../../lib/referral-settings"
import { ChoiceField } from "../common/choice-field"
import { FormSection } from "../common/form-section"
import { SectionRow } from "../common/section"
import { AmountFields } from "../loyalty/amount-fields"
import { DiscountFields, ScopeFields } from "../loyalty/discount-fields"
import { TextField, WholeField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const AdvocateSection = ({ program: { advocate, milestones } }: { program: AdminReferralProgram }) => {
  const { t, number, amounts } = useReferralWords()
  return (
    <SettingsSection section="advocate">
      <SectionRow title={t("referrals.fields.advocate.label")}>{useRewardSaid(advocate)}</SectionRow>
      {advocate.kind === "personal_code" && (
        <>
          <SectionRow title={t("levels.rewards.validDays")}>{t("points.days", { count: advocate.valid_days })}</SectionRow>
          <SectionRow title={t("levels.rewards.minimumSpend")}>{advocate.minimum_spend ? amounts(advocate.minimum_spend) : t("points.none")}</SectionRow>
        </>
      )}
      <SectionRow title={t("referrals.fields.milestones.label")}>
        {milestones.length === 0 ? (
          t("points.none")
        ) : (
          <ul className="flex flex-col gap-y-1">
            {milestones.map(({ every, points }) => (
              <li key={every}>{t("referrals.fields.milestones.says", { every: number(every), points: number(points) })}</li>
            ))}
          </ul>
        )}
      </SectionRow>
    </SettingsSection>
  )
}

/** "500 points", "5 % of the friend's order as points", "A code of 10 %". */
const useRewardSaid = (reward: ReferralAdvocateReward): string => {
  const { t, number, amounts } = useReferralWords()
  const { amount } = reward
  if (amount.type === "share") {
    return t(`referrals.fields.advocate.share.${reward.kind}`, { percent: number(Number(amount.percent)) })
  }
  if ("points" in amount) {
    return t("levels.rewards.says.points", { count: amount.points, points: number(amount.points) })
  }
  const { discount } = amount
  return t("referrals.fields.advocate.code", { discount: discount.type === "percentage" ? `${number(Number(discount.value))} %` : amounts(discount.amounts) })
}

type FormProps = { form: PointsForm<ReferralAdvocateDraft> }
type KindProps = FormProps & { set: (patch: Partial<AdvocateDraft>) => void; left: () => void }

/** What the advocate gets for each friend, and more for every so many. */
export const AdvocateFields = ({ form }: FormProps) => {
  const { t } = useReferralWords()
  const { advocate } = form.draft
  const set = (patch: Partial<AdvocateDraft>) => form.change({ advocate: { ...advocate, ...patch } })
  const left = () => form.leave("advocate")
  return (
    <>
      <ChoiceField
        label={t("referrals.fields.advocate.label")}
        hint={t(`referrals.fields.advocate.about.${advocate.kind}`)}
        value={advocate.kind}
        options={advocateKinds.map((value) => ({ value, label: t(`levels.rewards.kinds.${value}`) }))}
        onChange={(kind) => {
          set({ kind })
          left()
        }}
        problem={form.problemOf("advocate.kind")}
      />
      <ChoiceField
        label={t("referrals.fields.amount.label")}
        hint={t(`referrals.fields.amount.hint.${advocate.type}`)}
        value={advocate.type}
        options={rewardAmounts.map((value) => ({ value, label: t(`referrals.fields.amount.options.${value}`) }))}
        onChange={(type) => set({ type })}
        problem={form.problemOf("advocate.amount.type")}
      />
      {advocate.type === "share" && (
        <TextField label={t("referrals.fields.percent.label")} value={advocate.percent} onChange={(percent) => set({ percent })} onLeave={left} problem={form.problemOf("advocate.amount.percent")} />
      )}
      {advocate.kind === "points" ? <PointsFields form={form} set={set} left={left} /> : <CodeFields form={form} set={set} left={left} />}
      <MilestoneFields form={form} />
    </>
  )
}

const PointsFields = ({ form: { draft, problems, problemOf }, set, left }: KindProps) => {
  const { t } = useReferralWords()
  const { type, points, points_per_unit, maximum_points } = draft.advocate
  return type === "fixed" ? (
    <WholeField
      label={t("levels.rewards.points")}
      unit={t("points.unit.points")}
      value={points}
      onChange={(typed) => set({ points: typed })}
      onLeave={left}
      problem={problemOf("advocate.amount.points")}
    />
  ) : (
    <>
      <AmountFields
        label={t("referrals.fields.points_per_unit.label")}
        hint={t("referrals.fields.points_per_unit.hint")}
        value={points_per_unit}
        onChange={(typed) => set({ points_per_unit: typed })}
        onLeave={left}
        problems={problems}
        path="advocate.amount.points_per_unit"
      />
      <WholeField
        label={t("referrals.fields.maximum_points.label")}
        hint={t("points.fields.maximum.hint")}
        optional
        unit={t("points.unit.points")}
        value={maximum_points}
        onChange={(typed) => set({ maximum_points: typed })}
        onLeave={left}
        problem={problemOf("advocate.amount.maximum")}
      />
    </>
  )
}

const CodeFields = ({ form: { draft, problems, problemOf }, set, left }: KindProps) => {
  const { t } = useReferralWords()
  const { type, discount, maximum, valid_days, minimum_spend, scope } = draft.advocate
  return (
    <>
      {type === "fixed" ? (
        <DiscountFields path="advocate.amount.discount" problems={problems} value={discount} onChange={(typed) => set({ discount: typed })} onLeave={left} />
      ) : (
        <AmountFields
          label={t("referrals.fields.maximum.label")}
          hint={t("referrals.fields.maximum.hint")}
          optional
          value={maximum}
          onChange={(typed) => set({ maximum: typed })}
          onLeave={left}
          problems={problems}
          path="advocate.amount.maximum"
        />
      )}
      <WholeField
        label={t("levels.rewards.validDays")}
        unit={t("points.unit.days")}
        value={valid_days}
        onChange={(typed) => set({ valid_days: typed })}
        onLeave={left}
        problem={problemOf("advocate.valid_days")}
      />
      <AmountFields
        label={t("levels.rewards.minimumSpend")}
        hint={t("levels.rewards.minimumSpendHint")}
        optional
        value={minimum_spend}
        onChange={(typed) => set({ minimum_spend: typed })}
        onLeave={left}
        problems={problems}
        path="advocate.minimum_spend"
      />
      <ScopeFields value={scope} onChange={(typed) => set({ scope: typed })} onLeave={left} problem={problemOf("advocate.scope")} />
    </>
  )
}

const MilestoneFields = ({ form: { draft, change, leave, problemOf } }: FormProps) => {
  const { t } = useReferralWords()
  const { milestones } = draft
  const left = () => leave("milestones")
  const replace = (key: string, patch: { every?: string; points?: string }) => change({ milestones: milestones.map((row) => (row.key === key ? { ...row, ...patch } : row)) })
  return (
    <FormSection title={t("referrals.fields.milestones.label")} hint={t("referrals.fields.milestones.hint")}>
      {milestones.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("referrals.fields.milestones.none")}
        </Text>
      )}
      {milestones.map((row, index) => (
        <div key={row.key} role="group" aria-label={t("referrals.fields.milestones.row", { number: index + 1 })} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_1.75rem] items-start gap-x-2">
          <WholeField
            label={t("referrals.fields.milestones.every")}
            unit={t("referrals.fields.milestones.friends")}
            value={row.every}
            onChange={(every) => replace(row.key, { every })}
            onLeave={left}
            problem={problemOf(`milestones.${index}.every`)}
          />
          <WholeField
            label={t("levels.rewards.points")}
            unit={t("points.unit.points")}
            value={row.points}
            onChange={(points) => replace(row.key, { points })}
            onLeave={left}
            problem={problemOf(`milestones.${index}.points`)}
          />
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            className="mt-7"
            aria-label={t("common.remove", { name: t("referrals.fields.milestones.row", { number: index + 1 }) })}
            onClick={() => change({ milestones: milestones.filter(({ key }) => key !== row.key) })}
          >
            <XMarkMini className="text-ui-fg-muted" />
          </IconButton>
        </div>
      ))}
      {milestones.length < mostMilestones && (
        <div>
          <Button type="button" size="small" variant="secondary" onClick={() => change({ milestones: [...milestones, emptyMilestone(milestones.length === 0 ? "5" : "")] })}>
            <Plus />
            {t("referrals.fields.milestones.add")}
          </Button>
        </div>
      )}
    </FormSection>
  )
}
