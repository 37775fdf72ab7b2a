/**
 * The six worlds of prices in which points are tried, and what a cart, an order and its returns come to in them: computed
 * here in whole numbers (BigInt), by nothing of the plugin's own.
 */
import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "./api"
import { makeProduct, makeReducedRate } from "./products"
import { makeShop, type Shop } from "./shops"

export type World = {
  currency_code: "eur" | "jpy" | "kwd"
  /** Of the currency's smallest unit. */
  decimals: number
  tax_inclusive: boolean
  /** So many points are worth so many major units. */
  rate: { points: number; amount: number }
  /** In smallest units: three pieces at 7 %, two at 19 %, and shipping at 19 %. */
  reduced: bigint
  standard: bigint
  shipping: bigint
  /** What the stories redeem. */
  points: number
}

const CURRENCIES = [
  { currency_code: "eur", decimals: 2, rate: { points: 100, amount: 1 }, reduced: 999n, standard: 2437n, shipping: 490n, points: 1234 },
  // A rate that does not come out even: 100,100 points are worth 1,301.3 yen, and so 1,301.
  { currency_code: "jpy", decimals: 0, rate: { points: 1000, amount: 13 }, reduced: 998n, standard: 2440n, shipping: 490n, points: 100_100 },
  { currency_code: "kwd", decimals: 3, rate: { points: 100, amount: 1 }, reduced: 9995n, standard: 24357n, shipping: 4905n, points: 1237 },
] as const

export const WORLDS: [string, World][] = CURRENCIES.flatMap((currency) =>
  [false, true].map((tax_inclusive): [string, World] => [`${currency.currency_code}, tax ${tax_inclusive ? "in" : "on top of"} the price`, { ...currency, tax_inclusive }])
)

/** What points are worth in these worlds, as the programme is told. */
export const RATES = CURRENCIES.map(({ currency_code, rate }) => ({ currency_code, ...rate }))

/** A shop in such a world: its two variants, at 7 % and at 19 %, and a way to ship for nothing. */
export type WorldShop = { shop: Shop; reduced: string; standard: string; pickupOptionId: string }

export const makeWorldShop = async (world: World): Promise<WorldShop> => {
  const shop = await makeShop({ currencyCode: world.currency_code, taxInclusive: world.tax_inclusive, taxRate: 19 })
  // Of Medusa's prices only those of the region itself follow whether its prices hold the tax.
  const priced = (units: bigint) =>
    makeProduct(shop, { variants: [{ prices: [{ amount: major(units, world), currency_code: world.currency_code, rules: { region_id: shop.regionId } }] }] })
  const [reduced, standard] = [await priced(world.reduced), await priced(world.standard)]
  await makeReducedRate(shop, 7, [reduced.id])
  const shippingOptionId = await makeShipping(shop, "Parcel", major(world.shipping, world))
  return { shop: { ...shop, shippingOptionId }, reduced: reduced.variantIds[0], standard: standard.variantIds[0], pickupOptionId: await makeShipping(shop, "Pickup", 0) }
}

const makeShipping = async (shop: Shop, name: string, amount: number): Promise<string> => {
  const { shipping_option } = await ok<HttpTypes.AdminShippingOptionResponse>(
    asAdmin().post("/admin/shipping-options", {
      name,
      service_zone_id: shop.serviceZoneId,
      shipping_profile_id: shop.shippingProfileId,
      provider_id: "manual_manual",
      price_type: "flat",
      type: { label: name, description: name, code: name.toLowerCase() },
      prices: [{ region_id: shop.regionId, amount }],
      rules: [],
    })
  )
  return shipping_option.id
}

/** Smallest units as Medusa writes them: 1234 cents are 12.34. */
export const major = (units: bigint, { decimals }: Pick<World, "decimals">): number => Number(decimal(units, decimals))

/** A whole number with its point so many places from the right. */
const decimal = (units: bigint, places: number): string => {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0")
  return `${units < 0n ? "-" : ""}${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}0`
}

