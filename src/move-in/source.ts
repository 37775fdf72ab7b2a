/** What the move-in asks of a shop system. Each has one folder here that answers. */
import type { Batch, CodeRecord, CustomerRecord, GroupRecord, PointsRecord, PriceSample, ProductRecord, Thing } from "./domain/records"
import type { MoveInOptions } from "./domain/options"
import type { SourceSettings, Unmapped } from "./domain/settings"

/** A source that is open for reading. */
export type MoveInSource = {
  /** For people: `Magento 2 Commerce, 3 websites`. No host, no user. */
  describe: string
  /** Websites or sales channels that the map does not name. */
  unmapped: Unmapped[]
  /** Rows to read, for a progress. */
  count: (thing: Thing) => Promise<number>
  groups: () => AsyncIterable<Batch<GroupRecord>>
  customers: () => AsyncIterable<Batch<CustomerRecord>>
  /** Products without tiers are left out. */
  tiers: () => AsyncIterable<Batch<ProductRecord>>
  points: () => AsyncIterable<Batch<PointsRecord>>
  codes: () => AsyncIterable<Batch<CodeRecord>>
  /**
   * Buyers, products and quantities around the breaks, with what the source charges by its own rules: computed from its
   * rows, not from what was converted. The same seed gives the same samples while the source stays as it is.
   */
  samplePrices: (count: number, seed: number) => Promise<PriceSample[]>
}

/** Opens a source for reading; `close` has to follow. */
export type OpenSource = (options: Pick<MoveInOptions, "from" | "url">, settings: SourceSettings) => Promise<{ source: MoveInSource; close: () => Promise<void> }>
