import type { EarningQuestion, PreviewOf } from "../../hooks/use-earning-question"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { Section } from "../common/section"
import { TextField } from "../points-form/fields"

const kinds: PreviewOf[] = ["order", "cart"]

/** Which order or cart, and whose. The answer follows every change. */
export const QuestionForm = ({ question: { of, order_id, cart_id, customer_id, change } }: { question: EarningQuestion }) => {
  const { t } = useWords()
  return (
    <Section title={t("points.preview.title")} hint={t("points.preview.hint")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <ChoiceField
          label={t("points.preview.of.label")}
          value={of}
          options={kinds.map((value) => ({ value, label: t(`points.preview.of.${value}`) }))}
          onChange={(chosen) => change({ of: chosen })}
        />
        {of === "order" ? (
          <Field label={t("points.preview.order")}>
            {(input) => (
              <EntityPicker
                kind="orders"
                single
                label={t("points.preview.order")}
                input={input}
                ids={order_id ? [order_id] : []}
                onChange={([id]) => change({ of, order_id: id ?? "" })}
              />
            )}
          </Field>
        ) : (
          <TextField
            label={t("points.preview.cart")}
            hint={t("points.preview.cartHint")}
            placeholder="cart_01…"
            value={cart_id}
            onChange={(id) => change({ of, cart_id: id })}
          />
        )}
        <Field label={t("preview.customer")} hint={t("points.preview.customerHint")} optional>
          {(input) => (
            <EntityPicker
              kind="customers"
              single
              label={t("preview.customer")}
              input={input}
              ids={customer_id ? [customer_id] : []}
              onChange={([id]) => change({ customer_id: id ?? "" })}
            />
          )}
        </Field>
      </div>
    </Section>
  )
}
