/** What the shop asks by the books that tiers become, against Magento's rule by brute force. */
import fc from "fast-check"
import { aCatalogue, aProduct, aRow, BASE, ofGroup, OTHER, shopPrice } from "./magento.fixture.spec"
import { convertProduct } from "./product"
import { samplesOf } from "./sample"
import type { TierPriceRow } from "./tier-row"

const UNIT = 1_000_000n

type Given = { group: number | null; website: number; quantity: number; fixed: number | null; percent: number | null }

const QUANTITIES = [0.5, 1, 1.5, 2, 2.5, 3, 5, 5.75, 10]

const someTier: fc.Arbitrary<Given> = fc
  .record({
    group: fc.constantFrom(null, null, 2, 3),
    website: fc.constantFrom(0, 0, 1, 2),
    quantity: fc.constantFrom(...QUANTITIES),
    // Few prices, so that equal ones and such above the list price come about.
    fixed: fc.option(fc.constantFrom(0, 0.5, 4, 4.99, 5, 7.5, 8.9955, 9, 9.5, 10, 12)),
    percent: fc.constantFrom(5, 10, 12.5, 33.33, 50, 100),
  })
  .map(({ fixed, percent, ...tier }) => ({ ...tier, fixed, percent: fixed === null ? percent : null }))

const someTiers = fc.uniqueArray(someTier, { maxLength: 12, selector: ({ group, website, quantity }) => `${group} ${website} ${quantity}` })

const someListPrice = fc.constantFrom("10.000000", "5.000000", "9.995500", "0.004300", "20.000000")

const rowOf = ({ group, website, quantity, fixed, percent }: Given): TierPriceRow => {
  const fields = { website_id: website, qty: quantity.toFixed(4), value: (fixed ?? 0).toFixed(6), percentage_value: percent?.toFixed(2) ?? null }
  return group === null ? aRow(fields) : ofGroup(group, fields)
}

const units = (decimal: string | number): bigint => {
  const [whole, part = ""] = String(decimal).split(".")
  return BigInt(whole) * UNIT + BigInt(part.padEnd(6, "0"))
}

const written = (value: bigint): string => {
  const part = String(value % UNIT).padStart(6, "0").replace(/0+$/, "")
  return `${value / UNIT}${part && `.${part}`}`
}

/** Per cent off, rounded half up to cents or to the decimals of the list price. */
const lowered = (list: bigint, percent: number): bigint => {
  const decimals = Math.max(2, written(list).split(".")[1]?.length ?? 0)
  const step = 10n ** BigInt(6 - decimals)
  const numerator = list * BigInt(10_000 - Math.round(percent * 100))
  return ((2n * numerator + 10_000n * step) / (20_000n * step)) * step
}

const priceOf = ({ fixed, percent }: Given, list: bigint): bigint => (percent === null ? units(fixed ?? 0) : lowered(list, percent))

const holdsOn = (tier: Given, tiers: Given[], website: number): boolean =>
  tier.website === website || (tier.website === 0 && !tiers.some((other) => other.website === website && other.group === tier.group && other.quantity === tier.quantity))

/** As Magento's description has it, one tier after the other. */
const walked = (tiers: Given[], group: number | null, website: number, quantity: number, list_price: string): string => {
  const list = units(list_price)
  const passed = tiers
    .filter((tier) => holdsOn(tier, tiers, website) && (tier.group === null || tier.group === group))
    .sort((a, b) => a.quantity - b.quantity || Number(a.group === null) - Number(b.group === null))
  let [paid, from, isOfGroup] = [list, 1, false]
  for (const tier of passed) {
    const isHidden = tier.quantity === from && isOfGroup && tier.group === null
    if (tier.quantity > quantity || tier.quantity < from || isHidden || priceOf(tier, list) >= paid) {
      continue
    }
    paid = priceOf(tier, list)
    from = tier.quantity
    isOfGroup = tier.group !== null
  }
  return written(paid)
}

