import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { FreeProductDraft } from "../../lib/free-product-draft"
import { atItsCurrency, type RepeatDraft, repeatTypesFor } from "../../lib/free-product-reward-draft"
import { ChoiceField } from "../common/choice-field"
import { ScopeFields } from "../common/scope-fields"
import { AmountFields } from "../loyalty/amount-fields"
import { FieldPair, WholeField } from "../points-form/fields"

type Form = { form: PointsForm<FreeProductDraft> }
type PartProps = Form & { set: (patch: Partial<RepeatDraft>) => void }

/** Whether it is given once, or again for each amount or number of pieces. */
export const RepeatFields = ({ form }: Form) => {
  const { t } = useWords()
  const { draft, change, leave, problemOf } = form
  const { reward, repeat } = draft
  const set = (patch: Partial<RepeatDraft>) => change({ repeat: { ...repeat, ...patch } })
  return (
    <>
      <FieldPair>
        <ChoiceField
          label={t("freeProducts.form.repeat.label")}
          hint={t(`freeProducts.form.repeat.hint.${repeat.type}`)}
          value={repeat.type}
          options={repeatTypesFor(reward.type).map((value) => ({ value, label: t(`freeProducts.form.repeat.options.${value}`) }))}
          onChange={(type) => set({ type })}
          problem={problemOf("repeat.type")}
        />
        {repeat.type !== "once" && (
          <WholeField
            label={t("freeProducts.form.repeat.maximum")}
            hint={t("freeProducts.form.repeat.maximumHint")}
            optional
            unit={t("freeProducts.form.times")}
            value={repeat.maximum}
            onChange={(maximum) => set({ maximum })}
            onLeave={() => leave("repeat")}
            problem={problemOf("repeat.maximum")}
          />
        )}
      </FieldPair>
      {repeat.type === "per_amount" && <PerAmount form={form} set={set} />}
      {repeat.type === "per_quantity" && (
        <FieldPair>
          <WholeField
            label={t("freeProducts.form.repeat.quantity")}
            unit={t("freeProducts.form.pieces")}
            value={repeat.quantity}
            onChange={(quantity) => set({ quantity })}
            onLeave={() => leave("repeat")}
            problem={problemOf("repeat.quantity")}
          />
        </FieldPair>
      )}
      {(repeat.type === "per_amount" || repeat.type === "per_quantity") && (
        <ScopeFields label={t("freeProducts.form.counted")} value={repeat.scope} onChange={(scope) => set({ scope })} onLeave={() => leave("repeat.scope")} problem={problemOf("repeat.scope")} />
      )}
    </>
  )
}

const PerAmount = ({ form, set }: PartProps) => {
  const { t } = useWords()
  const { repeat } = form.draft
  return (
    <>
      <AmountFields
        label={t("freeProducts.form.repeat.amounts")}
        hint={t("freeProducts.form.repeat.amountsHint")}
        value={repeat.amounts}
        onChange={(amounts) => set({ amounts })}
        onLeave={() => form.leave("repeat")}
        problems={form.problems.map((problem) => atItsCurrency(repeat, problem))}
        path="repeat.amounts"
      />
      <FieldPair>
        <ChoiceField
          label={t("conditions.fields.goods_total.tax")}
          value={repeat.tax}
          options={(["net", "gross"] as const).map((value) => ({ value, label: t(`conditions.options.goods_total.tax.${value}`) }))}
          onChange={(tax) => set({ tax })}
        />
        <ChoiceField
          label={t("conditions.fields.goods_total.promotions")}
          value={repeat.promotions}
          options={(["after", "before"] as const).map((value) => ({ value, label: t(`conditions.options.goods_total.promotions.${value}`) }))}
          onChange={(promotions) => set({ promotions })}
        />
      </FieldPair>
    </>
  )
}
