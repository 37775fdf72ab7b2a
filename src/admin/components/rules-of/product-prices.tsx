import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useProductPrices } from "../../hooks/use-product-prices"
import { useShopRegions } from "../../hooks/use-shop"
import { useDebounced } from "../../hooks/use-debounced"
import { useWords } from "../../hooks/use-words"
import type { Entity } from "../../lib/entities"
import { readTypedQuantity } from "../../lib/typed-number"
import { ChoiceField } from "../common/choice-field"
import { Field } from "../common/field"
import { ProductPriceTable } from "./product-price-table"

const quantityOf = (text: string) => {
  const read = readTypedQuantity(text)
  return "value" in read ? { value: read.value } : { value: null, problem: { path: "quantity", reason: read.problem } }
}

/** What a guest and each customer group with a rule pays for the variants of a product. */
export const ProductPrices = ({ productId, variants }: { productId: string; variants: Entity[] }) => {
  const { t } = useWords()
  const regions = useShopRegions()
  const [chosen, setChosen] = useState("")
  const [typed, setTyped] = useState("1")
  const quantity = quantityOf(useDebounced(typed, 300)).value
  const regionId = chosen || regions[0]?.id || ""
  const prices = useProductPrices(productId, variants.map(({ id }) => id), regionId, quantity)

  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("preview.region")}
          value={regionId}
          options={regions.map(({ id, name, currency_code }) => ({
            value: id,
            label: `${name} (${currency_code.toUpperCase()})`,
          }))}
          onChange={setChosen}
        />
        <Field label={t("preview.quantity")} problem={quantityOf(typed).problem}>
          {(input) => (
            <Input {...input} inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
      </div>
      {prices.isError ? (
        <Text size="small" className="text-ui-fg-error">
          {t("pickers.state.failed")}
        </Text>
      ) : (
        <ProductPriceTable variants={variants} columns={prices.columns} />
      )}
      {prices.moreGroups > 0 && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("product.moreGroups", { count: prices.moreGroups })}
        </Text>
      )}
    </div>
  )
}
