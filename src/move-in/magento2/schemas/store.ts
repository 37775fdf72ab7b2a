import { EntitySchema } from "typeorm"

export type Store = { store_id: number; website_id: number }

/** The stores of a website, for which prices can be entered; 0 stands for all. */
export const STORE = new EntitySchema<Store>({
  name: "magento2_store",
  tableName: "store",
  columns: {
    store_id: { type: "smallint", primary: true },
    website_id: { type: "smallint" },
  },
})
