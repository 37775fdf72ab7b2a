/** What the operator writes down about the move: which name of the source is what in this shop. Pure. */
import { currencyCode } from "../../shared/fields"
import { accepted, refused, refusalsOf, type Parsed } from "../../shared/refusal"
import { parseInput, storableText, z } from "../../shared/schema"

const text = storableText().trim().min(1)

const rate = z.number().finite().gt(0).max(1e9)

/**
 * `regions`: names or ids; none: all regions of the currency. `tax`: whether this shop's prices in the currency contain
 * tax; left out: as its price preferences say.
 */
const market = { currency_code: currencyCode, regions: z.array(text).max(1000).default([]), tax: z.enum(["gross", "net"]).nullable().default(null) }

/**
 * `rate`: how much of this currency is one unit of the default website's, to convert fixed prices that hold on all
 * websites; left out, they are not moved to a website of another currency.
 */
const website = z.strictObject({ ...market, rate: rate.nullable().default(null) })


const salesChannel = z.strictObject(market)

const query = storableText().trim().min(1).max(20_000)

/**
 * The map file. Every part can be left out; what of the source then has no place in this shop is reported and stays
 * where it is.
 *
 * @example
 * { "websites": { "base": { "currency_code": "eur", "regions": ["Europe"] } },
 *   "customer_groups": { "Wholesale": "Großhandel", "NOT LOGGED IN": "everyone", "Old": null },
 *   "companies": ["Brenner GmbH"], "customers": { "create": true } }
 */
export const mapFile = z.strictObject({
  /** Under which name this shop remembers what it has moved: another one for a second shop of the same system. */
  origin: storableText().trim().regex(/^[a-z0-9_-]{1,40}$/, "must be 1 to 40 of a-z, 0-9, - and _").nullable().default(null),
  /** Magento: by website code. */
  websites: z.record(text, website).default({}),
  /** Shopware: by the name of the sales channel. */
  sales_channels: z.record(text, salesChannel).default({}),
  /** By name in the source: a group of this shop by name or id, `everyone`, or null: not moved. A group that is not named goes to the one of its name, which is created. */
  customer_groups: z.record(text, text.nullable()).default({}),
  /** Names of groups in the source that are companies, or all. */
  companies: z.union([z.literal("all"), z.array(text).max(100_000)]).default([]),
  customers: z
    .strictObject({
      /** Whether customers that this shop does not have are created, registered, without a password. */
      create: z.boolean().default(false),
    })
    .default({ create: false }),
  points: z
    .strictObject({
      /** A SELECT of `email, points, expires_at, note`, in place of the source's own points. */
      query: query.nullable().default(null),
      expiry: z.enum(["static", "dynamic"]).nullable().default(null),
    })
    .default({ query: null, expiry: null }),
  codes: z
    .strictObject({
      /** A SELECT of `email, code`. */
      query: query.nullable().default(null),
    })
    .default({ query: null }),
})

export type MapFile = z.infer<typeof mapFile>

/** Reads a map file from its JSON. @returns the map, or every refusal with its path and reason */
export const parseMapFile = (input: unknown): Parsed<MapFile> => {
  const result = parseInput(mapFile, input)
  return result.success ? accepted(result.data) : refused(refusalsOf(result.error.issues))
}
