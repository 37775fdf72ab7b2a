import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type FreeProductDraft, ownerPeriods, returnPolicies, stackingTypes } from "../../lib/free-product-draft"
import { ChoiceField } from "../common/choice-field"
import { FieldPair, TextField, WholeField } from "../points-form/fields"

type Form = { form: PointsForm<FreeProductDraft> }

/** The most that it gives: in an order, to one buyer, and in all. */
export const LimitFields = ({ form: { draft: { limits }, change, leave, problemOf } }: Form) => {
  const { t } = useWords()
  const pieces = t("freeProducts.form.pieces")
  const set = (patch: Partial<FreeProductDraft["limits"]>) => change({ limits: { ...limits, ...patch } })
  return (
    <>
      <FieldPair>
        {(["per_order", "total"] as const).map((name) => (
          <WholeField
            key={name}
            label={t(`freeProducts.form.limits.${name}`)}
            hint={t(`freeProducts.form.limits.${name}Hint`)}
            optional
            unit={pieces}
            value={limits[name]}
            onChange={(value) => set({ [name]: value })}
            onLeave={() => leave(`limits.${name}`)}
            problem={problemOf(`limits.${name}`)}
          />
        ))}
      </FieldPair>
      <FieldPair>
        <ChoiceField
          label={t("freeProducts.form.limits.period")}
          hint={t("freeProducts.form.limits.periodHint")}
          value={limits.period}
          options={ownerPeriods.map((value) => ({ value, label: t(`freeProducts.form.limits.periods.${value}`) }))}
          onChange={(period) => set({ period })}
          problem={problemOf("limits.per_owner.period")}
        />
        {limits.period !== "none" && (
          <WholeField
            label={t("freeProducts.form.limits.per_owner")}
            hint={t("freeProducts.form.limits.per_ownerHint")}
            unit={pieces}
            value={limits.per_owner}
            onChange={(per_owner) => set({ per_owner })}
            onLeave={() => leave("limits.per_owner")}
            problem={problemOf("limits.per_owner.pieces")}
          />
        )}
      </FieldPair>
    </>
  )
}

/** How it gets on with other rules, and what becomes of the free pieces when goods come back. */
export const BesideFields = ({ form: { draft, change, leave, problemOf } }: Form) => {
  const { t } = useWords()
  const { stacking, on_return, priority } = draft
  const set = (patch: Partial<FreeProductDraft["stacking"]>) => change({ stacking: { ...stacking, ...patch } })
  return (
    <>
      <FieldPair>
        <ChoiceField
          label={t("freeProducts.form.stacking.label")}
          hint={t(`freeProducts.form.stacking.hint.${stacking.type}`)}
          value={stacking.type}
          options={stackingTypes.map((value) => ({ value, label: t(`freeProducts.form.stacking.options.${value}`) }))}
          onChange={(type) => set({ type })}
          problem={problemOf("stacking.type")}
        />
        <WholeField
          label={t("fields.priority.label")}
          hint={t("freeProducts.form.priorityHint")}
          value={priority}
          onChange={(value) => change({ priority: value })}
          onLeave={() => leave("priority")}
          problem={problemOf("priority")}
        />
      </FieldPair>
      {stacking.type === "best" && (
        <TextField
          label={t("freeProducts.form.stacking.group")}
          hint={t("freeProducts.form.stacking.groupHint")}
          value={stacking.group}
          onChange={(group) => set({ group })}
          onLeave={() => leave("stacking.group")}
          problem={problemOf("stacking.group")}
        />
      )}
      <ChoiceField
        label={t("freeProducts.form.on_return.label")}
        hint={t(`freeProducts.form.on_return.hint.${on_return}`)}
        value={on_return}
        options={returnPolicies.map((value) => ({ value, label: t(`freeProducts.form.on_return.options.${value}`) }))}
        onChange={(chosen) => change({ on_return: chosen })}
        problem={problemOf("on_return")}
      />
    </>
  )
}
