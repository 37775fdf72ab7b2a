/** What variants cost a buyer otherwise, beside a cart: prices of rules, or Medusa's own. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, QueryContext } from "@medusajs/framework/utils"
import { findTieredPricing } from "../../modules/pricing/tiered-pricing"
import { priceLines } from "../../modules/tier-pricing/domain/cart-lines"
import { publicPrices } from "../../modules/tier-pricing/pricing-context"
import { amount, type Amount } from "../../shared/money"
import { z } from "../../shared/schema"
import { readPriceBases } from "../tier-pricing/read-price-bases"
import type { PricedFor } from "./open-cart"
import { moneyOfMedusa } from "./snapshot"

/** What one piece costs this buyer, in the price mode of the region. */
export type UsualPrice = { unit_price: Amount; is_tax_inclusive: boolean }

/** By variant, for one piece of each; one without a price is left out. */
export const usualPrices = async (container: MedusaContainer, found: { id: string; product_id: string }[], opened: PricedFor): Promise<Map<string, UsualPrice>> => {
  const context = { ...opened.context, ...(opened.is_public && publicPrices) }
  const ids = found.map(({ id }) => id)
  const pricing = findTieredPricing(container)
  if (!pricing) {
    return medusaPrices(container, ids, context)
  }
  const bases = await readPriceBases(container, pricing, ids, context)
  const lines = found.map(({ id, product_id }) => ({ id, variant_id: id, product_id, quantity: 1 }))
  // Each is priced as if it were alone: nothing counts with it.
  return new Map(lines.flatMap((line) => Object.entries(priceLines([line], bases)).map(([id, { unit_price, is_tax_inclusive }]): [string, UsualPrice] => [id, { unit_price, is_tax_inclusive }])))
}

const priced = z.object({ id: z.string(), calculated_price: z.object({ calculated_amount: moneyOfMedusa.nullish(), is_calculated_price_tax_inclusive: z.boolean().nullish() }).nullish() })

/** Without the extended Pricing Module: Medusa's own prices. */
const medusaPrices = async (container: MedusaContainer, ids: string[], context: Record<string, unknown>): Promise<Map<string, UsualPrice>> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variants",
    fields: ["id", "calculated_price.calculated_amount", "calculated_price.is_calculated_price_tax_inclusive"],
    filters: { id: ids },
    context: { calculated_price: QueryContext(context) },
  })
  return new Map(
    z
      .array(priced)
      .parse(data)
      .flatMap(({ id, calculated_price }): [string, UsualPrice][] =>
        calculated_price && calculated_price.calculated_amount !== null && calculated_price.calculated_amount !== undefined
          ? [[id, { unit_price: amount(calculated_price.calculated_amount), is_tax_inclusive: Boolean(calculated_price.is_calculated_price_tax_inclusive) }]]
          : []
      )
  )
}
