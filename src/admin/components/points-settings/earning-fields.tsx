import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type EarningDraft, earningSwitches } from "../../lib/points-settings"
import { ChoiceField } from "../common/choice-field"
import { FormSection } from "../common/form-section"
import { SwitchField, WholeField } from "../points-form/fields"

const events = ["order_placed", "payment_captured", "order_fulfilled", "order_completed"] as const
const roundings = ["down", "nearest", "up"] as const
const earners = ["person", "company", "split"] as const

/** Who earns, on what, and when. */
export const EarningFields = ({ form }: { form: PointsForm<EarningDraft> }) => {
  const { draft, change, leave, problemOf } = form
  const { t } = useWords()
  const options = <T extends string>(name: string, values: readonly T[]) => values.map((value) => ({ value, label: t(`points.fields.${name}.options.${value}`) }))
  return (
    <>
      <ChoiceField
        label={t("points.fields.earner.label")}
        hint={t(`points.fields.earner.hint.${draft.earner}`)}
        value={draft.earner}
        options={options("earner", earners)}
        onChange={(earner) => change({ earner })}
        problem={draft.earner === "split" ? undefined : problemOf("earning.earner")}
      />
      {draft.earner === "split" && (
        <WholeField
          label={t("points.fields.company_percent.label")}
          hint={t("points.fields.company_percent.hint")}
          unit="%"
          value={draft.company_percent}
          onChange={(company_percent) => change({ company_percent })}
          onLeave={() => leave("earning.earner")}
          problem={problemOf("earning.earner")}
        />
      )}
      <ChoiceField
        label={t("points.fields.event.label")}
        hint={t(`points.fields.event.hint.${draft.event}`)}
        value={draft.event}
        options={options("event", events)}
        onChange={(event) => change({ event })}
        problem={problemOf("earning.event")}
      />
      <WholeField
        label={t("points.fields.holding_days.label")}
        hint={t("points.fields.holding_days.hint")}
        unit={t("points.unit.days")}
        value={draft.holding_days}
        onChange={(holding_days) => change({ holding_days })}
        onLeave={() => leave("earning.holding_days")}
        problem={problemOf("earning.holding_days")}
      />
      <ChoiceField
        label={t("points.fields.rounding.label")}
        hint={t("points.fields.rounding.hint")}
        value={draft.rounding}
        options={options("rounding", roundings)}
        onChange={(rounding) => change({ rounding })}
        problem={problemOf("earning.rounding")}
      />
      <FormSection title={t("points.settings.earning.on")} hint={t("points.settings.earning.onHint")}>
        {earningSwitches.map((name) => (
          <SwitchField
            key={name}
            label={t(`points.fields.earning.${name}.label`)}
            hint={t(`points.fields.earning.${name}.hint`)}
            checked={draft[name]}
            onChange={(on) => change({ [name]: on })}
            problem={problemOf(`earning.${name}`)}
          />
        ))}
      </FormSection>
      <ChoiceField
        label={t("points.fields.guests.label")}
        hint={t(`points.fields.guests.hint.${draft.guests}`)}
        value={draft.guests}
        options={options("guests", ["none", "claim"] as const)}
        onChange={(guests) => change({ guests })}
        problem={problemOf("earning.guests")}
      />
      <WholeField
        label={t("points.fields.maximum_balance.label")}
        hint={t("points.fields.maximum_balance.hint")}
        optional
        unit={t("points.unit.points")}
        value={draft.maximum_balance}
        onChange={(maximum_balance) => change({ maximum_balance })}
        onLeave={() => leave("earning.maximum_balance")}
        problem={problemOf("earning.maximum_balance")}
      />
      <WholeField
        label={t("points.fields.registration_points.label")}
        hint={t("points.fields.registration_points.hint")}
        optional
        unit={t("points.unit.points")}
        value={draft.registration_points}
        onChange={(registration_points) => change({ registration_points })}
        onLeave={() => leave("earning.registration_points")}
        problem={problemOf("earning.registration_points")}
      />
    </>
  )
}
