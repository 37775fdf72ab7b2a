/** `sales_channel_translation`: names of sales channels. */
import { EntitySchema } from "typeorm"
import type { TranslationRow } from "../domain/rows"
import { id, text } from "./columns"

export const salesChannelTranslationSchema = new EntitySchema<TranslationRow>({
  name: "shopware6_sales_channel_translation",
  tableName: "sales_channel_translation",
  columns: {
    owner_id: id({ primary: true, name: "sales_channel_id" }),
    language_id: id({ primary: true }),
    name: text({ nullable: true }),
  },
})
