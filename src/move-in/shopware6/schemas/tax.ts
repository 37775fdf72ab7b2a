/** `tax`: rates in per cent. */
import { EntitySchema } from "typeorm"
import type { TaxRow } from "../domain/rows"
import { id, text } from "./columns"

export const taxSchema = new EntitySchema<TaxRow>({
  name: "shopware6_tax",
  tableName: "tax",
  columns: {
    id: id({ primary: true }),
    tax_rate: text(),
  },
})
