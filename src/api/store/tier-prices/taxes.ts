/** Prices with and without tax, as Medusa computes them for its listing. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { calculateAmountsWithTax, Modules } from "@medusajs/framework/utils"
import { Amount, toNumber } from "../../../shared/money"
import type { Place } from "./place"

export type TaxedVariant = { id: string; product_id: string; product_type_id: string | null; unit_price: Amount | null }
export type TaxLine = { rate: number }

/** The tax rates of each variant by its id; null when no country is known or the region's taxes are not automatic. */
export const taxLinesOf = async (container: MedusaContainer, { region, address }: Place, variants: TaxedVariant[]): Promise<Map<string, TaxLine[]> | null> => {
  if (!address || !region.automatic_taxes) {
    return null
  }
  const items = variants.map(({ id, product_id, product_type_id, unit_price }) => ({
    id,
    product_id,
    product_type_id: product_type_id ?? undefined,
    quantity: 1,
    unit_price: unit_price ? toNumber(unit_price) : 0,
    currency_code: region.currency_code,
  }))
  const lines = await container.resolve(Modules.TAX).getTaxLines(items, { address })
  const byVariant = new Map<string, TaxLine[]>(variants.map(({ id }) => [id, []]))
  for (const line of lines) {
    if ("line_item_id" in line && line.rate !== null) {
      byVariant.get(line.line_item_id)?.push({ rate: Number(line.rate) })
    }
  }
  return byVariant
}

export type TaxedPrices = { unit_price_with_tax: number | null; unit_price_without_tax: number | null }

/** Both prices, in major units; null where no rates are known. */
export const withTax = (unit_price: Amount, is_tax_inclusive: boolean, rates: TaxLine[] | undefined): TaxedPrices => {
  if (!rates) {
    return { unit_price_with_tax: null, unit_price_without_tax: null }
  }
  const { priceWithTax, priceWithoutTax } = calculateAmountsWithTax({
    taxLines: rates,
    amount: toNumber(unit_price),
    includesTax: is_tax_inclusive,
  })
  return { unit_price_with_tax: priceWithTax, unit_price_without_tax: priceWithoutTax }
}
