import fc from "fast-check"
import { amount, isLess } from "../../../shared/money"
import { aCandidate, amountOff, aQuestion, aSituation, BEFORE, countedAlone, fixed, LATER, NOW, percentage, someCandidate, someQuestion, text } from "./kernel.fixture.spec"
import { referencePrice } from "./price-reference.fixture.spec"
import { resolvePrice, type PriceQuestion } from "./resolve"

const asked = (fields: Partial<PriceQuestion>) => {
  const { unit_price, rule, trace } = resolvePrice(aQuestion(fields))
  return { price: text(unit_price), rule: rule?.id ?? null, why: Object.fromEntries(trace.map(({ rule_id, reason }) => [rule_id, reason])) }
}

const medusa = (value: number, is_override = false) => ({ amount: amount(value), is_override })

describe("what a buyer pays", () => {
  it("is Medusa's price without a rule, and nothing without either", () => {
    expect(asked({ medusa_price: medusa(80) })).toEqual({ price: "80", rule: null, why: {} })
    expect(asked({ medusa_price: null, list_price: null })).toEqual({ price: null, rule: null, why: {} })
  })

  it.each([
    ["draft", { status: "draft" }, {}],
    ["archived", { status: "archived" }, {}],
    ["not_started", { starts_at: LATER }, {}],
    ["ended", { ends_at: NOW, starts_at: BEFORE }, {}],
    ["not_in_audience", { audience: { type: "customers", ids: ["cus_1"] } }, { customer_id: "cus_2" }],
    ["not_in_audience", { audience: { type: "customers", ids: ["cus_1"] } }, { customer_id: null }],
    ["not_in_audience", { audience: { type: "customer_groups", ids: ["grp_1"] } }, { customer_group_ids: ["grp_2"] }],
    ["other_currency", { currency_code: "usd" }, {}],
    ["other_region", { region_ids: ["reg_us"] }, {}],
    ["other_region", { region_ids: ["reg_eu"] }, { region_id: null }],
    ["applied", { starts_at: NOW }, {}],
    ["applied", { ends_at: LATER }, {}],
    ["applied", { audience: { type: "customers", ids: ["cus_1"] } }, { customer_id: "cus_1" }],
    ["applied", { audience: { type: "customer_groups", ids: ["grp_1", "grp_2"] } }, { customer_group_ids: ["grp_2"] }],
    ["applied", { currency_code: null }, { currency_code: "usd" }],
    ["applied", { region_ids: ["reg_us", "reg_eu"] }, {}],
  ])("%s: a rule with %j for a buyer with %j", (reason, rule, buyer) => {
    const { why, price } = asked({ candidates: [aCandidate(rule)], situation: aSituation(buyer) })
    expect(why.rule).toBe(reason)
    expect(price).toBe(reason === "applied" ? "90" : "100")
  })

  it("is not touched by a rule that excludes the variant, and the trace says so", () => {
    expect(asked({ candidates: [aCandidate({}, true)] })).toEqual({ price: "100", rule: null, why: { rule: "excluded" } })
  })

  it.each([
    ["lowest: below the first break", { breaks: [percentage(10, 20)] }, 9, "100", "below_first_break"],
    ["lowest: at the break", { breaks: [percentage(10, 20)] }, 10, "80", "applied"],
    ["lowest: all breaks reached compete", { breaks: [fixed(1, 70), fixed(10, 75)] }, 10, "70", "applied"],
    ["override: the highest break reached decides", { combine: "override", breaks: [fixed(1, 70), fixed(10, 75)] }, 10, "75", "applied"],
    ["override: below its first break it does not apply", { combine: "override", breaks: [fixed(10, 75)] }, 9, "100", "below_first_break"],
    ["override: also when it is higher", { combine: "override", breaks: [fixed(1, 130)] }, 1, "130", "applied"],
    ["lowest: never when it is higher", { breaks: [fixed(1, 130)] }, 1, "100", "not_lower"],
    ["lowest: Medusa's own price stands when it is equal", { breaks: [fixed(1, 100)] }, 1, "100", "not_lower"],
    ["amount_off: never below zero", { breaks: [amountOff(1, 130)] }, 1, "0", "applied"],
  ])("%s", (_name, rule, quantity, price, reason) => {
    expect(asked({ candidates: [aCandidate(rule)], counted: countedAlone(quantity) })).toMatchObject({ price, why: { rule: reason } })
  })

  it("takes off the list price, or with base `current` off what Medusa would charge", () => {
    const sale = { list_price: amount(100), medusa_price: medusa(80) }
    expect(asked({ ...sale, candidates: [aCandidate({ breaks: [percentage(1, 10)] })] })).toMatchObject({ price: "80", why: { rule: "not_lower" } })
    expect(asked({ ...sale, candidates: [aCandidate({ breaks: [percentage(1, 10)], base: "current" })] })).toMatchObject({ price: "72" })
  })

  it("cannot take off a list price that there is none of, but can be fixed", () => {
    const none = { list_price: null, medusa_price: null }
    expect(asked({ ...none, candidates: [aCandidate()] })).toEqual({ price: null, rule: null, why: { rule: "no_list_price" } })
    expect(asked({ ...none, candidates: [aCandidate({ breaks: [fixed(1, 3)] })] })).toEqual({ price: "3", rule: "rule", why: { rule: "applied" } })
  })
})

