import { Text, clx } from "@medusajs/ui"
import type { TierPricePreview } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import type { Entity } from "../../lib/entities"
import { PriceTrace } from "./price-trace"

/** One variant: list price, unit price, what the quantity comes to, and why. */
export const PreviewPrice = ({ price, variant }: { price: TierPricePreview; variant?: Entity }) => {
  const { t, money, number } = useWords()
  const { list_price, unit_price, quantity, currency_code } = price
  const say = (amount: number | null) => (amount === null ? t("preview.noPrice") : money(amount, currency_code))
  const lower = list_price !== null && unit_price !== null && unit_price < list_price
  return (
    <article className="border-ui-border-base flex flex-col gap-y-3 border-b px-6 py-4 last:border-b-0">
      <div>
        <Text size="small" weight="plus">
          {variant?.label ?? price.variant_id}
        </Text>
        {variant?.detail && (
          <Text size="xsmall" className="text-ui-fg-muted">
            {variant.detail}
          </Text>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Fact name={t("preview.listPrice")} value={say(list_price)} struck={lower} />
        <Fact name={t("preview.unitPrice")} value={say(unit_price)} strong />
        <Fact name={t("preview.quantity")} value={number(quantity)} />
        <Fact
          name={t("preview.total")}
          value={unit_price === null ? "–" : money(Number((unit_price * quantity).toPrecision(12)), currency_code)}
        />
      </dl>
      <PriceTrace price={price} />
    </article>
  )
}

const Fact = ({ name, value, strong, struck }: { name: string; value: string; strong?: boolean; struck?: boolean }) => (
  <div className="min-w-0">
    <dt className="txt-compact-xsmall text-ui-fg-muted">{name}</dt>
    <dd
      className={clx(
        "txt-compact-medium break-words",
        strong ? "text-ui-fg-base txt-compact-medium-plus" : "text-ui-fg-subtle",
        struck && "line-through"
      )}
    >
      {value}
    </dd>
  </div>
)
