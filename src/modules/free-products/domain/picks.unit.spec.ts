import { aCart, aPaidLine, aVariant, choice, givenBy, perQuantity, shortfallsOf, verdictOn } from "./entitlement.fixture.spec"

const bought = (quantity: number) => aCart([aPaidLine("a", { quantity })])
const wish = (...chosen: [string, number][]) => ({ wishes: { rule: { chosen: chosen.map(([variant_id, quantity]) => ({ variant_id, quantity })) } } })
const oneOfThree = choice(1, "mug", "cap", "pen")

describe("a choice", () => {
  it("gives nothing before the buyer chose, and says what is open", () => {
    expect(verdictOn(choice(2, "mug", { variant_id: "cap", quantity: 3 }))).toMatchObject({
      fires: true,
      lines: [],
      shortfalls: [],
      choice: {
        choose: 2,
        open: 2,
        goods: [
          { variant_id: "mug", quantity: 1, chosen: 0, available: 1000 },
          { variant_id: "cap", quantity: 3, chosen: 0, available: 1000 },
        ],
      },
    })
  })

  it.each([
    ["what was chosen", oneOfThree, 1, [["cap", 1]], ["1 cap"]],
    ["all pieces of a pick", choice(1, { variant_id: "mug", quantity: 3 }), 1, [["mug", 1]], ["3 mug"]],
    ["no more than it lets choose", oneOfThree, 1, [["cap", 1], ["mug", 1]], ["1 cap"]],
    ["each at most once each time", choice(2, "mug", "cap"), 1, [["mug", 2]], ["1 mug"]],
    ["each as often as it fires", { ...choice(2, "mug", "cap"), ...perQuantity(1) }, 3, [["mug", 9], ["cap", 9]], ["3 mug", "3 cap"]],
    ["what is left of the wishes where the cart shrank, from the beginning", { ...oneOfThree, ...perQuantity(1) }, 2, [["mug", 1], ["cap", 2], ["pen", 1]], ["1 mug", "1 cap"]],
    ["wishes for one variant together", { ...oneOfThree, ...perQuantity(1) }, 2, [["mug", 1], ["mug", 5]], ["2 mug"]],
    ["nothing that is not to choose from", oneOfThree, 1, [["other", 1], ["mug", 1]], ["1 mug"]],
    ["nothing for a wish below one", oneOfThree, 1, [["mug", -1], ["cap", 0.5]], []],
  ] as [string, Record<string, unknown>, number, [string, number][], string[]][])("gives %s", (_what, rule, quantity, chosen, expected) => {
    expect(givenBy(rule, bought(quantity), wish(...chosen))).toEqual(expected)
  })

  it("says what was chosen, and what is still open of it", () => {
    expect(verdictOn({ ...choice(2, "mug", "cap"), ...perQuantity(1) }, bought(2), wish(["mug", 2])).choice).toMatchObject({ choose: 4, open: 2, goods: [{ chosen: 2 }, { chosen: 0 }] })
  })

  it("gives a fallback for what is out of stock, and says how many can be had", () => {
    const rule = choice(1, { variant_id: "mug", fallbacks: ["cap"] }, "pen")
    const given = { ...wish(["mug", 1]), stock: { mug: 0 } }
    expect(givenBy(rule, aCart(), given)).toEqual(["1 cap instead of mug"])
    expect(verdictOn(rule, aCart(), given).choice?.goods[0]).toMatchObject({ chosen: 1, available: 0 })
  })

  it("shows as available what the buyer's own pick takes", () => {
    expect(verdictOn(oneOfThree, aCart(), { ...wish(["mug", 1]), stock: { mug: 1 } }).choice?.goods[0]).toMatchObject({ chosen: 1, available: 1 })
  })

  it("has nothing open where nothing can be had, and says why", () => {
    const given = { stock: { mug: 0, cap: 0, pen: 0 } }
    expect(verdictOn(oneOfThree, aCart(), given).choice).toMatchObject({ choose: 1, open: 0 })
    expect(shortfallsOf(oneOfThree, aCart(), given)).toEqual(["1: out_of_stock"])
    expect(shortfallsOf(oneOfThree, aCart(), { left: { rule: { total: 0 } } })).toEqual(["1: limit_total"])
    expect(shortfallsOf(choice(1, "mug"), aCart(), { variants: [aVariant("mug", { refusal: "not_published" })] })).toEqual(["1: not_published"])
  })

  it("has no more open than its limits leave", () => {
    const rule = { ...choice(3, "mug", "cap", "pen"), limits: { per_order: 2 } }
    expect(verdictOn(rule, aCart(), wish(["mug", 1]))).toMatchObject({ choice: { choose: 3, open: 1 }, shortfalls: [{ variant_id: null, missing: 1, reason: "limit_per_order" }] })
    expect(givenBy(rule, aCart(), wish(["mug", 1], ["cap", 1], ["pen", 1]))).toEqual(["1 mug", "1 cap"])
  })
})
