import { variantsOf, products } from "./catalogue"
import type { SeedResult } from "./index"

export type BreakInput = { min_quantity: number; type: "fixed" | "percentage" | "amount_off"; value: number }
export type ScopeInput = {
  type: "all" | "products" | "variants" | "categories" | "collections" | "tags" | "types"
  ids?: string[]
}

/** The body of `POST /admin/tier-price-rules`, as far as the demo uses it. */
export type TierRuleInput = {
  name: string
  description: string
  status: "draft" | "active" | "archived"
  priority?: number
  starts_at?: string | null
  ends_at?: string | null
  audience: { type: "everyone" | "customer_groups" | "customers"; ids?: string[] }
  region_ids?: string[]
  currency_code?: string | null
  combine?: "lowest" | "override"
  promotions?: "allow" | "exclude"
  base?: "list" | "current"
  decimals?: number | "exact" | null
  quantity_basis?: "line" | "product" | "rule"
  scope?: ScopeInput
  exclude?: ScopeInput[]
  breaks?: BreakInput[]
  items?: { variant_id: string; breaks: BreakInput[] }[]
}

const everyone = { type: "everyone" as const }

/** Percentages as breaks: `percent({ 100: 5, 500: 10 })` is 5 % off from 100 pieces on, 10 % from 500. */
function percent(steps: Record<number, number>): BreakInput[] {
  return Object.entries(steps).map(([quantity, value]) => ({ min_quantity: Number(quantity), type: "percentage", value }))
}

/**
 * One rule of every kind that the product knows, as a wholesaler would have them.
 * @param now rules with dates start and end relative to it
 */
export function tierRules(ids: SeedResult, now: Date): TierRuleInput[] {
  return [...generalRules(ids), ...groupRules(ids), ...contractRules(ids), ...datedRules(ids, now)]
}

/** Quantity scales that every buyer sees, also without a log-in. */
function generalRules({ categories, products: product, collections, tags, types, variants }: SeedResult): TierRuleInput[] {
  return [
    {
      name: "Fasteners by the hundred",
      description: "The general quantity scale of the department, its sub-categories included",
      status: "active",
      audience: everyone,
      scope: { type: "categories", ids: [categories["fasteners"]] },
      exclude: [{ type: "products", ids: [product["washer-din-125"]] }],
      breaks: percent({ 100: 5, 500: 10, 1000: 15 }),
    },
    {
      name: "Washers DIN 125: exact decimals",
      description: "Below a cent per piece every decimal counts: 7.5 % off 0.0043 is 0.0039775",
      status: "active",
      audience: everyone,
      currency_code: "eur",
      scope: { type: "products", ids: [product["washer-din-125"]] },
      decimals: "exact",
      breaks: percent({ 1000: 7.5, 10000: 12.5 }),
    },
    {
      name: "O-rings: mix the sizes",
      description: "All sizes of one O-ring count together",
      status: "active",
      audience: everyone,
      scope: { type: "categories", ids: [categories["o-rings"]] },
      quantity_basis: "product",
      breaks: percent({ 50: 8, 200: 15, 1000: 22 }),
    },
    {
      name: "Gloves: any 24 pairs",
      description: "Everything with the tag counts together, whatever the model and size",
      status: "active",
      audience: everyone,
      scope: { type: "tags", ids: [tags["pool"]] },
      quantity_basis: "rule",
      breaks: percent({ 24: 6, 96: 12 }),
    },
    {
      name: "Stainless A4 range",
      description: "Five percent from ten pieces on for the whole collection",
      status: "active",
      audience: everyone,
      scope: { type: "collections", ids: [collections["stainless-a4"]] },
      breaks: percent({ 10: 5, 50: 9 }),
    },
    {
      name: "Books in class sets",
      description: "Technical books for training workshops",
      status: "active",
      audience: everyone,
      scope: { type: "types", ids: [types["Book"]] },
      breaks: percent({ 5: 5, 15: 12 }),
    },
    {
      name: "Clearance, no codes on top",
      description: "Already at the lowest: promotion codes do not apply to these lines",
      status: "active",
      audience: everyone,
      scope: { type: "tags", ids: [tags["clearance"]] },
      promotions: "exclude",
      breaks: percent({ 1: 15, 12: 25 }),
    },
    {
      name: "Threadlocker 50 ml, case price",
      description: "A fixed price by the case of ten",
      status: "active",
      audience: everyone,
      currency_code: "eur",
      scope: { type: "variants", ids: [variants["AD-TLM-02"], variants["AD-TLH-02"]] },
      breaks: [
        { min_quantity: 10, type: "fixed", value: 26.5 },
        { min_quantity: 50, type: "fixed", value: 23.9 },
      ],
    },
  ]
}