describe("precedence", () => {
  const contract = (id: string, value: number, fields = {}) => aCandidate({ id, combine: "override", breaks: [fixed(1, value)], ...fields })
  const buyer = aSituation({ customer_id: "cus_1", customer_group_ids: ["grp_1"] })
  const forCustomer = { audience: { type: "customers", ids: ["cus_1"] } }
  const forGroup = { audience: { type: "customer_groups", ids: ["grp_1"] } }
  const forBoth = { audience: { type: "customer_groups", ids: ["grp_1", "grp_2"] } }
  const ofCompany = (candidate: ReturnType<typeof contract>, company_group_ids = ["grp_1"]) => ({ ...candidate, company_group_ids })
  const over = (type: string) => ({ scope: { type, ids: ["x"] } })

  it.each([
    ["a customer's contract before a group's", contract("winner", 99, forCustomer), contract("other", 1, forGroup)],
    ["a group's contract before everyone's", contract("winner", 99, forGroup), contract("other", 1)],
    ["a customer's contract before his company's", contract("winner", 99, forCustomer), ofCompany(contract("other", 1, forGroup))],
    ["a company's contract before another group's, whatever the priority", ofCompany(contract("winner", 99, forGroup)), contract("other", 1, { ...forGroup, priority: 9 })],
    ["the company before the scope", ofCompany(contract("winner", 99, forGroup)), contract("other", 1, { ...forGroup, ...over("variants") })],
    ["a company's contract before everyone's", ofCompany(contract("winner", 99, forGroup)), contract("other", 1)],
    ["a rule that names a company to which the buyer does not belong is one for a group", contract("winner", 99, { ...forGroup, priority: 1 }), ofCompany(contract("other", 1, forBoth), ["grp_2"])],
    ["of two companies the narrower scope", ofCompany(contract("winner", 99, { ...forGroup, ...over("products") })), ofCompany(contract("other", 1, forGroup))],
    ["the audience before the scope", contract("winner", 99, forGroup), contract("other", 1, over("variants"))],
    ["a variant before a product", contract("winner", 99, over("variants")), contract("other", 1, over("products"))],
    ["a price book before a product", contract("winner", 99, { items: [{ variant_id: "x", breaks: [fixed(1, 99)] }], breaks: undefined }), contract("other", 1, over("products"))],
    ["a product before a category", contract("winner", 99, over("products")), contract("other", 1, over("categories"))],
    ["a tag before everything", contract("winner", 99, over("tags")), contract("other", 1)],
    ["the scope before the priority", contract("winner", 99, { ...over("types"), priority: 0 }), contract("other", 1, { priority: 9 })],
    ["the higher priority", contract("winner", 99, { priority: 2 }), contract("other", 1, { priority: 1 })],
    ["the priority before the age", contract("winner", 99, { priority: 2 }), contract("other", 1, { created_at: BEFORE })],
    ["the older rule", contract("winner", 99, { created_at: BEFORE }), contract("other", 1, { created_at: NOW })],
  ])("among contracts: %s", (_name, winner, other) => {
    const book = { ...winner, breaks: winner.breaks.length ? winner.breaks : [fixed(1, 99)] }
    for (const candidates of [[book, other], [other, book]]) {
      expect(asked({ candidates, situation: buyer })).toEqual({ price: "99", rule: "winner", why: { winner: "applied", other: "higher_precedence" } })
    }
  })

  it("a collection, a tag, a type and a category rank alike: the priority decides", () => {
    const candidates = [contract("winner", 99, { ...over("collections"), priority: 1 }), contract("other", 1, over("categories"))]
    expect(asked({ candidates })).toMatchObject({ rule: "winner", why: { other: "higher_precedence" } })
  })

  it("a contract beats lower rules, Medusa's sale and Medusa's override list, also when it is higher", () => {
    const candidates = [contract("contract", 120), aCandidate({ id: "general", breaks: [percentage(1, 90)] })]
    const expected = { price: "120", rule: "contract", why: { contract: "applied", general: "override_rule" } }
    expect(asked({ candidates, medusa_price: medusa(70) })).toEqual(expected)
    expect(asked({ candidates, medusa_price: medusa(70, true) })).toEqual(expected)
  })

  it("Medusa's override list is final where we have no contract", () => {
    expect(asked({ candidates: [aCandidate({ breaks: [fixed(1, 1)] })], medusa_price: medusa(70, true) })).toEqual({ price: "70", rule: null, why: { rule: "medusa_override_list" } })
  })

  it("a contract below its first break leaves the field to the others", () => {
    const candidates = [contract("contract", 0, { breaks: [fixed(10, 120)] }), aCandidate({ id: "general" })]
    expect(asked({ candidates })).toEqual({ price: "90", rule: "general", why: { contract: "below_first_break", general: "applied" } })
  })

  it("the lowest of Medusa's price and all rules wins", () => {
    const candidates = [aCandidate({ id: "ten" }), aCandidate({ id: "fifteen", breaks: [percentage(1, 15)] })]
    expect(asked({ candidates })).toEqual({ price: "85", rule: "fifteen", why: { ten: "cheaper_rule", fifteen: "applied" } })
    expect(asked({ candidates, medusa_price: medusa(84) })).toEqual({ price: "84", rule: null, why: { ten: "not_lower", fifteen: "not_lower" } })
  })
})

