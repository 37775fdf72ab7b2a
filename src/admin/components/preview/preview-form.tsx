import { DatePicker, Input } from "@medusajs/ui"
import type { PreviewBuyer, PreviewQuestion } from "../../hooks/use-preview-question"
import { useShopRegions } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { Section } from "../common/section"

const buyers: PreviewBuyer[] = ["customer", "groups", "guest"]

/** Who buys what, where, how many, and when. The answer follows every change. */
export const PreviewForm = ({ question: { parts, change, quantityProblem } }: { question: PreviewQuestion }) => {
  const { t } = useWords()
  const regions = useShopRegions()
  return (
    <Section title={t("preview.title")} hint={t("preview.hint")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <ChoiceField
          label={t("preview.buyer.label")}
          value={parts.buyer}
          options={buyers.map((value) => ({ value, label: t(`preview.buyer.${value}`) }))}
          onChange={(buyer) => change({ buyer })}
        />
        {parts.buyer === "customer" && (
          <Field label={t("preview.customer")}>
            {(input) => (
              <EntityPicker
                kind="customers"
                single
                label={t("preview.customer")}
                input={input}
                ids={parts.customer_id ? [parts.customer_id] : []}
                onChange={([customer_id]) => change({ buyer: "customer", customer_id: customer_id ?? "" })}
              />
            )}
          </Field>
        )}
        {parts.buyer === "groups" && (
          <Field label={t("entities.customer_groups")} hint={t("preview.groupsHint")}>
            {(input) => (
              <EntityPicker
                kind="customer_groups"
                label={t("entities.customer_groups")}
                input={input}
                ids={parts.customer_group_ids}
                onChange={(customer_group_ids) => change({ buyer: "groups", customer_group_ids })}
              />
            )}
          </Field>
        )}
        <ChoiceField
          label={t("preview.region")}
          value={parts.region_id}
          options={regions.map(({ id, name, currency_code }) => ({
            value: id,
            label: `${name} (${currency_code.toUpperCase()})`,
          }))}
          onChange={(region_id) => change({ region_id })}
        />
        <Field label={t("entities.variants")}>
          {(input) => (
            <EntityPicker
              kind="variants"
              label={t("entities.variants")}
              input={input}
              ids={parts.variant_ids}
              onChange={(variant_ids) => change({ variant_ids })}
            />
          )}
        </Field>
        <Field
          label={t("preview.quantity")}
          hint={t("preview.quantityHint")}
          problem={quantityProblem ? { path: "quantity", reason: quantityProblem } : undefined}
        >
          {(input) => (
            <Input
              {...input}
              inputMode="numeric"
              value={parts.quantity}
              onChange={(event) => change({ quantity: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("preview.at")} hint={t("preview.atHint")} optional>
          {(input) => (
            <DatePicker
              id={input.id}
              aria-label={t("preview.at")}
              granularity="minute"
              shouldCloseOnSelect={false}
              value={parts.at ? new Date(parts.at) : null}
              onChange={(at) => change({ at: at ? at.toISOString() : "" })}
            />
          )}
        </Field>
      </div>
    </Section>
  )
}
