import { aCart, aPaidLine, aRule, aVariant, added, cheapest, entitled, givenBy, inShort, perQuantity, sameVariant, shortfallsOf } from "./entitlement.fixture.spec"

const bought = (quantity: number) => aCart([aPaidLine("a", { quantity })])
const mugs = (quantity: number, ...fallbacks: string[]) => added({ variant_id: "mug", quantity, fallbacks })

describe("free goods that stock is short of", () => {
  it.each([
    ["are what is left of them", mugs(3), { mug: 2 }, ["2 mug"], ["1 mug: out_of_stock"]],
    ["come from their fallbacks, in order", mugs(5, "cap", "pen"), { mug: 2, cap: 1 }, ["2 mug", "1 cap instead of mug", "2 pen instead of mug"], []],
    ["come from the next fallback where one has none", mugs(1, "cap", "pen"), { mug: 0, cap: 0 }, ["1 pen instead of mug"], []],
    ["are none where nothing is left", mugs(2, "cap"), { mug: 0, cap: 0 }, [], ["2 mug: out_of_stock"]],
    ["are none where stock is below zero", mugs(1), { mug: -3 }, [], ["1 mug: out_of_stock"]],
    ["are one line with what is given for itself", added({ variant_id: "mug", fallbacks: ["cap"] }, "cap"), { mug: 0 }, ["2 cap"], []],
    ["are no half piece", mugs(1), { mug: 0.9 }, [], ["1 mug: out_of_stock"]],
  ])("%s", (_what, rule, stock, lines, shortfalls) => {
    expect(givenBy(rule, aCart(), { stock })).toEqual(lines)
    expect(shortfallsOf(rule, aCart(), { stock })).toEqual(shortfalls)
  })

  it("have no fallback where they are more of the same", () => {
    expect(givenBy(sameVariant(1, { quantity: 2 }), bought(2), { stock: { a: 3 } })).toEqual(["3 a"])
    expect(shortfallsOf(sameVariant(1, { quantity: 2 }), bought(2), { stock: { a: 3 } })).toEqual(["1 a: out_of_stock"])
  })

  it("are any number where stock is not kept", () => {
    expect(givenBy(mugs(999), aCart(), { variants: [aVariant("mug", { needs: [] })], stock: { mug: 0 } })).toEqual(["999 mug"])
  })

  it("have none of an item whose stock nobody knows", () => {
    expect(shortfallsOf(mugs(1), aCart(), { variants: [aVariant("mug", { needs: [{ inventory_item_id: "unknown", quantity: 1 }] })] })).toEqual(["1 mug: out_of_stock"])
  })

  it("share the items of a kit, and go to the first rule", () => {
    const kit = aVariant("mug", { needs: [{ inventory_item_id: "cup", quantity: 2 }, { inventory_item_id: "lid", quantity: 1 }] })
    const cup = aVariant("cap", { needs: [{ inventory_item_id: "cup", quantity: 1 }] })
    const given = { variants: [kit, cup], stock: { cup: 5, lid: 9 } }
    const rules = [aRule({ id: "late", ...added({ variant_id: "cap", quantity: 3 }) }), aRule({ id: "early", priority: 1, ...mugs(2) })]
    expect(inShort(entitled(rules, aCart(), given))).toEqual(["2 mug", "1 cap"])
  })
})

describe("free goods that cannot be given here", () => {
  it.each(["not_found", "not_published", "not_in_channel", "no_price", "other_shipping_profile"] as const)("say why: %s", (refusal) => {
    const given = { variants: [aVariant("mug", { refusal })] }
    expect(shortfallsOf(mugs(2), aCart(), given)).toEqual([`2 mug: ${refusal}`])
    expect(givenBy(mugs(2, "cap"), aCart(), given)).toEqual(["2 cap instead of mug"])
  })

  it("are not found where nobody read them", () => {
    expect(shortfallsOf(added("other"))).toEqual(["1 other: not_found"])
  })
})

describe("the limits of a rule", () => {
  const limited = (limits: Record<string, unknown>) => ({ ...added({ variant_id: "mug", quantity: 2 }, { variant_id: "cap", quantity: 2 }), limits })

  it.each([
    ["of an order serve the goods in their order", limited({ per_order: 3 }), {}, ["2 mug", "1 cap"], ["1: limit_per_order"]],
    ["of a customer count what is left", limited({ per_owner: { period: "month", pieces: 9 } }), { owner: 1 }, ["1 mug"], ["3: limit_per_owner"]],
    ["in all may be used up", limited({ total: 9 }), { total: 0 }, [], ["4: limit_total"]],
    ["that were overdrawn leave nothing", limited({ total: 9 }), { total: -2 }, [], ["4: limit_total"]],
    ["are the tightest of all", limited({ per_order: 3, total: 9 }), { owner: 2, total: 1 }, ["1 mug"], ["3: limit_total"]],
  ])("%s", (_what, rule, left, lines, shortfalls) => {
    expect(givenBy(rule, aCart(), { left: { rule: left } })).toEqual(lines)
    expect(shortfallsOf(rule, aCart(), { left: { rule: left } })).toEqual(shortfalls)
  })

  it("lose nothing to what stock lacks", () => {
    const given = { stock: { mug: 0 } }
    expect(givenBy(limited({ per_order: 2 }), aCart(), given)).toEqual(["2 cap"])
    expect(shortfallsOf(limited({ per_order: 2 }), aCart(), given)).toEqual(["2 mug: out_of_stock"])
  })

  it("count pieces, however often a rule fires", () => {
    expect(givenBy({ ...perQuantity(1), ...mugs(2), limits: { per_order: 5 } }, bought(4))).toEqual(["5 mug"])
  })

  it("hold for pieces of what is there, too", () => {
    expect(givenBy({ ...cheapest(3), limits: { per_order: 1 } }, bought(9))).toEqual(["1 of a for 100"])
    expect(shortfallsOf({ ...cheapest(3), limits: { per_order: 1 } }, bought(9))).toEqual(["2: limit_per_order"])
  })
})
