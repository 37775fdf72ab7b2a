import { EntitySchema } from "typeorm"

export type CoreWebsite = { website_id: number; code: string | null }

/** Only to tell the version: Magento 1 has it. */
export const CORE_WEBSITE = new EntitySchema<CoreWebsite>({
  name: "magento2_core_website",
  tableName: "core_website",
  columns: {
    website_id: { type: "smallint", primary: true },
    code: { type: "varchar", nullable: true },
  },
})
