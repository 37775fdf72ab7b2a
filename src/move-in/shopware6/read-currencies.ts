/** Currencies and tax rates; a shop has few. */
import type { SourceConnection } from "../connection"
import { currencyOf, type Currency } from "./domain/currency-price"
import { currencySchema } from "./schemas/currency"
import { taxSchema } from "./schemas/tax"

export type Currencies = { currencies: Currency[]; codes: ReadonlyMap<string, string> }

/** A currency whose factor or rounding cannot be read is none that prices can be moved in. */
export const readCurrencies = async ({ manager }: SourceConnection): Promise<Currencies> => {
  const rows = await manager.find(currencySchema)
  return {
    currencies: rows.flatMap((row) => currencyOf(row) ?? []),
    codes: new Map(rows.map(({ id, iso_code }) => [id, iso_code])),
  }
}

/** Rates in per cent, by id. */
export const readTaxes = async ({ manager }: SourceConnection): Promise<ReadonlyMap<string, string>> =>
  new Map((await manager.find(taxSchema)).map(({ id, tax_rate }) => [id, tax_rate]))
