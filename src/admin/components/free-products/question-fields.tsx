import { Input } from "@medusajs/ui"
import type { FreeProductQuestion } from "../../hooks/use-free-product-question"
import { useShopRegions } from "../../hooks/use-shop"
import { useVariants } from "../../hooks/use-variants"
import { useWords } from "../../hooks/use-words"
import { previewKinds, problemsOfQuestion, type QuestionParts } from "../../lib/free-product-question"
import { problemAt } from "../../lib/problem"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field, ProblemLine } from "../common/field"
import { TextField } from "../points-form/fields"
import { MoveButtons } from "./move-buttons"
import { VariantLine } from "./variant-line"

type FieldsProps = { question: Pick<FreeProductQuestion, "parts" | "change"> }

/** Which goods, cart or order the rules are asked about, and whose. */
export const QuestionFields = ({ question }: FieldsProps) => {
  const { t } = useWords()
  const { parts, change } = question
  return (
    <div className="flex flex-col gap-y-4">
      <ChoiceField
        label={t("freeProducts.preview.of.label")}
        value={parts.of}
        options={previewKinds.map((value) => ({ value, label: t(`freeProducts.preview.of.${value}`) }))}
        onChange={(of) => change({ of })}
      />
      {parts.of === "goods" && <TypedGoods question={question} />}
      {parts.of === "cart" && (
        <TextField label={t("points.preview.cart")} hint={t("points.preview.cartHint")} placeholder="cart_01…" value={parts.cart_id} onChange={(cart_id) => change({ cart_id })} />
      )}
      {parts.of === "order" && (
        <Field label={t("points.preview.order")}>
          {(input) => (
            <EntityPicker kind="orders" single label={t("points.preview.order")} input={input} ids={parts.order_id ? [parts.order_id] : []} onChange={([order_id]) => change({ order_id: order_id ?? "" })} />
          )}
        </Field>
      )}
    </div>
  )
}

const TypedGoods = ({ question: { parts, change } }: FieldsProps) => {
  const { t } = useWords()
  const regions = useShopRegions()
  const { goods, customer_id, region_id, sales_channel_id } = parts
  const add = (id: string | undefined) => id && !goods.some(({ variant_id }) => variant_id === id) && change({ goods: [...goods, { variant_id: id, quantity: "1" }] })
  return (
    <>
      <GoodsList parts={parts} change={change} />
      <Field label={t("freeProducts.preview.goods.add")}>
        {(input) => <EntityPicker kind="variants" label={t("freeProducts.preview.goods.add")} input={input} ids={[]} onChange={([id]) => add(id)} />}
      </Field>
      <ChoiceField
        label={t("preview.region")}
        value={region_id}
        options={regions.map(({ id, name, currency_code }) => ({ value: id, label: `${name} (${currency_code.toUpperCase()})` }))}
        onChange={(id) => change({ region_id: id })}
      />
      <Field label={t("preview.customer")} hint={t("freeProducts.preview.customerHint")} optional>
        {(input) => <EntityPicker kind="customers" single label={t("preview.customer")} input={input} ids={customer_id ? [customer_id] : []} onChange={([id]) => change({ customer_id: id ?? "" })} />}
      </Field>
      <Field label={t("freeProducts.preview.channel")} hint={t("freeProducts.preview.channelHint")} optional>
        {(input) => (
          <EntityPicker kind="sales_channels" single label={t("freeProducts.preview.channel")} input={input} ids={sales_channel_id ? [sales_channel_id] : []} onChange={([id]) => change({ sales_channel_id: id ?? "" })} />
        )}
      </Field>
    </>
  )
}

type GoodsListProps = { parts: QuestionParts; change: (patch: Partial<QuestionParts>) => void }

const GoodsList = ({ parts, change }: GoodsListProps) => {
  const { t } = useWords()
  const { goods } = parts
  const names = useVariants(goods.map(({ variant_id }) => variant_id))
  const problems = problemsOfQuestion(parts)
  if (goods.length === 0) {
    return null
  }
  return (
    <ul className="flex flex-col gap-y-2" aria-label={t("freeProducts.preview.goods.label")}>
      {goods.map(({ variant_id, quantity }, index) => {
        const variant = names.data?.get(variant_id)
        const name = variant?.title ?? variant_id
        const problem = problemAt(problems, `goods.${index}.quantity`)
        return (
          <li key={variant_id} className="bg-ui-bg-subtle rounded-lg p-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <div className="min-w-32 flex-1">
                <VariantLine id={variant_id} variant={variant} known={names.isSuccess} />
              </div>
              <div className="flex items-center gap-x-2">
                <Input
                  size="small"
                  className="w-20 text-right"
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={t("freeProducts.form.goods.quantityOf", { name })}
                  aria-invalid={Boolean(problem)}
                  aria-describedby={`${variant_id}-quantity-problem`}
                  value={quantity}
                  onChange={(event) => change({ goods: goods.map((other, at) => (at === index ? { ...other, quantity: event.target.value } : other)) })}
                />
                <MoveButtons name={name} at={0} of={1} onMove={() => undefined} onRemove={() => change({ goods: goods.filter((_, at) => at !== index) })} />
              </div>
            </div>
            <ProblemLine id={`${variant_id}-quantity-problem`} problem={problem} />
          </li>
        )
      })}
    </ul>
  )
}
