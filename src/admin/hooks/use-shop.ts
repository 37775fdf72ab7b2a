import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"

const longEnough = 5 * 60_000

/** The currencies that the store sells in, as lower-case codes. */
export function useShopCurrencies(): string[] {
  const { data } = useQuery({
    queryKey: ["tier-pricing", "currencies"],
    queryFn: async () => {
      const { stores } = await sdk.admin.store.list({ fields: "id,*supported_currencies" })
      return (stores[0]?.supported_currencies ?? []).map(({ currency_code }) => currency_code)
    },
    staleTime: longEnough,
  })
  return data ?? []
}

export type ShopRegion = { id: string; name: string; currency_code: string }

/** All regions, by name. */
export function useShopRegions(): ShopRegion[] {
  const { data } = useQuery({
    queryKey: ["tier-pricing", "regions"],
    queryFn: async () => {
      const { regions } = await sdk.admin.region.list({ limit: 200, order: "name", fields: "id,name,currency_code" })
      return regions.map(({ id, name, currency_code }) => ({ id, name, currency_code }))
    },
    staleTime: longEnough,
  })
  return data ?? []
}
