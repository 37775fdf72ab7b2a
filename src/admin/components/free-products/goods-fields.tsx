import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useVariants } from "../../hooks/use-variants"
import { useWords } from "../../hooks/use-words"
import type { GoodsDraft } from "../../lib/free-product-reward-draft"
import { moved } from "../../lib/moved"
import type { NamedVariant } from "../../lib/named-variant"
import { type Problem, problemAt, problemWithin } from "../../lib/problem"
import { EntityPicker } from "../common/entity-picker"
import { Field, ProblemLine } from "../common/field"
import { MoveButtons } from "./move-buttons"
import { VariantLine } from "./variant-line"

type GoodsFieldsProps = {
  goods: GoodsDraft[]
  onChange: (goods: GoodsDraft[]) => void
  onLeave: () => void
  problems: Problem[]
}

const path = "reward.goods"

/** The variants that are given, each with how many, and what stands in for it when it is out of stock. */
export const GoodsFields = ({ goods, onChange, onLeave, problems }: GoodsFieldsProps) => {
  const { t } = useWords()
  const names = useVariants(goods.flatMap(({ variant_id, fallbacks }) => [variant_id, ...fallbacks]))
  const add = (id: string | undefined) => id && !goods.some(({ variant_id }) => variant_id === id) && onChange([...goods, { variant_id: id, quantity: "1", fallbacks: [] }])
  return (
    <div className="flex flex-col gap-y-3">
      {goods.length > 0 && (
        <ul className="flex flex-col gap-y-2" aria-label={t("freeProducts.form.goods.label")}>
          {goods.map((each, index) => (
            <li key={each.variant_id} className="bg-ui-bg-subtle rounded-lg p-3">
              <GoodsRow
                goods={each}
                names={names.data}
                known={names.isSuccess}
                at={index}
                of={goods.length}
                onChange={(next) => onChange(goods.map((other, at) => (at === index ? next : other)))}
                onMove={(by) => onChange(moved(goods, index, by))}
                onRemove={() => onChange(goods.filter((_, at) => at !== index))}
                onLeave={onLeave}
                problems={problems}
              />
            </li>
          ))}
        </ul>
      )}
      <Field label={t("freeProducts.form.goods.add")} hint={goods.length === 0 ? t("freeProducts.form.goods.hint") : undefined} problem={problemAt(problems, path)}>
        {(input) => <EntityPicker kind="variants" label={t("freeProducts.form.goods.add")} input={input} ids={[]} onChange={([id]) => add(id)} onLeave={goods.length > 0 ? onLeave : undefined} />}
      </Field>
    </div>
  )
}

type GoodsRowProps = {
  goods: GoodsDraft
  names: Map<string, NamedVariant> | undefined
  known: boolean
  at: number
  of: number
  onChange: (goods: GoodsDraft) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onLeave: () => void
  problems: Problem[]
}

const GoodsRow = ({ goods, names, known, at, of, onChange, onMove, onRemove, onLeave, problems }: GoodsRowProps) => {
  const { t } = useWords()
  const { variant_id, quantity } = goods
  const name = names?.get(variant_id)?.title ?? variant_id
  const own = `${path}.${at}`
  const wrongQuantity = problemAt(problems, `${own}.quantity`)
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div className="min-w-40 flex-1">
          <VariantLine id={variant_id} variant={names?.get(variant_id)} known={known} />
        </div>
        <div className="flex items-center gap-x-2">
          <Input
            size="small"
            className="w-16 text-right"
            inputMode="numeric"
            autoComplete="off"
            aria-label={t("freeProducts.form.goods.quantityOf", { name })}
            aria-invalid={Boolean(wrongQuantity)}
            aria-describedby={`${own}-problem`}
            value={quantity}
            onChange={(event) => onChange({ ...goods, quantity: event.target.value })}
            onBlur={onLeave}
          />
          <Text size="small" className="text-ui-fg-muted">
            {t("freeProducts.form.pieces")}
          </Text>
          <MoveButtons name={name} at={at} of={of} onMove={onMove} onRemove={onRemove} />
        </div>
      </div>
      <ProblemLine id={`${own}-problem`} problem={wrongQuantity ?? problemAt(problems, `${own}.variant_id`)} />
      <Fallbacks goods={goods} name={name} names={names} known={known} onChange={(fallbacks) => onChange({ ...goods, fallbacks })} problem={problemWithin(problems, `${own}.fallbacks`)} />
    </div>
  )
}

type FallbacksProps = { goods: GoodsDraft; name: string; names: Map<string, NamedVariant> | undefined; known: boolean; onChange: (ids: string[]) => void; problem?: Problem }

/** What is given in its place, the first that can be had: folded away until somebody wants it. */
const Fallbacks = ({ goods: { variant_id, fallbacks }, name, names, known, onChange, problem }: FallbacksProps) => {
  const { t } = useWords()
  const [open, setOpen] = useState(fallbacks.length > 0)
  if (!open) {
    return (
      <button type="button" className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus w-fit rounded underline underline-offset-2 outline-none" onClick={() => setOpen(true)}>
        {t("freeProducts.form.fallbacks.add")}
      </button>
    )
  }
  const label = t("freeProducts.form.fallbacks.of", { name })
  return (
    <div className="border-ui-border-base flex flex-col gap-y-2 border-l pl-3">
      <Text size="small" className="text-ui-fg-subtle">
        {t("freeProducts.form.fallbacks.hint")}
      </Text>
      {fallbacks.length > 0 && (
        <ol className="flex flex-col gap-y-1" aria-label={label}>
          {fallbacks.map((id, index) => (
            <li key={id} className="flex items-center justify-between gap-x-2">
              <VariantLine id={id} variant={names?.get(id)} known={known} />
              <MoveButtons
                name={names?.get(id)?.title ?? id}
                at={index}
                of={fallbacks.length}
                onMove={(by) => onChange(moved(fallbacks, index, by))}
                onRemove={() => onChange(fallbacks.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ol>
      )}
      <EntityPicker kind="variants" label={label} ids={[]} onChange={([id]) => id && id !== variant_id && !fallbacks.includes(id) && onChange([...fallbacks, id])} />
      <ProblemLine id={`${variant_id}-fallbacks-problem`} problem={problem} />
    </div>
  )
}
