/** `migration`: steps of the database; they tell the version. */
import { EntitySchema } from "typeorm"
import type { MigrationRow } from "../domain/rows"
import { moment, number, text } from "./columns"

export const migrationSchema = new EntitySchema<MigrationRow>({
  name: "shopware6_migration",
  tableName: "migration",
  columns: {
    class: text({ primary: true }),
    creation_timestamp: number(),
    update: moment(),
  },
})
