import { Alert, Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminOrderFreeProducts } from "../../../types/free-products"
import { useFreeProductConditions, useOrderFreeProducts } from "../../hooks/use-free-products"
import { useFreeProductWords } from "../../hooks/use-free-product-words"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ConditionView } from "../conditions"

/** The free pieces of an order: which rule gave them and why, and what is expected back after a return. */
export const OrderFreeProducts = ({ orderId }: { orderId: string }) => {
  const { t } = useFreeProductWords()
  const { data, isError } = useOrderFreeProducts(orderId)
  return (
    <Section
      title={t("freeProducts.title")}
      hint={t("freeProducts.order.hint")}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/free-products/preview?of=order&order_id=${orderId}`}>{t("freeProducts.preview.short")}</Link>
        </Button>
      }
    >
      {!data && <LoadState failed={isError} />}
      {data && <Expected order={data} />}
      {data?.lines.length === 0 && <SaidLine text={t("freeProducts.order.none")} />}
      {data && data.lines.length > 0 && (
        <ul className="divide-ui-border-base divide-y">
          {data.lines.map((line) => (
            <Line key={`${line.rule_id} ${line.line_id} ${line.title}`} line={line} currency={data.currency_code} />
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Whoever handles a return has to know it before, so it stands first. */
const Expected = ({ order: { lines } }: { order: AdminOrderFreeProducts }) => {
  const { t, number } = useFreeProductWords()
  const expected = lines.filter(({ expected_back }) => expected_back > 0)
  return expected.length > 0 ? (
    <div className="px-6 py-4">
      <Alert variant="warning" role="status">
        {t("freeProducts.order.expected", { goods: expected.map(({ expected_back, title }) => `${number(expected_back)} × ${title}`).join(", ") })}
      </Alert>
    </div>
  ) : null
}

type LineProps = { line: AdminOrderFreeProducts["lines"][number]; currency: string }

const Line = ({ line, currency }: LineProps) => {
  const { t, number, money } = useFreeProductWords()
  const { rule_id, rule_name, kind, title, sku, quantity, value, returned, may_be_kept } = line
  return (
    <li className="flex flex-col gap-y-1 px-6 py-4">
      <div className="flex items-start justify-between gap-x-4">
        <span className="txt-compact-small-plus min-w-0 break-words">
          {number(quantity)} × {title}
        </span>
        <Text size="small" className="shrink-0 tabular-nums">
          {money(value, currency)}
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {[t(`freeProducts.order.kinds.${kind}`), sku].filter(Boolean).join(" · ")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {t("freeProducts.order.by")}{" "}
        <Link to={`/free-products/${rule_id}`} className="hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none">
          {rule_name}
        </Link>
      </Text>
      {returned > 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("freeProducts.usage.returned", { count: returned, number: number(returned) })}
        </Text>
      )}
      {may_be_kept > 0 && (
        <Text size="small" className="text-ui-fg-base">
          {t("freeProducts.order.mayBeKept", { count: may_be_kept, number: number(may_be_kept) })}
        </Text>
      )}
      <Why line={line} />
    </li>
  )
}

/** Folded away: what the rule asked for when the order was placed. */
const Why = ({ line: { conditions } }: { line: LineProps["line"] }) => {
  const { t } = useFreeProductWords()
  const { data: definitions } = useFreeProductConditions()
  return conditions ? (
    <details>
      <summary className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus w-fit cursor-pointer rounded underline underline-offset-2 outline-none">{t("freeProducts.order.why")}</summary>
      <div className="mt-2">
        <ConditionView value={conditions} definitions={definitions} />
      </div>
    </details>
  ) : null
}
