import { parseTierPriceRule } from "../domain/tier-price-rule"
import { refused } from "../../../shared/refusal"
import { assembleCandidates } from "./assemble-candidates"

type Stored = Parameters<typeof assembleCandidates>[0]

const aStoredRule = (id: string, fields: Record<string, unknown> = {}): Stored["rules"][number] => {
  const parsed = parseTierPriceRule({ name: id, status: "active", scope: { type: "all" }, breaks: [{ min_quantity: 1, type: "percentage", value: 10 }], ...fields })
  if (!parsed.ok) return { id, name: id, rule: parsed }
  const { items: _items, ...rule } = parsed.value
  return { id, name: id, rule: { ok: true, value: { ...rule, id, created_at: new Date(0) } } }
}

const MEMBER = { price_set_id: "pset_1", variant_id: "red", product_id: "shirt", targets: ["variant:red", "product:shirt", "category:top"] }
const stored = (fields: Partial<Stored>): Stored => ({ members: [MEMBER], hits: [], book_breaks: [], rules: [], company_groups: [], pools_siblings: false, ...fields })
const hit = (target: string, rule_id: string, excluded = false) => ({ target, rule_id, excluded })
const covering = (fields: Partial<Stored>) => assembleCandidates(stored(fields)).by_variant.red.map(({ rule, excluded }) => [rule.id, excluded])

describe("the rules that cover a variant", () => {
  it("are those that name one of its targets, or everything, each once", () => {
    const rules = [aStoredRule("a"), aStoredRule("b"), aStoredRule("c")]
    expect(covering({ rules, hits: [hit("product:shirt", "a"), hit("category:top", "a"), hit("all", "b"), hit("product:cap", "c")] })).toEqual([["b", false], ["a", false]])
  })

  it("are marked where they exclude it, and are none where they only exclude", () => {
    const rules = [aStoredRule("a"), aStoredRule("b")]
    expect(covering({ rules, hits: [hit("category:top", "a"), hit("variant:red", "a", true), hit("variant:red", "b", true)] })).toEqual([["a", true]])
  })

  it("are not those that were left out when the rules were read: drafts, and other buyers'", () => {
    expect(covering({ hits: [hit("product:shirt", "draft")] })).toEqual([])
  })

  it("name which of their groups are companies, price books too", () => {
    const audience = { type: "customer_groups", ids: ["grp_1", "grp_2"] }
    const book = aStoredRule("book", { audience, scope: undefined, breaks: undefined, currency_code: "eur", items: [{ variant_id: "red", breaks: [{ min_quantity: 1, type: "fixed", value: 1 }] }] })
    const rules = [aStoredRule("a", { audience }), aStoredRule("b"), book]
    const { by_variant } = assembleCandidates(
      stored({ rules, company_groups: ["grp_2", "grp_9"], hits: [hit("all", "a"), hit("all", "b")], book_breaks: [{ rule_id: "book", variant_id: "red", breaks: '[{"min_quantity":5,"type":"fixed","value":1}]' }] })
    )
    expect(by_variant.red.map(({ rule, company_group_ids }) => [rule.id, company_group_ids])).toEqual([["a", ["grp_2"]], ["b", undefined], ["book", ["grp_2"]]])
  })

  it("hold the breaks of the variant's item where they are price books", () => {
    const book = aStoredRule("book", { scope: undefined, breaks: undefined, currency_code: "eur", items: [{ variant_id: "red", breaks: [{ min_quantity: 1, type: "fixed", value: 1 }] }] })
    const { by_variant } = assembleCandidates(stored({ rules: [book], book_breaks: [{ rule_id: "book", variant_id: "red", breaks: '[{"min_quantity":5,"type":"fixed","value":0.0039}]' }] }))
    expect(by_variant.red.map(({ breaks }) => breaks)).toEqual([[{ min_quantity: 5, type: "fixed", value: 0.0039 }]])
  })

  it("are named as malformed, with the variants that they would cover, when they cannot be read", () => {
    const broken = { id: "broken", name: "Broken", rule: refused<never>([{ path: "breaks", reason: "too_small", message: "none" }]) }
    const { by_variant, malformed } = assembleCandidates(stored({ rules: [broken], hits: [hit("product:shirt", "broken")] }))
    expect([by_variant.red, malformed]).toEqual([[], [{ rule_id: "broken", name: "Broken", variant_ids: ["red"], refusals: [expect.objectContaining({ reason: "too_small" })] }]])
  })

  it.each([
    ["breaks that do not rise", { currency_code: "eur" }, '[{"min_quantity":5,"type":"fixed","value":1},{"min_quantity":5,"type":"fixed","value":2}]', "breaks_not_rising"],
    ["amounts in no currency", { currency_code: null }, '[{"min_quantity":1,"type":"fixed","value":1}]', "currency_required"],
  ])("a price book's item with %s applies to nobody", (_name, fields, breaks, reason) => {
    const book = aStoredRule("book", { scope: undefined, breaks: undefined, items: [{ variant_id: "red", breaks: [{ min_quantity: 1, type: "percentage", value: 1 }] }], ...fields })
    const { by_variant, malformed } = assembleCandidates(stored({ rules: [book], book_breaks: [{ rule_id: "book", variant_id: "red", breaks }] }))
    expect([by_variant.red, malformed.map(({ variant_ids, refusals }) => [variant_ids, refusals.map((each) => each.reason)])]).toEqual([[], [[["red"], [reason]]]])
  })
})
