/** Products with their tiers, in batches by id. */
import type { Batch, ProductRecord, Remark } from "../domain/records"
import type { SourceConnection } from "../connection"
import { comparedNumber, currenciesIn, productRecord, type FoundProduct } from "./domain/product-record"
import type { PriceGround } from "./domain/product-ladders"
import { LIVE_VERSION } from "./domain/shopware-ids"
import { productsAfter } from "./read-products"
import { bytesOf } from "./schemas/columns"
import { productSchema } from "./schemas/product"

const BATCH = 500

export type ProductPriceReading = PriceGround & {
  /** Said of the whole, before the first product. */
  remarks: readonly Remark[]
  taxes: ReadonlyMap<string, string>
  /** Codes of all currencies, by id. */
  currency_codes: ReadonlyMap<string, string>
}

export async function* readProductPrices(connection: SourceConnection, reading: ProductPriceReading): AsyncIterable<Batch<ProductRecord>> {
  const duplicates = await readDuplicateNumbers(connection)
  const told = new Set(reading.markets.map(({ currency }) => currency.id))
  const first = [...reading.remarks]
  let after: string | null = ""
  while (after !== null) {
    const products: FoundProduct[] = await productsAfter(connection, after, BATCH)
    const read = products.map((found) => productRecord(found, reading, reading.taxes, duplicates))
    after = products.length < BATCH ? null : products[products.length - 1].product.id
    yield {
      records: read.flatMap(({ record }) => record ?? []),
      remarks: [...first.splice(0), ...newCurrencies(products, told, reading.currency_codes), ...read.flatMap(({ remarks }) => remarks)],
      rows: products.reduce((sum, { own }) => sum + own.length, 0),
      until: after,
    }
  }
}

/** A remark for each currency that is met for the first time and that no sales channel of the map has. */
const newCurrencies = (products: readonly FoundProduct[], told: Set<string>, codes: ReadonlyMap<string, string>): Remark[] =>
  products.flatMap(currenciesIn).flatMap((id) => {
    if (told.has(id)) {
      return []
    }
    told.add(id)
    const code = codes.get(id)
    return [{ row: `currency ${id}${code ? ` (${code})` : ""}`, reason: "currency_not_mapped", message: `prices in ${code ?? "a currency that the source does not know"} are left behind: no sales channel of the map has it` }]
  })

/** Numbers of several products that can be bought, as they are compared. */
export const readDuplicateNumbers = async ({ table, stream }: SourceConnection): Promise<Set<string>> => {
  const found = new Set<string>()
  const products = table(productSchema)
  const statement = `SELECT CONVERT(LOWER(TRIM(p.product_number)) USING utf8mb4) COLLATE utf8mb4_bin AS number FROM ${products} p WHERE p.version_id = ? AND p.product_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${products} v WHERE v.parent_id = p.id AND v.version_id = p.version_id) GROUP BY number HAVING COUNT(*) > 1`
  for await (const { number } of stream(statement, [bytesOf(LIVE_VERSION)])) {
    found.add(comparedNumber(String(number)))
  }
  return found
}
