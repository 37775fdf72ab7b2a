import fc from "fast-check"
import { amount } from "../../../shared/money"
import { aCandidate, aRow, aSaleRow, aSituation, anOverrideRow, fixed, percentage, someCandidates, someRows, someSituation, text } from "./kernel.fixture.spec"
import { nextBreak, priceAt, priceCurve, type PriceBasis } from "./price-curve"

const aBasis = (fields: Partial<PriceBasis> = {}): PriceBasis => ({
  situation: aSituation(),
  rows: [aRow({ amount: 100 })],
  candidates: [],
  is_tax_inclusive: false,
  others: { product: 0, rule: {} },
  ...fields,
})

/** `1-9 100`, `10- 90`, … */
const drawn = (basis: PriceBasis): string[] =>
  priceCurve(basis).entries.map(({ min_quantity, max_quantity, unit_price }) => `${min_quantity}-${max_quantity ?? ""} ${text(unit_price)}`)

describe("a price curve", () => {
  it.each([
    ["is one entry without a break", {}, ["1- 100"]],
    ["starts at one piece and has no end", { candidates: [aCandidate({ breaks: [percentage(10, 10), percentage(50, 20)] })] }, ["1-9 100", "10-49 90", "50- 80"]],
    ["leaves out a break that brings nothing", { candidates: [aCandidate({ breaks: [percentage(10, 10), fixed(20, 90), fixed(30, 95)] })] }, ["1-9 100", "10- 90"]],
    ["has Medusa's own quantities", { rows: [aRow({ amount: 100 }), aRow({ amount: 80, min_quantity: 10, max_quantity: 19 })] }, ["1-9 100", "10-19 80", "20- 100"]],
    ["has Medusa's sales", { rows: [aRow({ amount: 100 }), aSaleRow(95, { min_quantity: 5 })] }, ["1-4 100", "5- 95"]],
    [
      "rises again where an override list of Medusa begins",
      { rows: [aRow({ amount: 100 }), anOverrideRow(99, { min_quantity: 20 })], candidates: [aCandidate({ breaks: [percentage(10, 10)] })] },
      ["1-9 100", "10-19 90", "20- 99"],
    ],
    ["rises with a contract that says so", { candidates: [aCandidate({ combine: "override", breaks: [fixed(5, 110)] })] }, ["1-4 100", "5- 110"]],
    ["is empty without a price", { rows: [] }, []],
    ["starts where there is a price", { rows: [], candidates: [aCandidate({ breaks: [fixed(10, 5)] })] }, ["10- 5"]],
    ["shows no price where there is none", { rows: [aRow({ amount: 10, max_quantity: 9 }), aRow({ amount: 8, min_quantity: 20 })] }, ["1-9 10", "20- 8"]],
    ["ends where the last price ends", { rows: [aRow({ amount: 10, max_quantity: 9 })] }, ["1-9 10"]],
    ["begins anew at the same price after a gap", { rows: [aRow({ amount: 10, max_quantity: 9 }), aRow({ amount: 10, min_quantity: 20 })] }, ["1-9 10", "20- 10"]],
  ])("%s", (_name, fields, expected) => {
    expect(drawn(aBasis(fields))).toEqual(expected)
  })

  it("is in quantities of this line, given what else the cart counts", () => {
    const candidates = [aCandidate({ quantity_basis: "product", breaks: [percentage(20, 10), percentage(100, 20)] })]
    const basis = aBasis({ candidates, others: { product: 12, rule: {} } })
    expect(drawn(basis)).toEqual(["1-7 100", "8-87 90", "88- 80"])
    expect(priceCurve(basis).counted_quantity).toBe(12)
    expect(drawn(aBasis({ candidates, others: { product: 30, rule: {} } }))).toEqual(["1-69 90", "70- 80"])
  })

  it("counts for a rule what the rule covers, and nothing for a rule that counts its line alone", () => {
    const pooled = aCandidate({ id: "pooled", quantity_basis: "rule", breaks: [percentage(20, 10)] })
    const alone = aCandidate({ id: "alone", breaks: [percentage(20, 30)] })
    const basis = aBasis({ candidates: [pooled, alone], others: { product: 50, rule: { pooled: 15 } } })
    expect(drawn(basis)).toEqual(["1-4 100", "5-19 90", "20- 70"])
    expect(priceCurve(basis).counted_quantity).toBe(15)
  })

  it("counts nothing for a pooled rule that a contract stands above", () => {
    const pooled = aCandidate({ id: "pooled", quantity_basis: "product", breaks: [percentage(20, 10)] })
    const contract = aCandidate({ id: "contract", combine: "override", breaks: [fixed(1, 80)] })
    const basis = aBasis({ candidates: [pooled, contract], others: { product: 50, rule: {} } })
    expect(drawn(basis)).toEqual(["1- 80"])
    expect(priceCurve(basis).counted_quantity).toBe(0)
  })

  it("says what is saved against the list price at one piece", () => {
    const candidates = [aCandidate({ breaks: [percentage(3, 33.333)], decimals: "exact" })]
    const { entries, list_price } = priceCurve(aBasis({ candidates, rows: [aRow({ amount: 9 })] }))
    expect(text(list_price)).toBe("9")
    expect(entries.map(({ saved_amount, saved_percent }) => [text(saved_amount), text(saved_percent)])).toEqual([
      ["0", "0"],
      ["2.99997", "33.33"],
    ])
  })

  it("saves nothing where a contract costs more than the list price", () => {
    const { entries } = priceCurve(aBasis({ candidates: [aCandidate({ combine: "override", breaks: [fixed(1, 110)] })] }))
    expect(entries.map(({ saved_amount, saved_percent }) => [text(saved_amount), text(saved_percent)])).toEqual([["0", "0"]])
  })

  it("tells the tax mode of the price that a rule replaces", () => {
    const rows = [aRow({ amount: 100, is_tax_inclusive: true }), aSaleRow(99, { is_tax_inclusive: false })]
    expect(priceCurve(aBasis({ rows })).entries.map(({ is_tax_inclusive }) => is_tax_inclusive)).toEqual([false])
    expect(priceCurve(aBasis({ rows, candidates: [aCandidate()] })).entries.map(({ is_tax_inclusive }) => is_tax_inclusive)).toEqual([true])
  })
})

