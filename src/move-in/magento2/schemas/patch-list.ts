import { EntitySchema } from "typeorm"

export type PatchList = { patch_id: number; patch_name: string }

/** Only to tell the version: there is none before 2.3. */
export const PATCH_LIST = new EntitySchema<PatchList>({
  name: "magento2_patch_list",
  tableName: "patch_list",
  columns: {
    patch_id: { type: "int", primary: true },
    patch_name: { type: "varchar" },
  },
})
