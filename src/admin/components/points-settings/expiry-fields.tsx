import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type ExpiryDraft, countsDays, expiryTypes } from "../../lib/points-settings"
import { ChoiceField } from "../common/choice-field"
import { WholeField } from "../points-form/fields"

/** When points end, and when their owner is told. */
export const ExpiryFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<ExpiryDraft> }) => {
  const { t } = useWords()
  const days = t("points.unit.days")
  return (
    <>
      <ChoiceField
        label={t("points.fields.expiry.label")}
        hint={t(`points.fields.expiry.hint.${draft.type}`)}
        value={draft.type}
        options={expiryTypes.map((value) => ({ value, label: t(`points.fields.expiry.options.${value}`) }))}
        onChange={(type) => change({ type })}
        problem={countsDays(draft.type) ? undefined : problemOf("expiry")}
      />
      {countsDays(draft.type) && (
        <WholeField
          label={t("points.fields.expiry_days.label")}
          unit={days}
          value={draft.days}
          onChange={(value) => change({ days: value })}
          onLeave={() => leave("expiry")}
          problem={problemOf("expiry")}
        />
      )}
      <WholeField
        label={t("points.fields.reminder_days.label")}
        hint={t("points.fields.reminder_days.hint")}
        optional
        unit={days}
        value={draft.reminder_days}
        onChange={(reminder_days) => change({ reminder_days })}
        onLeave={() => leave("reminder_days")}
        problem={problemOf("reminder_days")}
      />
      <WholeField
        label={t("points.fields.restore_grace_days.label")}
        hint={t("points.fields.restore_grace_days.hint")}
        unit={days}
        value={draft.restore_grace_days}
        onChange={(restore_grace_days) => change({ restore_grace_days })}
        onLeave={() => leave("restore_grace_days")}
        problem={problemOf("restore_grace_days")}
      />
      <WholeField
        label={t("points.fields.low_balance.label")}
        hint={t("points.fields.low_balance.hint")}
        optional
        unit={t("points.unit.points")}
        value={draft.low_balance}
        onChange={(low_balance) => change({ low_balance })}
        onLeave={() => leave("low_balance")}
        problem={problemOf("low_balance")}
      />
    </>
  )
}
