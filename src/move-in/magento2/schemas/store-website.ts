import { EntitySchema } from "typeorm"

export type StoreWebsite = { website_id: number; code: string | null; is_default: number }

/** Websites; 0 is the administration. */
export const STORE_WEBSITE = new EntitySchema<StoreWebsite>({
  name: "magento2_store_website",
  tableName: "store_website",
  columns: {
    website_id: { type: "smallint", primary: true },
    code: { type: "varchar", nullable: true },
    is_default: { type: "smallint" },
  },
})
