/** `rule`: rules of the rule builder. */
import { EntitySchema } from "typeorm"
import type { RuleRow } from "../domain/rows"
import { id, number, text, written } from "./columns"

export const ruleSchema = new EntitySchema<RuleRow>({
  name: "shopware6_rule",
  tableName: "rule",
  columns: {
    id: id({ primary: true }),
    name: text(),
    priority: number(),
    invalid: number(),
    ...written,
  },
})
