import { Input } from "@medusajs/ui"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { Field } from "../common/field"

const decimals = ["auto", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "exact"]

/** How the price is computed and how it gets on with other prices. All have a sensible default. */
export const CalculationFields = () => {
  const { draft, change, leave, problemOf } = useRuleForm()
  const { t } = useWords()
  const options = <T extends string>(name: string, values: readonly T[]) =>
    values.map((value) => ({ value, label: t(`fields.${name}.options.${value}`) }))
  const hint = (name: string, value: string) => t(`fields.${name}.hint.${value}`)
  const decimalsLabel = (value: string) =>
    /\d/.test(value) ? t("fields.decimals.options.number", { count: Number(value) }) : t(`fields.decimals.options.${value}`)

  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-6 sm:grid-cols-2">
      <ChoiceField
        label={t("fields.combine.label")}
        hint={hint("combine", draft.combine)}
        value={draft.combine}
        options={options("combine", ["lowest", "override"] as const)}
        onChange={(combine) => change({ combine, promotions: combine === "override" ? "exclude" : "allow" })}
        problem={problemOf("combine")}
      />
      <ChoiceField
        label={t("fields.promotions.label")}
        hint={hint("promotions", draft.promotions)}
        value={draft.promotions}
        options={options("promotions", ["allow", "exclude"] as const)}
        onChange={(promotions) => change({ promotions })}
        problem={problemOf("promotions")}
      />
      <ChoiceField
        label={t("fields.quantity_basis.label")}
        hint={hint("quantity_basis", draft.quantity_basis)}
        value={draft.quantity_basis}
        options={options("quantity_basis", ["line", "product", "rule"] as const)}
        onChange={(quantity_basis) => change({ quantity_basis })}
        problem={problemOf("quantity_basis")}
      />
      <ChoiceField
        label={t("fields.base.label")}
        hint={hint("base", draft.base)}
        value={draft.base}
        options={options("base", ["list", "current"] as const)}
        onChange={(base) => change({ base })}
        problem={problemOf("base")}
      />
      <ChoiceField
        label={t("fields.decimals.label")}
        hint={t("fields.decimals.hint")}
        value={draft.decimals}
        options={decimals.map((value) => ({ value, label: decimalsLabel(value) }))}
        onChange={(value) => change({ decimals: value })}
        problem={problemOf("decimals")}
      />
      <Field label={t("fields.priority.label")} hint={t("fields.priority.hint")} problem={problemOf("priority")}>
        {(input) => (
          <Input
            {...input}
            inputMode="numeric"
            value={draft.priority}
            onChange={(event) => change({ priority: event.target.value })}
            onBlur={() => leave("priority")}
          />
        )}
      </Field>
    </div>
  )
}
