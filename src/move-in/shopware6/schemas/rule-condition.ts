/** `rule_condition`: the conditions of rules, as a tree. */
import { EntitySchema } from "typeorm"
import type { RuleConditionRow } from "../domain/rows"
import { id, json, text, written } from "./columns"

export const ruleConditionSchema = new EntitySchema<RuleConditionRow>({
  name: "shopware6_rule_condition",
  tableName: "rule_condition",
  columns: {
    id: id({ primary: true }),
    type: text(),
    rule_id: id(),
    parent_id: id({ nullable: true }),
    value: json(),
    ...written,
  },
})
