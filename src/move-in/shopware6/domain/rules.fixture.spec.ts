/** Conditions of rules for the specs of this folder: by hand, and by chance. */
import fc from "fast-check"
import type { RuleConditionRow } from "./rows"

export const [A, B, C] = ["a", "b", "c"].map((letter) => letter.repeat(32))

export type Node = { type: string; value?: string | null; children?: Node[] }

export const leaf = (type: string, value: string | object | null = null): Node => ({ type, value: typeof value === "string" || value === null ? value : JSON.stringify(value) })
export const allOf = (...children: Node[]): Node => ({ type: "andContainer", children })
export const anyOf = (...children: Node[]): Node => ({ type: "orContainer", children })
export const always = leaf("alwaysValid")
export const groups = (...ids: string[]): Node => leaf("customerCustomerGroup", { operator: "=", customerGroupIds: ids })

/** From the first day to the last, both included; null: without bound. */
export const dates = (from: string | null, to: string | null): Node =>
  leaf("dateRange", { fromDate: from && `${from}T00:00:00+00:00`, toDate: to && `${to}T00:00:00+00:00`, useTime: false })

/** The rows of a rule whose conditions are these. */
export const conditionsOf = (node: Node, rule_id = "1".repeat(32)): RuleConditionRow[] => {
  const rows: RuleConditionRow[] = []
  const add = ({ type, value, children = [] }: Node, parent_id: string | null): void => {
    const id = `${rule_id.slice(0, 24)}${String(rows.length).padStart(8, "0")}`
    rows.push({ id, type, rule_id, parent_id, value: value ?? null, created_at: null, updated_at: null })
    children.forEach((child) => add(child, id))
  }
  add(node, null)
  return rows
}

const someDay = fc.integer({ min: 1, max: 30 }).map((day) => `2026-05-${String(day).padStart(2, "0")}`)

const someLeaf: fc.Arbitrary<Node> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(always) },
  { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(A, B, C), { minLength: 1 }).map((ids) => groups(...ids)) },
  { weight: 2, arbitrary: fc.tuple(fc.option(someDay), fc.option(someDay)).map(([from, to]) => dates(from, to)) }
)

export const { node: someNode } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    someLeaf,
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((children) => allOf(...children)),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((children) => anyOf(...children))
  ),
}))
