import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { ExcludedDraft } from "../../lib/points-settings"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"

const lists = [
  ["customer_groups", "customer_group_ids"],
  ["products", "product_ids"],
  ["categories", "category_ids"],
] as const

/** Who and what has no part in the programme. */
export const ExcludedFields = ({ form: { draft, change, problemOf } }: { form: PointsForm<ExcludedDraft> }) => {
  const { t } = useWords()
  return (
    <>
      {lists.map(([kind, field]) => (
        <Field key={kind} label={t(`entities.${kind}`)} hint={t(`points.fields.excluded.${kind}`)} problem={problemOf(`excluded.${field}`)}>
          {(input) => <EntityPicker kind={kind} label={t(`entities.${kind}`)} input={input} ids={draft[field]} onChange={(ids) => change({ [field]: ids })} />}
        </Field>
      ))}
    </>
  )
}
