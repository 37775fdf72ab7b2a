import { parseTierPriceRule } from "./tier-price-rule"

const brk = (min_quantity: unknown, type: unknown, value: unknown) => ({ min_quantity, type, value })
const percent = (min_quantity: unknown, value: unknown = 5) => brk(min_quantity, "percentage", value)

/** The smallest rule that is right. */
const RIGHT = { name: "Bulk", scope: { type: "all" }, breaks: [percent(10)] }
const BOOK = { name: "Contract", currency_code: "eur", items: [{ variant_id: "variant_1", breaks: [brk(1, "fixed", 2)] }] }

const refusals = (fields: object, base: object = RIGHT): string[] => {
  const parsed = parseTierPriceRule({ ...base, ...fields })
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path} ${reason}`)
}

describe("a rule that is right", () => {
  it("has defaults for everything but its name and what it covers at what price", () => {
    expect(parseTierPriceRule(RIGHT)).toEqual({
      ok: true,
      value: {
        name: "Bulk",
        description: null,
        status: "draft",
        priority: 0,
        starts_at: null,
        ends_at: null,
        audience: { type: "everyone", ids: [] },
        region_ids: [],
        currency_code: null,
        combine: "lowest",
        promotions: "allow",
        base: "list",
        decimals: null,
        quantity_basis: "line",
        scope: { type: "all", ids: [] },
        exclude: [],
        breaks: [percent(10)],
        items: null,
      },
    })
  })

  it("keeps promotions off a contract unless it says otherwise", () => {
    const promotions = (fields: object) => {
      const parsed = parseTierPriceRule({ ...RIGHT, ...fields })
      return parsed.ok && parsed.value.promotions
    }
    expect(promotions({ combine: "override" })).toBe("exclude")
    expect(promotions({ combine: "override", promotions: "allow" })).toBe("allow")
    expect(promotions({ combine: "lowest", promotions: "exclude" })).toBe("exclude")
  })

  it("is read again as it was read", () => {
    const once = parseTierPriceRule({ ...BOOK, starts_at: "2026-01-01T00:00:00+01:00", currency_code: "EUR" })
    expect(once.ok && parseTierPriceRule(once.value)).toEqual(once)
    expect(once.ok && [once.value.currency_code, once.value.starts_at?.toISOString()]).toEqual(["eur", "2025-12-31T23:00:00.000Z"])
  })

  it.each([
    ["a price book", {}, BOOK],
    ["a price book of percentages without a currency", { currency_code: null, items: [{ variant_id: "variant_1", breaks: [percent(1)] }] }, BOOK],
    ["a price book with every other field named and empty", { scope: null, breaks: null, exclude: [] }, BOOK],
    ["100 %", { breaks: [percent(1, 100)] }, RIGHT],
    ["a price of zero", { currency_code: "eur", breaks: [brk(1, "fixed", 0)] }, RIGHT],
    ["ten decimals", { currency_code: "eur", breaks: [brk(1, "fixed", 0.0000000001)] }, RIGHT],
    ["the highest quantity", { breaks: [percent(2_147_483_647)] }, RIGHT],
    ["every exclusion at once", { exclude: ["products", "variants", "categories", "collections", "tags", "types"].map((type) => ({ type, ids: ["x"] })) }, RIGHT],
  ])("may be %s", (_name, fields, base) => {
    expect(refusals(fields, base)).toEqual([])
  })
})

describe("a rule that is wrong", () => {
  it.each([
    // Quantities
    ["quantity 0", { breaks: [percent(0)] }, ["breaks.0.min_quantity too_small"]],
    ["a negative quantity", { breaks: [percent(-1)] }, ["breaks.0.min_quantity too_small"]],
    ["half a piece", { breaks: [percent(0.5)] }, ["breaks.0.min_quantity invalid_type"]],
    ["one and a half pieces", { breaks: [percent(1.5)] }, ["breaks.0.min_quantity invalid_type"]],
    ["1e12 pieces", { breaks: [percent(1e12)] }, ["breaks.0.min_quantity too_big"]],
    ["a text as quantity", { breaks: [percent("ten")] }, ["breaks.0.min_quantity invalid_type"]],
    ["a number as text", { breaks: [percent("10")] }, ["breaks.0.min_quantity invalid_type"]],
    ["no quantity", { breaks: [percent(null)] }, ["breaks.0.min_quantity invalid_type"]],
    ["breaks that stand still", { breaks: [percent(10), percent(10)] }, ["breaks.1.min_quantity breaks_not_rising"]],
    ["breaks that fall", { breaks: [percent(10), percent(20), percent(5)] }, ["breaks.2.min_quantity breaks_not_rising"]],
    // Values
    ["a percentage over 100", { breaks: [percent(1, 100.1)] }, ["breaks.0.value too_big"]],
    ["0 %", { breaks: [percent(1, 0)] }, ["breaks.0.value too_small"]],
    ["a negative percentage", { breaks: [percent(1, -5)] }, ["breaks.0.value too_small"]],
    ["a negative price", { currency_code: "eur", breaks: [brk(1, "fixed", -1)] }, ["breaks.0.value too_small"]],
    ["nothing off", { currency_code: "eur", breaks: [brk(1, "amount_off", 0)] }, ["breaks.0.value too_small"]],
    ["a price beyond all prices", { currency_code: "eur", breaks: [brk(1, "fixed", 1e13)] }, ["breaks.0.value too_big"]],
    ["eleven decimals", { currency_code: "eur", breaks: [brk(1, "fixed", 1e-11)] }, ["breaks.0.value too_many_decimals"]],
    ["a price as text", { currency_code: "eur", breaks: [brk(1, "fixed", "9,99")] }, ["breaks.0.value invalid_type"]],
    ["no price", { currency_code: "eur", breaks: [brk(1, "fixed", null)] }, ["breaks.0.value invalid_type"]],
    ["an infinite price", { currency_code: "eur", breaks: [brk(1, "fixed", Infinity)] }, ["breaks.0.value invalid_type"]],
    ["an unknown kind of break", { breaks: [brk(1, "half", 1)] }, ["breaks.0.type invalid_union"]],
    ["two wrong breaks, both named", { breaks: [percent(0), percent(5, 200)] }, ["breaks.0.min_quantity too_small", "breaks.1.value too_big"]],
    // What fits together
    ["a fixed price without a currency", { breaks: [brk(1, "fixed", 1)] }, ["currency_code currency_required"]],
    ["an amount off without a currency", { breaks: [brk(1, "amount_off", 1)] }, ["currency_code currency_required"]],
    ["an end before its start", { starts_at: "2026-02-01T00:00:00Z", ends_at: "2026-01-01T00:00:00Z" }, ["ends_at ends_before_start"]],
    ["an end at its start", { starts_at: "2026-02-01T00:00:00Z", ends_at: "2026-02-01T00:00:00Z" }, ["ends_at ends_before_start"]],
    ["no scope and no breaks", { scope: null, breaks: null }, ["scope scope_required", "breaks breaks_required"]],
    ["an empty list of breaks", { breaks: [] }, ["breaks too_small"]],
    // Fields
    ["no name", { name: " " }, ["name too_small"]],
    ["an unknown status", { status: "live" }, ["status invalid_value"]],
    ["an unknown currency code", { currency_code: "euro" }, ["currency_code invalid_format"]],
    ["a date that is none", { starts_at: "tomorrow" }, ["starts_at invalid_union"]],
    ["a date without a time zone", { starts_at: "2026-01-01T00:00:00" }, ["starts_at invalid_union"]],
    ["a priority with a fraction", { priority: 1.5 }, ["priority invalid_type"]],
    ["negative decimals", { decimals: -1 }, ["decimals too_small"]],
    ["eleven decimals to round to", { decimals: 11 }, ["decimals too_big"]],
    ["groups without a group", { audience: { type: "customer_groups", ids: [] } }, ["audience.ids too_small"]],
    ["everyone, but only some", { audience: { type: "everyone", ids: ["cus_1"] } }, ["audience.ids too_big"]],
    ["an unknown audience", { audience: { type: "friends", ids: ["x"] } }, ["audience.type invalid_union"]],
    ["a scope of products without a product", { scope: { type: "products", ids: [] } }, ["scope.ids too_small"]],
    ["an id twice", { scope: { type: "products", ids: ["a", "a"] } }, ["scope.ids duplicate_id"]],
    ["everything excluded", { exclude: [{ type: "all", ids: [] }] }, ["exclude.0.type invalid_value", "exclude.0.ids too_small"]],
    ["a field that there is not", { discount: 5 }, ["discount unrecognized_keys"]],
    ["a field that there is not, in a break", { breaks: [{ ...percent(1), max_quantity: 9 }] }, ["breaks.0.max_quantity unrecognized_keys"]],
    ["a field that cannot be read beside fields that do not fit", { name: 5, starts_at: "2026-02-01T00:00:00Z", ends_at: "2026-01-01T00:00:00Z", breaks: [brk(1, "fixed", 1)] }, ["name invalid_type", "ends_at ends_before_start", "currency_code currency_required"]],
    ["a currency that cannot be read, which is not missing", { currency_code: 5, breaks: [brk(1, "fixed", 1)] }, ["currency_code invalid_type"]],
    ["several wrong fields, all of them named", { name: "", status: "x", priority: "y" }, ["name too_small", "status invalid_value", "priority invalid_type"]],
  ])("%s", (_name, fields, expected) => {
    expect(refusals(fields)).toEqual(expected)
  })

  it.each([
    ["without an item", { items: [] }, ["items items_empty"]],
    ["with a variant twice", { items: [BOOK.items[0], BOOK.items[0]] }, ["items.1.variant_id duplicate_variant"]],
    ["with a scope and breaks", { scope: { type: "all" }, breaks: [percent(1)] }, ["scope items_with_scope", "breaks items_with_scope"]],
    ["with an exclusion", { exclude: [{ type: "tags", ids: ["x"] }] }, ["exclude items_with_scope"]],
    ["of amounts without a currency", { currency_code: null }, ["currency_code currency_required"]],
    ["with an item without breaks", { items: [{ variant_id: "variant_1", breaks: [] }] }, ["items.0.breaks too_small"]],
    ["with breaks that do not rise", { items: [{ variant_id: "variant_1", breaks: [percent(2), percent(2)] }] }, ["items.0.breaks.1.min_quantity breaks_not_rising"]],
    ["with an item that cannot be read, which is a price book all the same", { items: [{ variant_id: 5, breaks: [] }], exclude: [{ type: "tags", ids: ["x"] }] }, ["items.0.variant_id invalid_type", "items.0.breaks too_small", "exclude items_with_scope"]],
    ["with an item for nothing", { items: [{ variant_id: "", breaks: [percent(2)] }] }, ["items.0.variant_id too_small"]],
  ])("a price book %s", (_name, fields, expected) => {
    expect(refusals(fields, BOOK)).toEqual(expected)
  })

  it.each([[null], ["a rule"], [42], [[]]])("%j is no rule", (input) => {
    const parsed = parseTierPriceRule(input)
    expect(parsed.ok || parsed.refusals.map(({ reason }) => reason)).toEqual(["invalid_type"])
  })

  it("says in words what would be right", () => {
    const parsed = parseTierPriceRule({ ...RIGHT, breaks: [percent(10), percent(10)] })
    expect(parsed.ok || parsed.refusals[0].message).toBe("must be greater than 10, the break before it")
  })
})
