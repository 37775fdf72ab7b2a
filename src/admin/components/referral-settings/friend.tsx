import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useReferralWords } from "../../hooks/use-referral-words"
import { friendDiscounts, type ReferralFriendDraft } from "../../lib/referral-settings"
import { AmountFields } from "../loyalty/amount-fields"
import { ChoiceField } from "../common/choice-field"
import { SectionRow } from "../common/section"
import { TextField, WholeField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const FriendSection = ({ program: { friend } }: { program: AdminReferralProgram }) => {
  const { t, number, amounts } = useReferralWords()
  const { discount, minimum_spend, points } = friend
  const said = discount ? (discount.type === "percentage" ? `${number(Number(discount.value))} %` : amounts(discount.amounts)) : t("referrals.fields.friend_discount.options.none")
  return (
    <SettingsSection section="friend">
      <SectionRow title={t("referrals.fields.friend_discount.label")}>{said}</SectionRow>
      {discount?.type === "percentage" && <SectionRow title={t("referrals.fields.maximum.label")}>{discount.maximum ? amounts(discount.maximum) : t("points.fields.unlimited")}</SectionRow>}
      {discount && <SectionRow title={t("levels.rewards.minimumSpend")}>{minimum_spend ? amounts(minimum_spend) : t("points.none")}</SectionRow>}
      <SectionRow title={t("levels.rewards.points")}>{points === null ? t("points.none") : number(points)}</SectionRow>
    </SettingsSection>
  )
}

/** What the friend gets: a discount, points, or both. */
export const FriendFields = ({ form: { draft, change, leave, problemOf, problems } }: { form: PointsForm<ReferralFriendDraft> }) => {
  const { t } = useReferralWords()
  const { discount, minimum_spend, points } = draft.friend
  const set = (patch: Partial<ReferralFriendDraft["friend"]>) => change({ friend: { ...draft.friend, ...patch } })
  const setDiscount = (patch: Partial<typeof discount>) => set({ discount: { ...discount, ...patch } })
  const left = () => leave("friend")
  return (
    <>
      <ChoiceField
        label={t("referrals.fields.friend_discount.label")}
        hint={t("referrals.fields.friend_discount.hint")}
        value={discount.type}
        options={friendDiscounts.map((value) => ({ value, label: t(`referrals.fields.friend_discount.options.${value}`) }))}
        onChange={(type) => setDiscount({ type })}
        problem={problemOf("friend.discount.type")}
      />
      {discount.type === "percentage" && (
        <>
          <TextField label={t("levels.rewards.percent")} value={discount.value} onChange={(value) => setDiscount({ value })} onLeave={left} problem={problemOf("friend.discount.value")} />
          <AmountFields
            label={t("referrals.fields.maximum.label")}
            hint={t("referrals.fields.maximum.hint")}
            optional
            value={discount.maximum}
            onChange={(maximum) => setDiscount({ maximum })}
            onLeave={left}
            problems={problems}
            path="friend.discount.maximum"
          />
        </>
      )}
      {discount.type === "fixed" && (
        <AmountFields
          label={t("levels.rewards.amounts")}
          hint={t("referrals.fields.friend_discount.currencies")}
          value={discount.amounts}
          onChange={(amounts) => setDiscount({ amounts })}
          onLeave={left}
          problems={problems}
          path="friend.discount.amounts"
        />
      )}
      {discount.type !== "none" && (
        <AmountFields
          label={t("levels.rewards.minimumSpend")}
          hint={t("referrals.fields.minimum_spend.hint")}
          optional
          value={minimum_spend}
          onChange={(typed) => set({ minimum_spend: typed })}
          onLeave={left}
          problems={problems}
          path="friend.minimum_spend"
        />
      )}
      <WholeField
        label={t("levels.rewards.points")}
        hint={t("referrals.fields.friend_points.hint")}
        optional={discount.type !== "none"}
        unit={t("points.unit.points")}
        value={points}
        onChange={(typed) => set({ points: typed })}
        onLeave={left}
        problem={problemOf("friend.points")}
      />
    </>
  )
}
