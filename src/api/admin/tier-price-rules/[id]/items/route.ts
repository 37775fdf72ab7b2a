import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TIER_PRICING } from "../../../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../../../modules/tier-pricing/service"
import { changePriceBookItemsWorkflow } from "../../../../../workflows/tier-pricing/change-price-book-items"
import { readStoredRule } from "../../../../../workflows/tier-pricing/steps/rule-input"
import { read, refusing } from "../../../../refusals"
import { presentRule } from "../../present-rules"
import { itemChanges, listPriceBookItems } from "../../validators"

/** Variants asked for with one query when the items are searched. */
const BATCH = 5_000

type Variant = { id: string; sku: string | null; title: string; product: { id: string; title: string } | null }

/**
 * The items of a price book with what a grid shows of them, in the order of their SKUs.
 * `q` searches SKU, variant and product titles. Answers `{ items, count, offset, limit }`.
 */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { q, limit, offset } = read(listPriceBookItems, req.query)
  const service = req.scope.resolve<TierPricingService>(TIER_PRICING)
  const { id } = await readStoredRule(service, req.params.id)
  const variants = (await variantsOfItems(req, await service.readItemVariantIds(id))).filter(matching(q))
  variants.sort((a, b) => (a.sku ?? a.id).localeCompare(b.sku ?? b.id))
  const page = variants.slice(offset, offset + limit)
  const breaks = new Map((await service.readItems(id, { variant_ids: page.map((variant) => variant.id) })).map((item) => [item.variant_id, item.breaks]))
  res.json({
    items: page.map((variant) => ({
      variant_id: variant.id,
      sku: variant.sku,
      variant_title: variant.title,
      product_id: variant.product?.id ?? null,
      product_title: variant.product?.title ?? null,
      breaks: breaks.get(variant.id) ?? [],
    })),
    count: variants.length,
    offset,
    limit,
  })
})

/** Sets and deletes single variants of a price book. Answers `{ tier_price_rule }` without its items. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { set, delete: gone } = read(itemChanges, req.body)
  await changePriceBookItemsWorkflow(req.scope).run({ input: { rule_id: req.params.id, set, delete: gone } })
  const service = req.scope.resolve<TierPricingService>(TIER_PRICING)
  res.json({ tier_price_rule: await presentRule(service, await readStoredRule(service, req.params.id), "-items") })
})

/** A variant that was deleted since stays in the list under its id, so that it can be taken out. */
const variantsOfItems = async (req: MedusaRequest, ids: string[]): Promise<Variant[]> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const found: Variant[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    const { data } = await query.graph({
      entity: "product_variant",
      fields: ["id", "sku", "title", "product.id", "product.title"],
      filters: { id: ids.slice(start, start + BATCH) },
    })
    found.push(...data.map(({ id, sku, title, product }) => ({ id, sku: sku ?? null, title, product: product ? { id: product.id, title: product.title } : null })))
  }
  const known = new Set(found.map(({ id }) => id))
  return [...found, ...ids.filter((id) => !known.has(id)).map((id) => ({ id, sku: null, title: id, product: null }))]
}

const matching = (q: string | undefined) => {
  const wanted = q?.toLowerCase()
  return ({ sku, title, product }: Variant): boolean =>
    !wanted || [sku, title, product?.title].some((text) => text?.toLowerCase().includes(wanted))
}
