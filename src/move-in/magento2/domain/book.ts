/** The books that Magento's tiers become: one for each website and group, and a second one for prices that are final. Pure. */
import type { Book } from "../../domain/records"
import { keyOf } from "./key"
import type { Website } from "./website"

/** @param audience null: everyone @example key `website:base|group:0000000003`, name `Magento: Wholesale (base)` */
export const bookOf = ({ code, market }: Website, audience: { group_id: number; name: string } | null, is_final: boolean): Book => ({
  key: `website:${code}|${audience ? `group:${keyOf(audience.group_id)}` : "everyone"}${is_final ? "|final" : ""}`,
  name: `Magento: ${audience?.name ?? "ALL GROUPS"} (${code})${is_final ? " – final prices" : ""}`,
  audience: audience ? { type: "groups", keys: [keyOf(audience.group_id)] } : { type: "everyone" },
  currency_code: market.currency_code,
  region_ids: market.region_ids,
  combine: is_final ? "override" : "lowest",
  priority: 0,
  starts_at: null,
  ends_at: null,
})
