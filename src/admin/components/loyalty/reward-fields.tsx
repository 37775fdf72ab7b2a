import { useLadders } from "../../hooks/use-loyalty-levels"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type OccasionDraft, type RewardDraft, rewardKinds } from "../../lib/occasion-draft"
import { ChoiceField } from "../common/choice-field"
import { FieldPair, WholeField } from "../points-form/fields"
import { AmountFields } from "./amount-fields"
import { DiscountFields, ScopeFields } from "./discount-fields"

type PartProps = { form: PointsForm<OccasionDraft> }
type KindProps = PartProps & { set: (patch: Partial<RewardDraft>) => void }

/** What is given: points, a personal code, or a level for a time. */
export const RewardFields = ({ form }: PartProps) => {
  const { t } = useWords()
  const { reward } = form.draft
  const set = (patch: Partial<RewardDraft>) => form.change({ reward: { ...reward, ...patch } })
  return (
    <>
      <ChoiceField
        label={t("levels.rewards.label")}
        hint={t(`levels.rewards.about.${reward.kind}`)}
        value={reward.kind}
        options={rewardKinds.map((value) => ({ value, label: t(`levels.rewards.kinds.${value}`) }))}
        onChange={(kind) => set({ kind })}
        problem={form.problemOf("reward.kind")}
      />
      {reward.kind === "points" && (
        <WholeField
          label={t("levels.rewards.points")}
          unit={t("points.unit.points")}
          value={reward.points}
          onChange={(points) => set({ points })}
          onLeave={() => form.leave("reward")}
          problem={form.problemOf("reward.points")}
        />
      )}
      {reward.kind === "personal_code" && <CodeFields form={form} set={set} />}
      {reward.kind === "level" && <LevelFields form={form} set={set} />}
    </>
  )
}

const CodeFields = ({ form, set }: KindProps) => {
  const { t } = useWords()
  const { reward } = form.draft
  const leave = () => form.leave("reward")
  return (
    <>
      <DiscountFields path="reward.discount" problems={form.problems} value={reward.discount} onChange={(discount) => set({ discount })} onLeave={leave} />
      <WholeField
        label={t("levels.rewards.validDays")}
        unit={t("points.unit.days")}
        value={reward.valid_days}
        onChange={(valid_days) => set({ valid_days })}
        onLeave={leave}
        problem={form.problemOf("reward.valid_days")}
      />
      <AmountFields
        label={t("levels.rewards.minimumSpend")}
        hint={t("levels.rewards.minimumSpendHint")}
        optional
        value={reward.minimum_spend}
        onChange={(minimum_spend) => set({ minimum_spend })}
        onLeave={leave}
        problems={form.problems}
        path="reward.minimum_spend"
      />
      <ScopeFields value={reward.scope} onChange={(scope) => set({ scope })} onLeave={leave} problem={form.problemOf("reward.scope")} />
    </>
  )
}

const LevelFields = ({ form, set }: KindProps) => {
  const { t } = useWords()
  const { data: ladders } = useLadders()
  const { reward } = form.draft
  return (
    <FieldPair>
      <ChoiceField
        label={t("levels.columns.level")}
        value={reward.level_id}
        placeholder={t("levels.grants.choose")}
        options={(ladders ?? []).flatMap(({ levels }) => levels.map(({ id, name }) => ({ value: id, label: name })))}
        onChange={(level_id) => set({ level_id })}
        problem={form.problemOf("reward.level_id")}
      />
      <WholeField
        label={t("levels.rewards.levelDays")}
        unit={t("points.unit.days")}
        value={reward.days}
        onChange={(days) => set({ days })}
        onLeave={() => form.leave("reward")}
        problem={form.problemOf("reward.days")}
      />
    </FieldPair>
  )
}
