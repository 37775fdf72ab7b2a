import { EntitySchema } from "typeorm"

export type CoreConfigData = { config_id: number; scope: string; scope_id: number; path: string; value: string | null }

/** What the operator has configured; what is left at its default has no row. `scope_id`: of a website, where the scope is `websites`. */
export const CORE_CONFIG_DATA = new EntitySchema<CoreConfigData>({
  name: "magento2_core_config_data",
  tableName: "core_config_data",
  columns: {
    config_id: { type: "int", primary: true },
    scope: { type: "varchar" },
    scope_id: { type: "int" },
    path: { type: "varchar" },
    value: { type: "text", nullable: true },
  },
})
