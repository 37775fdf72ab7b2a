/** `customer_group_translation`: names of customer groups. */
import { EntitySchema } from "typeorm"
import type { TranslationRow } from "../domain/rows"
import { id, text } from "./columns"

export const customerGroupTranslationSchema = new EntitySchema<TranslationRow>({
  name: "shopware6_customer_group_translation",
  tableName: "customer_group_translation",
  columns: {
    owner_id: id({ primary: true, name: "customer_group_id" }),
    language_id: id({ primary: true }),
    name: text({ nullable: true }),
  },
})
