import fc from "fast-check"
import { aCart, aPaidLine, aRule, added, cheapest, choice, entitled, from, perAmount, sameVariant } from "./entitlement.fixture.spec"
import { returnedPieces, type GivenOnOrder } from "./returned-pieces"

const line = (variant_id: string, quantity: number, fields: Partial<GivenOnOrder> = {}): GivenOnOrder => ({ line_id: `free_${variant_id}`, kind: "line", variant_id, instead_of: null, quantity, returned: 0, ...fields })
const pieces = (line_id: string, quantity: number, fields: Partial<GivenOnOrder> = {}): GivenOnOrder => ({ line_id, kind: "pieces", variant_id: line_id, instead_of: null, quantity, returned: 0, ...fields })

const back = (rule: Record<string, unknown>, left: [string, number][], given: GivenOnOrder[]): number[] =>
  returnedPieces({ rule: aRule(rule), left: aCart(left.map(([id, quantity]) => aPaidLine(id, { quantity }))), given }).map(({ expected_back }) => expected_back)

describe("the free pieces of an order of which something was returned", () => {
  const from300 = { conditions: from(300) }

  it.each([
    ["stay where the condition is met all the same", from300, [["a", 3]], [line("mug", 1)], [0]],
    ["are expected back where it is not", from300, [["a", 2]], [line("mug", 1)], [1]],
    ["are not expected a second time", from300, [["a", 2]], [line("mug", 1, { returned: 1 })], [0]],
    ["are expected back where all was returned", from300, [], [line("mug", 1)], [1]],
    ["come back as far as the amount asks", { ...perAmount(100), ...added({ variant_id: "mug", quantity: 2 }) }, [["a", 2]], [line("mug", 6)], [2]],
    ["are no more than were given, where a limit had cut them", perAmount(100), [["a", 2]], [line("mug", 1)], [0]],
    ["come back as what stood in for them", { ...perAmount(100), ...added({ variant_id: "mug", fallbacks: ["cap"] }) }, [["a", 1]], [line("mug", 1), line("cap", 2, { instead_of: "mug" })], [0, 2]],
    ["of one kind are not made good by another", { ...perAmount(100), ...added("mug", "cap") }, [["a", 1]], [line("mug", 2, { returned: 2 }), line("cap", 2)], [0, 1]],
    ["of a choice are any of it", { ...perAmount(100), ...choice(1, "mug", "cap") }, [["a", 1]], [line("mug", 1, { returned: 1 }), line("cap", 1)], [0, 0]],
    ["of a choice come back from its end", { ...perAmount(100), ...choice(1, "mug", "cap") }, [["a", 1]], [line("mug", 1), line("cap", 1)], [0, 1]],
    ["of a choice that something stood in for come back as that", { ...perAmount(100), ...choice(1, { variant_id: "mug", fallbacks: ["pen"] }) }, [["a", 1]], [line("pen", 2, { instead_of: "mug" })], [1]],
    ["of the same variant follow it", sameVariant(10), [["a", 10], ["b", 9]], [line("a", 2), line("b", 1)], [1, 1]],
    ["of what is there are pieces of it", cheapest(3), [["a", 2]], [pieces("a", 1)], [1]],
    ["of what is there stay for each full three", cheapest(3), [["a", 5]], [pieces("a", 2)], [1]],
    ["that were returned themselves are not there to come back", cheapest(3), [["b", 2]], [pieces("a", 1)], [0]],
  ] as [string, Record<string, unknown>, [string, number][], GivenOnOrder[], number[]][])("%s", (_what, rule, left, given, expected) => {
    expect(back(rule, left, given)).toEqual(expected)
  })

  it("may be kept where the rule says so", () => {
    const answer = returnedPieces({ rule: aRule({ ...from300, on_return: "keep" }), left: aCart([]), given: [line("mug", 2, { returned: 1 })] })
    expect(answer).toEqual([{ line_id: "free_mug", kind: "line", expected_back: 0, may_be_kept: 1 }])
  })

  it("do not ask whether the rule is in force today", () => {
    expect(back({ status: "archived", ends_at: "2020-01-01T00:00:00Z" }, [["a", 1]], [line("mug", 1)])).toEqual([0])
  })

  it("are left alone where the rule cannot be read", () => {
    const rule = { ...aRule(), conditions: { code: "moon_phase", args: {} } }
    expect(returnedPieces({ rule, left: aCart([]), given: [line("mug", 1)] })).toMatchObject([{ expected_back: 0, may_be_kept: 0 }])
  })

  const someRule = fc.constantFrom<Record<string, unknown>>(from300, perAmount(100), { ...perAmount(150), ...added("mug", { variant_id: "cap", quantity: 2 }) }, sameVariant(2), cheapest(3), { ...cheapest(3), on_return: "keep" })
  const someLines = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))

  it("are never more than what is still there, and none as long as nothing was returned", () => {
    fc.assert(
      fc.property(someRule, someLines, fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), fc.integer({ min: 0, max: 3 }), (fields, bought, kept, returned) => {
        const cartOf = (quantities: number[]) => aCart(quantities.map((quantity, index) => aPaidLine("ab"[index], { quantity })))
        const rule = aRule(fields)
        const { lines, pieces: freed } = entitled([rule], cartOf(bought))
        const given = [...lines.map(({ variant_id, quantity }) => line(variant_id, quantity)), ...freed.map(({ line_id, quantity }) => pieces(line_id, quantity))].map((each) => ({ ...each, returned: Math.min(returned, each.quantity) }))
        const untouched = returnedPieces({ rule, left: cartOf(bought), given })
        expect(untouched.every(({ expected_back, may_be_kept }) => expected_back + may_be_kept === 0)).toBe(true)
        const answer = returnedPieces({ rule, left: cartOf(bought.map((quantity, index) => Math.floor(quantity * kept[index]))), given })
        answer.forEach(({ expected_back, may_be_kept }, index) => {
          expect(expected_back + may_be_kept).toBeLessThanOrEqual(given[index].quantity - given[index].returned)
          expect(Math.min(expected_back, may_be_kept)).toBe(0)
        })
      })
    )
  })
})