/** Of `whole`, each its share by weight: rounded down, and what is left to those that lost most, the first of equals first. */
export const shares = (whole: bigint, weights: bigint[]): bigint[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0n)
  const floors = weights.map((weight) => (whole * weight) / all)
  const lost = weights.map((weight, index) => whole * weight - floors[index] * all)
  const left = Number(whole - floors.reduce((sum, floor) => sum + floor, 0n))
  const winners = weights.map((_, index) => index).sort((a, b) => (lost[a] === lost[b] ? a - b : lost[a] < lost[b] ? 1 : -1)).slice(0, left)
  return floors.map((floor, index) => floor + (winners.includes(index) ? 1n : 0n))
}

/** A line: what it costs as its price is shown, what points pay of it, and its tax in per cent. */
export type Part = { units: bigint; paid: bigint; percent: bigint }

export type Expected = {
  /** What the points are worth, in smallest units. */
  value: bigint
  points: bigint
  reduced: Part
  standard: Part
  shipping: Part
  /** The points of each part. */
  spent: { reduced: bigint; standard: bigint; shipping: bigint }
  /** What is to be paid, as a number that Medusa would write. */
  total: number
  item_total: number
  /** Points that are earned, one for each major unit of net goods; and those of each line. */
  earned: { all: bigint; reduced: bigint; standard: bigint }
}

/** What a cart of these pieces comes to when so many points are wanted; `max`: as many as it takes. */
export const expectedOf = (world: World, wanted: number | "max", pays_shipping: boolean, pieces = { reduced: 3n, standard: 2n }): Expected => {
  const { decimals, tax_inclusive, rate } = world
  const scale = 10n ** BigInt(decimals)
  const costs = [world.reduced * pieces.reduced, world.standard * pieces.standard, world.shipping]
  const payable = pays_shipping ? costs : costs.slice(0, 2)
  const all = payable.reduce((sum, units) => sum + units, 0n)
  const worth = wanted === "max" ? all : (BigInt(wanted) * BigInt(rate.amount) * scale) / BigInt(rate.points)
  const value = worth < all ? worth : all
  // The fewest points that are worth it.
  const points = (value * BigInt(rate.points) + BigInt(rate.amount) * scale - 1n) / (BigInt(rate.amount) * scale)
  const paid = [...shares(value, payable), 0n].slice(0, 3)
  const [reduced, standard, shipping] = [7n, 19n, 19n].map((percent, index): Part => ({ units: costs[index], paid: paid[index], percent }))
  const spent = value ? [...shares(points, paid.slice(0, payable.length)), 0n] : [0n, 0n, 0n]
  const total = (parts: Part[]): number => Number(decimal(parts.reduce((sum, { units, paid: off, percent }) => sum + (units - off) * (tax_inclusive ? 100n : 100n + percent), 0n), decimals + 2))
  // Net goods over a common denominator, so that nothing is rounded before the end.
  const denominator = 107n * 119n * scale
  const net = [reduced, standard].map(({ units, paid: off, percent }) => (units - off) * (tax_inclusive ? (100n * 107n * 119n) / (100n + percent) : 107n * 119n))
  const earned = (net[0] + net[1]) / denominator
  const earned_by = earned ? lines(earned, net, denominator) : [0n, 0n]
  return {
    value,
    points,
    reduced,
    standard,
    shipping,
    spent: { reduced: spent[0], standard: spent[1], shipping: spent[2] },
    total: total([reduced, standard, shipping]),
    item_total: total([reduced, standard]),
    earned: { all: earned, reduced: earned_by[0], standard: earned_by[1] },
  }
}

/** Whole points of two lines whose sum is known: each rounded down, and the one that is left to the line that lost most. */
const lines = (sum: bigint, net: bigint[], denominator: bigint): bigint[] => {
  const floors = net.map((each) => each / denominator)
  const lost = net.map((each) => each % denominator)
  const more = sum - floors[0] - floors[1]
  return lost[0] >= lost[1] ? [floors[0] + more, floors[1]] : [floors[0], floors[1] + more]
}

/** The tax of a part, to the digits in which a test can compare it. */
export const taxOf = ({ units, paid, percent }: Part, { decimals, tax_inclusive }: World): number => {
  const billionths = 1_000_000_000n
  const tax = ((units - paid) * percent * billionths) / (tax_inclusive ? 100n + percent : 100n)
  return Number(tax) / Number(billionths) / 10 ** decimals
}
