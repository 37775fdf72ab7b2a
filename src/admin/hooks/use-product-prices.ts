import { useQueries, useQuery } from "@tanstack/react-query"
import type { TierPricePreview } from "../../types/tier-price-rule"
import type { Entity } from "../lib/entities"
import { sdk } from "../lib/sdk"
import { tierPriceRules } from "../lib/tier-price-rules-api"
import { useEntityNames } from "./use-entities"
import { useTierPriceRules } from "./use-tier-price-rules"

const groupsShown = 6
const variantsAsked = 100

/** The first 100 variants of a product, by SKU or title. */
export function useProductVariants(productId: string) {
  return useQuery({
    queryKey: ["tier-pricing", "product-variants", productId],
    queryFn: async () => {
      const { variants } = await sdk.admin.product.listVariants(productId, {
        limit: variantsAsked,
        fields: "id,title,sku",
        order: "variant_rank",
      })
      return variants.map(({ id, sku, title }): Entity => {
        const label = sku ?? title ?? id
        return { id, label, detail: title && title !== label ? title : undefined }
      })
    },
  })
}

/** What one kind of buyer pays: a guest (`id` null), or a member of one group. */
export type PriceColumn = { id: string | null; name: string; prices: Map<string, TierPricePreview> | null }

/**
 * A column for guests and one for each customer group that a rule of the
 * product names (the first six). One preview a column, for up to 100 variants.
 */
export function useProductPrices(productId: string, variantIds: string[], regionId: string, quantity: number | null) {
  const rules = useTierPriceRules({ product_id: productId, status: "active", audience_type: "customer_groups", limit: 100 })
  const named = [...new Set((rules.data?.tier_price_rules ?? []).flatMap(({ audience }) => audience?.ids ?? []))]
  const groups = named.slice(0, groupsShown)
  const names = useEntityNames("customer_groups", groups)
  const buyers = [null, ...groups]
  const variant_ids = variantIds.slice(0, variantsAsked)
  const answers = useQueries({
    queries: buyers.map((id) => {
      const input = { customer_group_ids: id ? [id] : [], region_id: regionId, variant_ids, quantity: quantity ?? 1 }
      return {
        queryKey: ["tier-pricing", "previews", input],
        queryFn: async () => (await tierPriceRules.preview(input)).prices,
        enabled: rules.isSuccess && regionId !== "" && quantity !== null && variant_ids.length > 0,
        retry: false,
      }
    }),
  })
  const columns = buyers.map((id, index): PriceColumn => {
    const data = answers[index].data
    return {
      id,
      name: id ? names.data?.get(id)?.label ?? "…" : "",
      prices: data ? new Map(data.map((price) => [price.variant_id, price])) : null,
    }
  })
  return { columns, moreGroups: named.length - groups.length, isError: rules.isError || answers.some((a) => a.isError) }
}
