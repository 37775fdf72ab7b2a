import { CheckCircleSolid, MinusCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { TierPricePreview } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"

/** Every rule whose scope covers the variant: whether it set the price, and if not, why. */
export const PriceTrace = ({ price }: { price: TierPricePreview }) => {
  const { t, money } = useWords()
  if (price.trace.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-muted">
        {t("preview.noRule")}
      </Text>
    )
  }
  const inOrder = [...price.trace].sort((a, b) => Number(b.applied) - Number(a.applied))
  return (
    <ul className="bg-ui-bg-subtle divide-ui-border-base divide-y rounded-lg" aria-label={t("preview.trace")}>
      {inOrder.map((entry) => (
        <li key={entry.rule_id} className="flex items-start gap-x-2 px-3 py-2">
          <span className="mt-0.5 shrink-0" aria-hidden>
            {entry.applied ? (
              <CheckCircleSolid className="text-ui-tag-green-icon" />
            ) : (
              <MinusCircle className="text-ui-fg-muted" />
            )}
          </span>
          <div className="min-w-0 flex-1">
            <Link to={`/tier-prices/${entry.rule_id}`} className="txt-compact-small-plus hover:underline">
              {entry.name}
            </Link>
            <Text size="small" className="text-ui-fg-subtle">
              {t(`reasons.${entry.reason}`, { defaultValue: entry.reason })}
            </Text>
          </div>
          {entry.unit_price !== null && entry.unit_price !== undefined && (
            <Text size="small" className="text-ui-fg-subtle shrink-0">
              {money(entry.unit_price, price.currency_code)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
