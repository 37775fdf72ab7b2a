import fc from "fast-check"
import { chooseMedusaPrice, type MedusaPriceRow } from "../../src/modules/tier-pricing/domain/medusa-price"

type Settings = { amount: number; min_quantity?: number; max_quantity?: number; rules?: Record<string, unknown> }
type List = { type: "sale" | "override"; status: "active" | "draft"; starts_at?: string; ends_at?: string; groups?: string[]; prices: Settings[] }
type Setup = { prices: Settings[]; lists: List[] }

type Answer = {
  calculated_amount: number
  is_calculated_price_price_list: boolean
  is_calculated_price_tax_inclusive: boolean
  is_original_price_price_list: boolean
  calculated_price: { id: string | null; price_list_type: string | null }
  original_price: { id: string | null }
}

/** What of the Pricing Module is used here: its own prices, and our reading of its rows. */
type Pricing = {
  createPriceSets: (data: object) => Promise<{ id: string }>
  createPriceLists: (data: object[]) => Promise<unknown>
  createPricePreferences: (data: object[]) => Promise<unknown>
  calculatePrices: (filters: { id: string[] }, context: { context: object }) => Promise<Answer[]>
  pricingRepository_: { listPriceRows: (ids: string[], context: { context: object }) => Promise<{ by_price_set: Record<string, MedusaPriceRow[]> }> }
}

/** Codes of no real currency: preferences that are made for them touch no other spec. */
const CURRENCIES = ["xta", "xtb"]
const REGIONS = ["reg_taxed", "reg_untaxed", "reg_unknown"]
const GROUPS = ["grp_a", "grp_b"]
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString()
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString()
const QUANTITIES = [undefined, 1, 2, 4, 5, 9, 10, 11, 15, 16, 1000]

const pricing = (): Pricing => testApp.container.resolve<Pricing>("pricing")

describe("our choice among Medusa's price rows", () => {
  beforeAll(async () => {
    await pricing().createPricePreferences([
      { attribute: "currency_code", value: CURRENCIES[0], is_tax_inclusive: true },
      { attribute: "currency_code", value: CURRENCIES[1], is_tax_inclusive: false },
      { attribute: "region_id", value: REGIONS[0], is_tax_inclusive: true },
      { attribute: "region_id", value: REGIONS[1], is_tax_inclusive: false },
    ])
  })

  it.each([["a sale"], ["an override"]])("is Medusa's for %s that is dearer than the default price from ten pieces on", async (kind) => {
    const type = kind === "a sale" ? "sale" : "override"
    const disagreements = await compare({
      prices: [{ amount: 10 }, { amount: 8, min_quantity: 10 }],
      lists: [{ type, status: "active", prices: [{ amount: 9 }] }],
    })
    expect(disagreements).toEqual([])
  })

  it("is Medusa's own, whatever the prices, lists, rules and dates, at every quantity", async () => {
    await fc.assert(
      fc.asyncProperty(someSetup, someContext, async (setup, context) => {
        expect(await compare(setup, context)).toEqual([])
      }),
      { numRuns: 40 }
    )
  })

  const compare = async (setup: Setup, context: object = { currency_code: CURRENCIES[0] }): Promise<object[]> => {
    const { id } = await store(setup)
    const { by_price_set } = await pricing().pricingRepository_.listPriceRows([id], { context })
    const rows = by_price_set[id] ?? []
    const pairs = await Promise.all(
      QUANTITIES.map(async (quantity) => {
        const [medusa] = await pricing().calculatePrices({ id: [id] }, { context: { ...context, ...(quantity && { quantity }) } })
        return { quantity, medusa: ofMedusa(medusa), ours: ofOurs(rows, quantity ?? 1, medusa) }
      })
    )
    return pairs.filter(({ medusa, ours }) => JSON.stringify(medusa) !== JSON.stringify(ours))
  }
})

