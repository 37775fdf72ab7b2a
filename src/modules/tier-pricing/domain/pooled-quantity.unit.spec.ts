import fc from "fast-check"
import { aCandidate, percentage } from "./kernel.fixture.spec"
import { countCart, countedWithout, countLines, type CountedLine } from "./pooled-quantity"

const line = (id: string, product_id: string, quantity: number, variant_id = `variant_${id}`): CountedLine => ({ id, variant_id, product_id, quantity })
const pooling = aCandidate({ id: "pooling", quantity_basis: "rule", breaks: [percentage(20, 10)] })
const byLine = aCandidate({ id: "by_line" })

const LINES = [line("red", "shirt", 12), line("blue", "shirt", 8), line("cap", "cap", 5)]

describe("what counts together", () => {
  it("all variants of a product, and everything that a pooling rule covers", () => {
    const candidates = { variant_red: [pooling, byLine], variant_cap: [pooling], variant_blue: [] }
    expect(countCart(LINES, candidates)).toEqual({ product: { shirt: 20, cap: 5 }, rule: { pooling: 17 } })
  })

  it("what a rule excludes does not count for it", () => {
    const candidates = { variant_red: [pooling], variant_cap: [{ ...pooling, excluded: true }] }
    expect(countCart(LINES, candidates).rule).toEqual({ pooling: 12 })
  })

  it("two lines of one variant count together", () => {
    const twice = [line("a", "shirt", 3, "variant_red"), line("b", "shirt", 4, "variant_red")]
    expect(countCart(twice, { variant_red: [pooling] })).toEqual({ product: { shirt: 7 }, rule: { pooling: 7 } })
  })

  it("for each line its own pieces beside what is pooled", () => {
    const counted = countLines(LINES, { variant_red: [pooling], variant_blue: [pooling] })
    expect(counted.red).toEqual({ line: 12, product: 20, rule: { pooling: 20 } })
    expect(counted.cap).toEqual({ line: 5, product: 5, rule: { pooling: 20 } })
  })

  it("without the line itself for a price table, which asks what else is there", () => {
    const candidates = { variant_red: [pooling], variant_blue: [pooling] }
    expect(countedWithout(LINES, candidates, { id: "red", product_id: "shirt" })).toEqual({ product: 8, rule: { pooling: 8 } })
    expect(countedWithout(LINES, candidates, { id: null, product_id: "shirt" })).toEqual({ product: 20, rule: { pooling: 20 } })
    expect(countedWithout([], candidates, { id: null, product_id: "shirt" })).toEqual({ product: 0, rule: {} })
  })

  it("in any order of the lines", () => {
    const lines = fc.array(
      fc.record({ id: fc.uuid(), variant_id: fc.constantFrom("a", "b", "c"), product_id: fc.constantFrom("p", "q"), quantity: fc.integer({ min: 1, max: 100 }) })
    )
    fc.assert(
      fc.property(lines, (some) => {
        const candidates = { a: [pooling], b: [pooling, byLine] }
        const count = countCart(some, candidates)
        expect(countCart([...some].reverse(), candidates)).toEqual(count)
        const sum = (of: CountedLine[]) => of.reduce((total, { quantity }) => total + quantity, 0)
        expect(Object.values(count.product).reduce((a, b) => a + b, 0)).toBe(sum(some))
        expect(count.rule.pooling ?? 0).toBe(sum(some.filter(({ variant_id }) => variant_id !== "c")))
      })
    )
  })
})
