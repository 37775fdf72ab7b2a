/** The prices of a product or of one of its quantity prices, by currency. */
import type { ProductPriceRow } from "./rows"

export type NetAndGross = { net: number; gross: number; /** Shopware computes one from the other. */ linked: boolean }

/** By the currency's id. */
export type Prices = ReadonlyMap<string, NetAndGross>

export type ReadPrices = { prices: Prices; refusal: null } | { prices: null; refusal: { reason: "invalid_json" | "incomplete_price" | "negative_price"; message: string } }

const refused = (reason: "invalid_json" | "incomplete_price" | "negative_price", message: string): ReadPrices => ({ prices: null, refusal: { reason, message } })

/** Reads the column `price`: `{"c<currency>": {"net": 8.4, "gross": 10, "linked": true, "currencyId": "<currency>"}}`. */
export const readPrices = (json: string | null): ReadPrices => {
  const entries = entriesOf(json)
  if (!entries) {
    return refused("invalid_json", `the price must be a JSON object of prices by currency, not ${shown(json)}`)
  }
  const prices = new Map<string, NetAndGross>()
  for (const each of entries) {
    if (!isEntry(each)) {
      return refused("incomplete_price", `each currency must have its id, a net and a gross price, unlike ${shown(JSON.stringify(each))}`)
    }
    prices.set(each.currencyId.toLowerCase(), { net: each.net, gross: each.gross, linked: each.linked === true })
  }
  if (!prices.size) {
    return refused("incomplete_price", `must have a price in a currency at least, unlike ${shown(json)}`)
  }
  const negative = [...prices.values()].find(({ net, gross }) => net < 0 || gross < 0)
  return negative ? refused("negative_price", `a price must not be negative: net ${negative.net}, gross ${negative.gross}`) : { prices, refusal: null }
}

const read = new WeakMap<ProductPriceRow, ReadPrices>()

/** The prices of a row. It is asked for them by each currency and each variant, so they are read once. */
export const pricesOfRow = (row: ProductPriceRow): ReadPrices => {
  const known = read.get(row) ?? readPrices(row.price)
  read.set(row, known)
  return known
}

type Entry = { net: number; gross: number; currencyId: string; linked?: unknown }

/** Checked by hand: a shop has millions of them. */
const isEntry = (value: unknown): value is Entry => {
  const { net, gross, currencyId } = Object(value) as Record<string, unknown>
  return Number.isFinite(net) && Number.isFinite(gross) && typeof currencyId === "string" && /^[0-9a-f]{32}$/i.test(currencyId)
}

/** Null where it is no object; an empty one is written as `[]` by PHP. */
const entriesOf = (json: string | null): unknown[] | null => {
  try {
    const parsed: unknown = JSON.parse(json ?? "null")
    return typeof parsed === "object" && parsed !== null ? Object.values(parsed) : null
  } catch {
    return null
  }
}

const shown = (text: string | null): string => (text === null ? "nothing" : text.length > 60 ? `${text.slice(0, 60)}…` : text)