describe("the next break", () => {
  const curve = priceCurve(aBasis({ candidates: [aCandidate({ breaks: [percentage(10, 10), percentage(50, 20)] })] }))
  const next = (quantity: number) => {
    const found = nextBreak(curve, quantity)
    return found && [found.quantity_to_add, found.min_quantity, text(found.unit_price)]
  }

  it.each([
    [0, [10, 10, "90"]],
    [1, [9, 10, "90"]],
    [9, [1, 10, "90"]],
    [10, [40, 50, "80"]],
    [50, null],
    [1000, null],
  ])("with %i pieces in the cart", (quantity, expected) => {
    expect(next(quantity)).toEqual(expected)
  })

  it("is one that is cheaper than now: where the price rises, nothing is promised", () => {
    const rising = priceCurve(aBasis({ candidates: [aCandidate({ combine: "override", breaks: [fixed(1, 90), fixed(10, 95), fixed(50, 80)] })] }))
    expect(nextBreak(rising, 1)).toMatchObject({ min_quantity: 50 })
    expect(nextBreak(rising, 10)).toMatchObject({ min_quantity: 50 })
  })
})

describe("whatever the rules and price rows", () => {
  const someBasis: fc.Arbitrary<PriceBasis> = fc.record({
    situation: someSituation,
    rows: someRows,
    candidates: someCandidates(),
    is_tax_inclusive: fc.boolean(),
    others: fc.record({
      product: fc.integer({ min: 0, max: 30 }),
      rule: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 6 }).map((counts) => Object.fromEntries(counts.map((count, index) => [`rule_${index}`, count]))),
    }),
  })

  it("the curve agrees with the price at every quantity", () => {
    fc.assert(
      fc.property(someBasis, (basis) => {
        const { entries } = priceCurve(basis)
        for (let quantity = 1; quantity <= 60; quantity++) {
          const entry = entries.find(({ min_quantity, max_quantity }) => min_quantity <= quantity && (max_quantity === null || quantity <= max_quantity))
          expect([quantity, text(entry?.unit_price)]).toEqual([quantity, text(priceAt(basis, quantity).unit_price)])
        }
      }),
      { numRuns: 300 }
    )
  })

  it("its entries follow each other without overlap, differ in price, and tile everything from one piece on where there is a default price", () => {
    const withDefault = someBasis.map((basis) => ({ ...basis, rows: [...basis.rows, aRow({ id: "default", amount: 50 })] }))
    fc.assert(
      fc.property(withDefault, (basis) => {
        const { entries } = priceCurve(basis)
        expect(entries[0].min_quantity).toBe(1)
        expect(entries[entries.length - 1].max_quantity).toBeNull()
        entries.slice(1).forEach((entry, index) => {
          const before = entries[index]
          expect(entry.min_quantity).toBe((before.max_quantity ?? 0) + 1)
          expect([text(before.unit_price), before.is_tax_inclusive]).not.toEqual([text(entry.unit_price), entry.is_tax_inclusive])
        })
      }),
      { numRuns: 300 }
    )
  })

  it("the next break costs what it promises", () => {
    fc.assert(
      fc.property(someBasis, fc.integer({ min: 0, max: 40 }), (basis, quantity) => {
        const next = nextBreak(priceCurve(basis), quantity)
        if (next) {
          expect(next.quantity_to_add).toBe(next.min_quantity - quantity)
          expect(text(priceAt(basis, quantity + next.quantity_to_add).unit_price)).toBe(text(next.unit_price))
          expect(amount(next.unit_price).isLessThan(priceAt(basis, Math.max(quantity, 1)).unit_price ?? Infinity)).toBe(true)
        }
      }),
      { numRuns: 300 }
    )
  })
})
