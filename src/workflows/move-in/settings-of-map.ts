/** Looks up what the map names of this shop. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { MoveInFailure } from "../../move-in/failure"
import type { MoveInOptions } from "../../move-in/domain/options"
import type { Market, SourceSettings } from "../../move-in/domain/settings"
import { z } from "../../shared/schema"

const region = z.object({ id: z.string(), name: z.string(), currency_code: z.string() })
const preference = z.object({ attribute: z.string(), value: z.string().nullish(), is_tax_inclusive: z.boolean() })

type Region = z.infer<typeof region>

/** A website or sales channel as the map has it. */
type Mapped = { currency_code: string; regions: string[]; tax?: "gross" | "net" | null; rate?: number | null }

/** @throws MoveInFailure `invalid_map` for what this shop does not have, all of it in one line */
export const settingsOf = async (container: MedusaContainer, { from, map, table_prefix, since }: MoveInOptions, at: Date): Promise<SourceSettings> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const regions = z.array(region).parse((await query.graph({ entity: "region", fields: ["id", "name", "currency_code"] })).data)
  const preferences = z.array(preference).parse((await query.graph({ entity: "price_preference", fields: ["attribute", "value", "is_tax_inclusive"] })).data)
  const currencies = new Set(z.array(z.object({ currency_code: z.string() })).parse((await query.graph({ entity: "store_currency", fields: ["currency_code"] })).data).map(({ currency_code }) => currency_code))
  const wrong: string[] = []
  const given: Record<string, Mapped> = from === "magento2" ? map.websites : map.sales_channels
  const path = from === "magento2" ? "websites" : "sales_channels"
  const markets = Object.fromEntries(
    Object.entries(given).map(([name, mapped]): [string, Market] => {
      if (!currencies.has(mapped.currency_code)) {
        wrong.push(`${path}.${name}.currency_code: this shop has no ${mapped.currency_code} (it has ${[...currencies].join(", ")})`)
      }
      const region_ids = mapped.regions.flatMap((named) => regionNamed(named, mapped.currency_code, regions, (message) => wrong.push(`${path}.${name}.regions: ${message}`)))
      const is_inclusive = preferences.some(({ attribute, value, is_tax_inclusive }) => attribute === "currency_code" && value === mapped.currency_code && is_tax_inclusive)
      return [name, { currency_code: mapped.currency_code, region_ids, tax_inclusive: mapped.tax ? mapped.tax === "gross" : is_inclusive, rate: mapped.rate ?? null }]
    })
  )
  wrong.push(...overlaps(path, markets, from))
  if (wrong.length) {
    throw new MoveInFailure("invalid_map", `the map file does not fit this shop: ${wrong.join("; ")}`)
  }
  return { table_prefix, at, since, markets, points_expiry: map.points.expiry, points_query: map.points.query, codes_query: map.codes.query }
}

/** By id, or by name where one of that name has the currency. */
const regionNamed = (named: string, currency_code: string, regions: Region[], report: (message: string) => void): string[] => {
  const found = regions.filter(({ id, name }) => id === named || name === named)
  const fitting = found.filter((each) => each.currency_code === currency_code)
  if (fitting.length === 1) {
    return [fitting[0].id]
  }
  report(
    !found.length
      ? `there is no region "${named}" (there are ${regions.map(({ name }) => name).join(", ")})`
      : fitting.length
        ? `${fitting.length} regions are called "${named}": give the id`
        : `"${named}" has ${found.map((each) => each.currency_code).join(", ")}, not ${currency_code}`
  )
  return []
}

/** Two websites with the same buyers here would mix their prices. Sales channels of Shopware share theirs anyway. */
const overlaps = (path: string, markets: Record<string, Market>, from: MoveInOptions["from"]): string[] => {
  const named = Object.entries(markets)
  return from === "shopware6"
    ? []
    : named.flatMap(([name, market], index) =>
        named
          .slice(index + 1)
          .filter(([, other]) => other.currency_code === market.currency_code && isShared(market.region_ids, other.region_ids))
          .map(([other]) => `${path}: "${name}" and "${other}" have the same currency and regions, so that their prices would mix: give each its own regions, or leave one out`)
      )
}

/** None are all of the currency. */
const isShared = (some: string[], others: string[]): boolean => !some.length || !others.length || some.some((id) => others.includes(id))
