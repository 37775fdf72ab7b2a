/** `currency`: currencies, with what one of the default currency is in them and how unit prices are rounded. */
import { EntitySchema } from "typeorm"
import type { CurrencyRow } from "../domain/rows"
import { id, json, text, written } from "./columns"

export const currencySchema = new EntitySchema<CurrencyRow>({
  name: "shopware6_currency",
  tableName: "currency",
  columns: {
    id: id({ primary: true }),
    iso_code: text(),
    factor: text(),
    item_rounding: json(),
    ...written,
  },
})
