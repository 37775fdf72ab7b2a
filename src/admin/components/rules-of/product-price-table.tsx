import { Text, clx } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { TierPricePreview } from "../../../types/tier-price-rule"
import type { PriceColumn } from "../../hooks/use-product-prices"
import { useWords } from "../../hooks/use-words"
import type { Entity } from "../../lib/entities"
import { Pages } from "../common/pages"

const pageSize = 10

/** Variants down, buyers across; a price that a rule set leads to that rule. */
export const ProductPriceTable = ({ variants, columns }: { variants: Entity[]; columns: PriceColumn[] }) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const shown = variants.slice(page * pageSize, (page + 1) * pageSize)
  return (
    <div className="shadow-borders-base overflow-hidden rounded-lg">
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("product.pricesByGroup")}>
        <table className="txt-compact-small w-full">
          <thead>
            <tr className="border-ui-border-base text-ui-fg-subtle border-b text-left">
              <th scope="col" className="txt-compact-small-plus px-4 py-2">
                {t("book.variant")}
              </th>
              {columns.map(({ id, name }) => (
                <th key={id ?? "guest"} scope="col" className="txt-compact-small-plus whitespace-nowrap px-4 py-2 text-right">
                  {id ? name : t("preview.buyer.guest")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((variant) => (
              <tr key={variant.id} className="border-ui-border-base border-b last:border-b-0">
                <th scope="row" className="text-left font-normal px-4 py-2">
                  {variant.label}
                  {variant.detail && (
                    <Text size="xsmall" className="text-ui-fg-muted">
                      {variant.detail}
                    </Text>
                  )}
                </th>
                {columns.map(({ id, prices }) => (
                  <td key={id ?? "guest"} className="whitespace-nowrap px-4 py-2 text-right">
                    <Price price={prices?.get(variant.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {variants.length > pageSize && (
        <Pages page={page} pageSize={pageSize} count={variants.length} onPage={setPage} />
      )}
    </div>
  )
}

const Price = ({ price }: { price: TierPricePreview | undefined }) => {
  const { t, money } = useWords()
  if (!price) {
    return <span className="text-ui-fg-muted">…</span>
  }
  if (price.unit_price === null) {
    return <span className="text-ui-fg-muted">{t("preview.noPrice")}</span>
  }
  const said = money(price.unit_price, price.currency_code)
  const lower = price.list_price !== null && price.unit_price < price.list_price
  return price.rule_id ? (
    <Link
      to={`/tier-prices/${price.rule_id}`}
      title={price.trace.find(({ applied }) => applied)?.name}
      className={clx("hover:underline", lower && "text-ui-tag-green-text")}
    >
      {said}
    </Link>
  ) : (
    said
  )
}