/** What a group gets beyond the general scales. */
function groupRules({ categories, groups, regions, types }: SeedResult): TierRuleInput[] {
  return [
    {
      name: "Gold partners: 3 % on what is charged today",
      description: "Adds to a running sale, since its base is the current price",
      status: "active",
      audience: { type: "customer_groups", ids: [groups["Gold partners"]] },
      scope: { type: "all" },
      exclude: [{ type: "types", ids: [types["Book"]] }],
      base: "current",
      breaks: percent({ 1: 3 }),
    },
    {
      name: "Northfield: cutting tools, amount off",
      description: "So much off each piece, in dollars before tax",
      status: "active",
      audience: { type: "customer_groups", ids: [groups["Northfield Fabrication Inc."]] },
      currency_code: "usd",
      scope: { type: "categories", ids: [categories["cutting-tools"]] },
      decimals: 2,
      breaks: [
        { min_quantity: 1, type: "amount_off", value: 0.4 },
        { min_quantity: 20, type: "amount_off", value: 0.9 },
      ],
    },
    {
      name: "Sakura: whole yen",
      description: "Holds in Japan only, rounded to whole yen",
      status: "active",
      audience: { type: "customer_groups", ids: [groups["Sakura Seiki K.K."]] },
      region_ids: [regions["Japan"]],
      currency_code: "jpy",
      scope: { type: "categories", ids: [categories["pneumatics"], categories["transmission"]] },
      decimals: 0,
      breaks: percent({ 5: 4, 25: 9 }),
    },
  ]
}

/** Negotiated prices: final, whatever else is on offer. */
function contractRules({ customers, groups, variants }: SeedResult): TierRuleInput[] {
  return [
    {
      name: "Brenner: contract prices",
      description: "The yearly contract, article by article",
      status: "active",
      priority: 10,
      audience: { type: "customer_groups", ids: [groups["Brenner Maschinenbau GmbH"]] },
      currency_code: "eur",
      combine: "override",
      items: priceBook(variants, ["FA-933", "FA-912", "SE-NBR", "CT-DRL", "PN-PIS"], 0.82),
    },
    {
      name: "Northfield: contract prices",
      description: "A price book that general scales may still undercut",
      status: "active",
      audience: { type: "customer_groups", ids: [groups["Northfield Fabrication Inc."]] },
      currency_code: "usd",
      combine: "lowest",
      items: priceBook(variants, ["SE-FKM", "PN-VLV", "PT-BRG"], 0.9, "usd"),
    },
    {
      name: "Anna Brenner: trial price, end mill 10 mm",
      description: "For one person, below the company's own price",
      status: "active",
      audience: { type: "customers", ids: [customers["anna.brenner@brenner.example"]] },
      currency_code: "eur",
      combine: "override",
      scope: { type: "variants", ids: [variants["CT-EM4-03"]] },
      breaks: [{ min_quantity: 1, type: "fixed", value: 29.9 }],
    },
  ]
}

/** Three prices an article: from one piece, from 100 and from 1,000. */
function priceBook(variants: SeedResult["variants"], skus: string[], factor: number, currency = "eur") {
  return products
    .filter(({ sku }) => skus.includes(sku))
    .flatMap(variantsOf)
    .map(({ sku, prices }) => {
      const list = prices.find(({ currency_code }) => currency_code === currency)?.amount ?? 0
      const fixed = (share: number) => Number((list * factor * share).toFixed(list < 1 ? 3 : 2))
      return {
        variant_id: variants[sku],
        breaks: [
          { min_quantity: 1, type: "fixed" as const, value: fixed(1) },
          { min_quantity: 100, type: "fixed" as const, value: fixed(0.93) },
          { min_quantity: 1000, type: "fixed" as const, value: fixed(0.86) },
        ],
      }
    })
}

/** Rules that are planned, limited in time, not finished or put away. */
function datedRules({ categories, groups, variants }: SeedResult, now: Date): TierRuleInput[] {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()
  return [
    {
      name: "Safety weeks",
      description: "Starts by itself in a month and ends four weeks later",
      status: "active",
      starts_at: inDays(30),
      ends_at: inDays(58),
      audience: everyone,
      scope: { type: "categories", ids: [categories["safety-gear"]] },
      breaks: percent({ 1: 5, 20: 12 }),
    },
    {
      name: "Tubing, introductory offer",
      description: "Runs for half a year, to a tenth of a cent",
      status: "active",
      starts_at: inDays(-1),
      ends_at: inDays(180),
      audience: everyone,
      currency_code: "eur",
      decimals: 3,
      scope: { type: "categories", ids: [categories["tubing"]] },
      breaks: percent({ 100: 10, 500: 16 }),
    },
    {
      name: "Northfield: next year's contract",
      description: "Still being negotiated",
      status: "draft",
      audience: { type: "customer_groups", ids: [groups["Northfield Fabrication Inc."]] },
      currency_code: "usd",
      combine: "override",
      items: priceBook(variants, ["SE-FKM", "PN-VLV"], 0.84, "usd"),
    },
    {
      name: "Fasteners, last year's scale",
      description: "Kept for reference",
      status: "archived",
      audience: everyone,
      scope: { type: "categories", ids: [categories["fasteners"]] },
      breaks: percent({ 200: 4, 1000: 9 }),
    },
  ]
}