const ofMedusa = (answer: Answer | undefined) =>
  answer && {
    amount: answer.calculated_amount,
    id: answer.calculated_price.id,
    is_listed: answer.is_calculated_price_price_list,
    is_override: answer.calculated_price.price_list_type === "override",
    is_tax_inclusive: answer.is_calculated_price_tax_inclusive,
    // Medusa tells the default price only where no override list hides it.
    default_id: answer.is_original_price_price_list ? "hidden" : answer.original_price.id,
  }

const ofOurs = (rows: MedusaPriceRow[], quantity: number, answer: Answer | undefined) => {
  const { current, list, is_override } = chooseMedusaPrice(rows, quantity)
  return (
    current && {
      amount: current.amount.toNumber(),
      id: current.id,
      is_listed: current.price_list_id !== null,
      is_override,
      is_tax_inclusive: current.is_tax_inclusive,
      default_id: answer?.is_original_price_price_list ? "hidden" : list?.id ?? null,
    }
  ) ?? undefined
}

const store = async ({ prices, lists }: Setup): Promise<{ id: string }> => {
  const priced = (settings: Settings[]) => settings.flatMap((each) => CURRENCIES.map((currency_code) => ({ ...each, currency_code })))
  const set = await pricing().createPriceSets({ prices: priced(prices) })
  const data = lists.map(({ groups, prices: listed, ...list }, index) => ({
    ...list,
    title: `List ${index}`,
    description: "By chance",
    ...(groups && { rules: { "customer.groups.id": groups } }),
    prices: priced(listed).map((price) => ({ ...price, price_set_id: set.id })),
  }))
  if (data.length) await pricing().createPriceLists(data)
  return set
}

// Amounts are told apart, so that there is one right answer: Medusa leaves open which of two equal prices it takes.
const someRules = fc.constantFrom<Record<string, unknown> | undefined>(
  undefined,
  undefined,
  { region_id: REGIONS[0] },
  { region_id: REGIONS[1] },
  { "customer.groups.id": GROUPS[0] },
  { region_id: REGIONS[0], "customer.groups.id": GROUPS[1] },
  { item_total: [{ operator: "gte", value: 100 }] }
)

const somePrice = fc
  .record({ min: fc.constantFrom(undefined, undefined, 1, 2, 5, 10), length: fc.constantFrom(undefined, undefined, 0, 4, 9), rules: someRules })
  .map(({ min, length, rules }) => ({
    ...(min && { min_quantity: min }),
    ...(length !== undefined && { max_quantity: (min ?? 1) + length }),
    ...(rules && { rules }),
  }))

const someList = fc.record(
  {
    type: fc.constantFrom("sale" as const, "override" as const),
    status: fc.constantFrom("active" as const, "active" as const, "active" as const, "draft" as const),
    starts_at: fc.constantFrom(YESTERDAY, TOMORROW),
    ends_at: fc.constantFrom(YESTERDAY, TOMORROW),
    groups: fc.subarray(GROUPS, { minLength: 1 }),
    prices: fc.array(somePrice, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ["type", "status", "prices"] }
)

const someSetup: fc.Arbitrary<Setup> = fc
  .record({ prices: fc.array(somePrice, { maxLength: 4 }), lists: fc.array(someList, { maxLength: 3 }), amounts: fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 13, maxLength: 13 }) })
  .map(({ prices, lists, amounts }) => {
    const left = [...amounts]
    const withAmount = (price: object): Settings => ({ ...price, amount: (left.pop() ?? 0) / 4 })
    return { prices: prices.map(withAmount), lists: lists.map((list) => ({ ...list, prices: list.prices.map(withAmount) })) }
  })

const someContext = fc
  .record({
    currency_code: fc.constantFrom(...CURRENCIES),
    region_id: fc.constantFrom(undefined, ...REGIONS),
    groups: fc.subarray(GROUPS),
    item_total: fc.constantFrom(undefined, 99, 100, 101),
  })
  .map(({ groups, region_id, item_total, currency_code }) => ({
    currency_code,
    ...(region_id && { region_id }),
    ...(item_total && { item_total }),
    ...(groups.length && { customer: { groups: groups.map((id) => ({ id })) } }),
  }))
