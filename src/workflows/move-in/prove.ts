/** Whether this shop now says what the source says: counted, added up, and asked for prices. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MoveInPriceDifference, MoveInProof } from "../../types/move-in"
import type { PriceSample } from "../../move-in/domain/records"
import { amount, isEqual } from "../../shared/money"
import { z } from "../../shared/schema"
import { countMovedBreaks, pricesOf, type PriceHere } from "../tier-pricing/moved-books"
import type { BookStates } from "./books"
import type { Move } from "./move"
import type { GroupTargets } from "./move-groups"
import { variantsBySku } from "./variants"

/** Prices that are compared. */
const SAMPLES = 400

/** Of so many differences each is named. */
const MOST_NAMED = 50

/** Tiers that are to stand in price books, and those that do. A percentage rule stands for all its variants. */
export const proveTiers = async (move: Move, states: BookStates): Promise<MoveInProof["tiers"]> => {
  const live = [...states.values()].filter(({ refused, rule_id }) => !refused && rule_id)
  const stored = await countMovedBreaks(move.container, live.flatMap(({ rule_id }) => rule_id ?? []))
  const counted = live.map(({ book, content, rule_id, form }) => ({ book: book.name, source: content.tiers, shop: form.form === "price_book" ? stored[rule_id ?? ""] ?? 0 : content.variants * form.breaks.length }))
  const sum = (of: "source" | "shop"): number => counted.reduce((total, each) => total + each[of], 0)
  return { source: sum("source"), shop: sum("shop"), differences: counted.filter(({ source, shop }) => source !== shop).slice(0, MOST_NAMED) }
}

/** Prices by the source's own rules, and those that this shop gives. */
export const provePrices = async (move: Move, groups: GroupTargets, states: BookStates, seed: number): Promise<NonNullable<MoveInProof["prices"]>> => {
  const samples = (await move.source.samplePrices(SAMPLES, seed)).filter((sample) => isMoved(sample, groups))
  const variants = await variantsBySku(move.container, samples.map(({ sku }) => sku))
  const regions = await regionsByCurrency(move.container)
  const moved = new Set([...states.values()].flatMap(({ rule_id }) => rule_id ?? []))
  const differences: MoveInPriceDifference[] = []
  for (const alike of byBuyer(samples.filter(({ sku }) => variants.has(sku.trim())))) {
    const [{ group_key, currency_code, region_ids }] = alike
    const target = group_key === null ? undefined : groups.get(group_key)
    const asker = { customer_group_ids: target?.is === "group" ? [target.id] : [], currency_code, region_id: region_ids[0] ?? regions.get(currency_code) ?? null, at: move.at }
    const prices = await pricesOf(move.container, asker, alike.map(({ sku, quantity }) => ({ variant_id: variants.get(sku.trim()) ?? "", quantity })))
    differences.push(...alike.flatMap((sample, index) => differenceOf(sample, prices[index], moved)))
  }
  const compared = samples.filter(({ sku }) => variants.has(sku.trim())).length
  return { compared, different: differences.length, differences: differences.slice(0, MOST_NAMED) }
}

/** Who cannot be a buyer here is not compared: it is said elsewhere that he is not moved. */
const isMoved = ({ group_key }: PriceSample, groups: GroupTargets): boolean => group_key === null || ["group", "everyone"].includes(groups.get(group_key)?.is ?? "none")

const byBuyer = (samples: PriceSample[]): PriceSample[][] => {
  const buyers = new Map<string, PriceSample[]>()
  samples.forEach((sample) => {
    const buyer = JSON.stringify([sample.group_key, sample.currency_code, sample.region_ids])
    buyers.set(buyer, [...(buyers.get(buyer) ?? []), sample])
  })
  return [...buyers.values()]
}

const differenceOf = (sample: PriceSample, shop: PriceHere, moved: ReadonlySet<string>): MoveInPriceDifference[] => {
  if (isSame(sample.unit_price, shop.unit_price)) {
    return []
  }
  const { sku, group_name: customer_group, currency_code, quantity, unit_price: source } = sample
  return [{ sku, customer_group, currency_code, quantity, source, shop: shop.unit_price === null ? null : String(shop.unit_price), reason: reasonOf(sample, shop, moved) }]
}

/** The first thing that an operator should look at. */
const reasonOf = ({ list_price }: PriceSample, shop: PriceHere, moved: ReadonlySet<string>): MoveInPriceDifference["reason"] => {
  if (!isSame(list_price, shop.list_price)) {
    return "list_price_differs"
  }
  if (shop.rule_id !== null) {
    return moved.has(shop.rule_id) ? "price_differs" : "other_rule"
  }
  return shop.unit_price === shop.list_price ? "price_differs" : "price_list"
}

const isSame = (source: string | null, shop: number | null): boolean => (source === null || shop === null ? source === shop : isEqual(amount(source), amount(shop)))

const region = z.object({ id: z.string(), currency_code: z.string() })

const regionsByCurrency = async (container: MedusaContainer): Promise<Map<string, string>> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["id", "currency_code"] })
  return new Map(z.array(region).parse(data).map(({ id, currency_code }) => [currency_code, id]))
}
