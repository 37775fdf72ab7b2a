/** What has to be known of the source to convert a product. Pure. */
import type { Website } from "./website"

/**
 * @property websites those that the map names
 * @property website_ids of all websites
 * @property default_currency what amounts that were entered for all websites are in, in lower case
 * @property has_global_prices prices hold on all websites: what was once entered for one of them is without effect
 * @property groups code by id
 * @property titles name of the shared catalog by group id, for groups that are one's
 * @property duplicate_skus in lower case
 */
export type Catalogue = {
  websites: Website[]
  website_ids: ReadonlySet<number>
  default_currency: string
  has_global_prices: boolean
  groups: ReadonlyMap<number, string>
  titles: ReadonlyMap<number, string>
  duplicate_skus: ReadonlySet<string>
}
