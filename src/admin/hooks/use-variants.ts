import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import { type NamedVariant, namedVariant } from "../lib/named-variant"

/** How many are asked for at once. */
const most = 200

/** Variants by their ids, with what people recognise them by. One that no longer exists has no entry, once `isSuccess`. */
export const useVariants = (ids: string[]) => {
  const asked = [...new Set(ids)].sort().slice(0, most)
  return useQuery({
    queryKey: ["free-products", "variants", asked],
    queryFn: async () => {
      const { variants } = await sdk.admin.productVariant.list({ id: asked, limit: most, fields: "id,title,sku,product_id,product.title,product.thumbnail" })
      return new Map(variants.map((variant): [string, NamedVariant] => [variant.id, namedVariant(variant)]))
    },
    placeholderData: keepPreviousData,
    enabled: asked.length > 0,
  })
}