describe("whatever the rules", () => {
  const RUNS = { numRuns: 500 }

  it("the price is the reference's", () => {
    fc.assert(
      fc.property(someQuestion(), (question) => {
        const { unit_price, rule } = resolvePrice(question)
        expect({ unit_price: text(unit_price), rule_id: rule?.id ?? null }).toEqual(referencePrice(question))
      }),
      RUNS
    )
  })

  it("the winner never depends on the order of the rules", () => {
    const shuffled = someQuestion().chain((question) =>
      fc.shuffledSubarray(question.candidates, { minLength: question.candidates.length }).map((candidates) => [question, { ...question, candidates }] as const)
    )
    fc.assert(
      fc.property(shuffled, ([question, other]) => {
        const [a, b] = [resolvePrice(question), resolvePrice(other)]
        expect([text(a.unit_price), a.rule?.id]).toEqual([text(b.unit_price), b.rule?.id])
        const byRule = ({ trace }: typeof a) => trace.map(({ rule_id, reason }) => `${rule_id} ${reason}`).sort()
        expect(byRule(a)).toEqual(byRule(b))
      }),
      RUNS
    )
  })

  it("a contract that applies beats everything", () => {
    const withContract = fc.record({ question: someQuestion(), contract: someCandidate({ combine: "override" }) }).map(({ question, contract }) => {
      const { rule } = contract
      const applying = { ...contract, excluded: false, breaks: [fixed(1, 12.5)], rule: { ...rule, id: "contract", status: "active" as const, starts_at: null, region_ids: [], currency_code: null, audience: { type: "everyone" as const, ids: [] } } }
      return { ...question, candidates: [...question.candidates, applying] }
    })
    fc.assert(
      fc.property(withContract, (question) => {
        const { rule } = resolvePrice(question)
        expect(rule?.combine).toBe("override")
        if (question.candidates.filter(({ rule }) => rule.combine === "override").length === 1) {
          expect(rule?.id).toBe("contract")
        }
      }),
      RUNS
    )
  })

  it("a higher quantity never pays a higher unit price within one `lowest` rule", () => {
    const quantities = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    fc.assert(
      fc.property(someQuestion(), someCandidate({ combine: "lowest" }), quantities, (question, candidate, [fewer, more]) => {
        const pay = (quantity: number) => resolvePrice({ ...question, candidates: [candidate], counted: countedAlone(quantity) }).unit_price
        const [less, least] = [pay(fewer), pay(more)]
        expect(less && least && isLess(less, least)).not.toBe(true)
        expect(Boolean(less) && !least).toBe(false)
      }),
      RUNS
    )
  })

  it("the trace names each rule once, and applied is exactly the rule that decided", () => {
    fc.assert(
      fc.property(someQuestion(), (question) => {
        const { trace, rule, unit_price } = resolvePrice(question)
        expect(trace.map(({ rule_id }) => rule_id)).toEqual(question.candidates.map(({ rule }) => rule.id))
        expect(trace.filter(({ applied }) => applied).map(({ rule_id }) => rule_id)).toEqual(rule ? [rule.id] : [])
        for (const entry of trace) {
          expect(entry.reason === "applied").toBe(entry.applied)
        }
        const applied = trace.find(({ applied }) => applied)
        expect(applied ? text(applied.unit_price) : text(question.medusa_price?.amount)).toBe(text(unit_price))
      }),
      RUNS
    )
  })
})
