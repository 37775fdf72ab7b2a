import { RadioGroup, Text } from "@medusajs/ui"
import type { PointsForm } from "../../hooks/use-points-form"
import { usePointsWords } from "../../hooks/use-points-words"
import { useShopCurrencies } from "../../hooks/use-shop"
import { type EarningRuleDraft, type GrantDraft, grantTypes, inputOfEarningRule, problemsOfEarningRule } from "../../lib/points-rule-draft"
import { ChoiceField } from "../common/choice-field"
import { FieldPair, WholeField } from "../points-form/fields"

const anyCurrency = "any"

type Form = { form: PointsForm<EarningRuleDraft> }

/** How many points the rule gives, and for what. */
export const GrantFields = ({ form }: Form) => {
  const { t, grant } = usePointsWords()
  const { draft, change } = form
  const complete = !problemsOfEarningRule(draft).some(({ path }) => path.startsWith("grant"))
  const input = inputOfEarningRule(draft)
  return (
    <>
      <RadioGroup
        aria-label={t("points.rules.form.grant.title")}
        className="grid grid-cols-1 gap-2 sm:grid-cols-2"
        value={draft.grant.type}
        onValueChange={(chosen) => change({ grant: { ...draft.grant, type: grantTypes.find((type) => type === chosen) ?? draft.grant.type } })}
      >
        {grantTypes.map((type) => (
          <RadioGroup.ChoiceBox key={type} value={type} label={t(`points.grants.types.${type}`)} description={t(`points.grants.about.${type}`)} />
        ))}
      </RadioGroup>
      {draft.grant.type === "multiplier" ? (
        <FieldPair>
          <GrantNumber form={form} name="numerator" />
          <GrantNumber form={form} name="denominator" />
        </FieldPair>
      ) : (
        <FieldPair>
          <GrantNumber form={form} name="points" />
          {draft.grant.type === "per_amount" && <GrantNumber form={form} name="amount" />}
        </FieldPair>
      )}
      {draft.grant.type === "per_amount" && <CurrencyField form={form} />}
      <Text size="small" className="text-ui-fg-subtle" role="status">
        {complete ? t("points.rules.form.says", { grant: grant(input.grant, input.currency_code) }) : ""}
      </Text>
    </>
  )
}

const GrantNumber = ({ form: { draft, change, leave, problemOf }, name }: Form & { name: Exclude<keyof GrantDraft, "type"> }) => {
  const { t } = usePointsWords()
  const unit = { points: t("points.unit.points"), amount: draft.currency_code.toUpperCase() || undefined, numerator: undefined, denominator: undefined }[name]
  return (
    <WholeField
      label={t(`points.grants.fields.${name}.label`)}
      hint={t(`points.grants.fields.${name}.hint`)}
      unit={unit}
      value={draft.grant[name]}
      onChange={(value) => change({ grant: { ...draft.grant, [name]: value } })}
      onLeave={() => leave(`grant.${name}`)}
      problem={problemOf(`grant.${name}`)}
    />
  )
}

const CurrencyField = ({ form: { draft, change, problemOf } }: Form) => {
  const { t } = usePointsWords()
  const shop = useShopCurrencies()
  const codes = [...new Set([...shop, draft.currency_code])].filter(Boolean)
  return (
    <ChoiceField
      label={t("fields.currency_code.label")}
      hint={t(draft.currency_code ? "points.rules.form.currencyOne" : "points.rules.form.currencyAny")}
      value={draft.currency_code || anyCurrency}
      options={[{ value: anyCurrency, label: t("fields.currency_code.any") }, ...codes.map((code) => ({ value: code, label: code.toUpperCase() }))]}
      onChange={(code) => change({ currency_code: code === anyCurrency ? "" : code })}
      problem={problemOf("currency_code")}
    />
  )
}
