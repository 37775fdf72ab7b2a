import type { Batch, Book, CodeRecord, CustomerRecord, GroupRecord, PointsRecord, PriceSample, ProductRecord, Remark } from "../../src/move-in/domain/records"
import type { MoveInSource } from "../../src/move-in/source"

/** What a shop system holds, as its source would hand it over. */
export type Content = {
  groups?: GroupRecord[]
  customers?: CustomerRecord[]
  products?: ProductRecord[]
  points?: PointsRecord[]
  codes?: CodeRecord[]
  samples?: PriceSample[]
  remarks?: Remark[]
}

/** A source that holds its records in memory, and hands them over two at a time. */
export const sourceOf = (content: Content): MoveInSource => ({
  describe: "a shop in memory",
  unmapped: [],
  count: async () => 10,
  groups: () => inBatches(content.groups ?? [], content.remarks),
  customers: () => inBatches(content.customers ?? []),
  tiers: () => inBatches(content.products ?? []),
  points: () => inBatches(content.points ?? []),
  codes: () => inBatches(content.codes ?? []),
  samplePrices: async () => content.samples ?? [],
})

async function* inBatches<Record extends { key: string }>(records: Record[], remarks: Remark[] = []): AsyncGenerator<Batch<Record>> {
  const sorted = [...records].sort((a, b) => (a.key < b.key ? -1 : 1))
  for (let start = 0; start === 0 || start < sorted.length; start += 2) {
    const part = sorted.slice(start, start + 2)
    yield { records: part, remarks: start === 0 ? remarks : [], rows: part.length, until: start + 2 < sorted.length ? part[part.length - 1].key : null }
  }
}

/** Keys as a source with numbers has them. */
export const keyOf = (number: number): string => String(number).padStart(10, "0")

/** A book for everyone in euros unless told otherwise. */
export const bookOf = (key: string, settings: Partial<Book> = {}): Book => ({
  key,
  name: key,
  audience: { type: "everyone" },
  currency_code: "eur",
  region_ids: [],
  combine: "lowest",
  priority: 0,
  starts_at: null,
  ends_at: null,
  ...settings,
})

export const fixed = (...steps: [number, number][]): ProductRecord["ladders"][number]["tiers"] => steps.map(([min_quantity, value]) => ({ min_quantity, type: "fixed", value }))
export const percent = (...steps: [number, number][]): ProductRecord["ladders"][number]["tiers"] => steps.map(([min_quantity, value]) => ({ min_quantity, type: "percentage", value }))