const BUYERS = [
  { group: null, keys: [] },
  { group: 1, keys: ["0000000001"] },
  { group: 2, keys: ["0000000002"] },
  { group: 3, keys: ["0000000003"] },
]
const WHOLE = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 1000]

describe("a product of Magento moved here", () => {
  it("costs what Magento's walk asks, for members of each group and for guests, on each website, at every quantity around the breaks", () => {
    fc.assert(
      fc.property(someTiers, someListPrice, (tiers, list_price) => {
        const { record } = convertProduct(aProduct(tiers.map(rowOf), list_price), aCatalogue())
        for (const website of [BASE, OTHER]) {
          for (const { group, keys } of BUYERS) {
            for (const quantity of WHOLE) {
              expect({ website: website.code, group, quantity, price: shopPrice(record, website, keys, quantity, list_price) }).toEqual({
                website: website.code,
                group,
                quantity,
                price: walked(tiers, group, website.id, quantity, list_price),
              })
            }
          }
        }
      }),
      { numRuns: 150 }
    )
  })

  it("costs the price of the highest break reached, the group's before that of all groups, where prices fall with the quantity", () => {
    const someFalling = fc
      .record({ places: fc.uniqueArray(fc.record({ group: fc.constantFrom(null, 2), at: fc.nat({ max: 6 }) }), { maxLength: 8, selector: ({ group, at }) => `${group} ${at}` }), jitter: fc.array(fc.nat({ max: 90 }), { minLength: 8, maxLength: 8 }) })
      .map(({ places, jitter }) => places.map(({ group, at }, index): Given => ({ group, website: 0, quantity: 1 + at, fixed: Number((9 - at - jitter[index] / 100).toFixed(2)), percent: null })))
    fc.assert(
      fc.property(someFalling, fc.integer({ min: 1, max: 9 }), (tiers, quantity) => {
        const { record } = convertProduct(aProduct(tiers.map(rowOf)), aCatalogue())
        const reached = tiers.filter((tier) => tier.quantity <= quantity)
        const highest = Math.max(...reached.map((tier) => tier.quantity))
        const breaks = reached.filter((tier) => tier.quantity === highest)
        const paid = (breaks.find(({ group }) => group === 2) ?? breaks[0])?.fixed ?? 10
        expect(shopPrice(record, BASE, ["0000000002"], quantity, "10")).toBe(String(paid))
      })
    )
  })

  it("costs what the samples of the source say", () => {
    fc.assert(
      fc.property(someTiers, someListPrice, (tiers, list_price) => {
        const product = aProduct(tiers.map(rowOf), list_price)
        const { record } = convertProduct(product, aCatalogue())
        for (const { group_key, quantity, unit_price, region_ids } of samplesOf(product, aCatalogue())) {
          const website = region_ids[0] === "reg_base" ? BASE : OTHER
          expect(unit_price).toBe(walked(tiers, group_key === null ? null : Number(group_key), website.id, quantity, list_price))
          expect(shopPrice(record, website, group_key === null ? [] : [group_key], quantity, list_price)).toBe(unit_price)
        }
      })
    )
  })

  it("costs the cheapest of fixed prices, or of percentages, that the walk takes where the source has no list price", () => {
    const ofOneKind = fc.tuple(someTiers, fc.boolean()).map(([tiers, isFixed]) => tiers.filter(({ fixed }) => (fixed !== null) === isFixed))
    fc.assert(
      fc.property(ofOneKind, (tiers) => {
        const { record } = convertProduct(aProduct(tiers.map(rowOf), null), aCatalogue())
        for (const { group, keys } of BUYERS) {
          for (const quantity of WHOLE) {
            // A list price of this shop that is above every fixed price tells nothing about the source.
            expect(shopPrice(record, BASE, keys, quantity, "50")).toBe(walked(tiers, group, BASE.id, quantity, "50"))
          }
        }
      })
    )
  })
})
