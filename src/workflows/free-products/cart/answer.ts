/** What rules give to a cart, with all that is read for the answer. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { entitle, type Entitlement, type FreeProductCart, type Wish } from "../../../modules/free-products/domain/entitlement"
import { mayFire } from "../../../modules/free-products/domain/firing"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import type { FreeProductOwner } from "../../../modules/free-products/domain/owner"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import type { PricedFor } from "../../carts/open-cart"
import { COMPLETION_MS } from "../../reward-points/cart/undecided"
import { freeStock, type Bought } from "./stock"
import { NO_VARIANTS, readVariants, type ReadVariants } from "./variants"

export type Answer = { entitlement: Entitlement; variants: ReadVariants; /** Free stock after the paid lines, by inventory item. */ stock: ReadonlyMap<string, number> }

export type Question = {
  rules: readonly FreeProductRule[]
  cart: FreeProductCart
  bought: readonly Bought[]
  /** What this cart itself has claimed of limits does not count against it; null for what is no cart. */
  cart_id: string | null
  /** For whom variants are priced. */
  opened: PricedFor
  owner: FreeProductOwner | null
  wishes: ReadonlyMap<string, Wish>
  /** Of which rules the answer must be whole: of those that fire, of those too that the buyer is told about, or of all. Of others only that they do not. */
  about: "fires" | "told" | "all"
}

/** Nothing is read of variants, stock and limits unless some rule fires. */
export const answer = async (container: MedusaContainer, { rules, cart, bought, cart_id, opened, owner, wishes, about }: Question): Promise<Answer> => {
  const asked = about === "all" ? rules : rulesAskedAbout(rules, cart, about)
  if (!asked.length) {
    return { entitlement: { verdicts: [], lines: [], pieces: [] }, variants: NO_VARIANTS, stock: new Map() }
  }
  const given = givenBy(asked, bought.map(({ variant_id }) => variant_id))
  const variants = given.length ? await readVariants(container, given, bought.map(({ variant_id }) => variant_id), opened, cart.sales_channel_id) : NO_VARIANTS
  const stock = await withoutClaims(container, freeStock(variants.stock, variants.variants, bought), cart_id)
  const left = await container.resolve<FreeProductsService>(FREE_PRODUCTS).leftOfRules(asked, owner, cart.at, cart_id)
  return { entitlement: entitle({ rules: asked, cart, variants: variants.variants, stock, wishes, left }), variants, stock }
}

/** Without what other carts have claimed that are being completed at this moment. One statement where any of it is kept in stock. */
const withoutClaims = async (container: MedusaContainer, stock: ReadonlyMap<string, number>, cart_id: string | null): Promise<ReadonlyMap<string, number>> => {
  const claimed = await container.resolve<FreeProductsService>(FREE_PRODUCTS).claimedStock([...stock.keys()], cart_id, new Date(Date.now() - COMPLETION_MS))
  return new Map([...stock].map(([item, pieces]) => [item, Math.max(0, pieces - (claimed.get(item) ?? 0))]))
}

const rulesAskedAbout = (rules: readonly FreeProductRule[], cart: FreeProductCart, about: "fires" | "told"): FreeProductRule[] => {
  if (about === "fires") {
    return rules.filter((rule) => mayFire(rule, cart))
  }
  const { verdicts } = entitle({ rules: aloneOf(rules), cart, variants: new Map(), stock: new Map(), wishes: new Map(), left: new Map() })
  const asked = new Set(verdicts.filter(({ fires, near_miss }) => fires || near_miss !== null).map(({ rule_id }) => rule_id))
  return rules.filter(({ id }) => asked.has(id))
}

const alone = new WeakMap<readonly FreeProductRule[], FreeProductRule[]>()

/** Each rule as if it stood alone: whether another one beats it is not known yet. */
const aloneOf = (rules: readonly FreeProductRule[]): FreeProductRule[] => {
  const each = alone.get(rules) ?? rules.map((rule): FreeProductRule => ({ ...rule, stacking: { type: "all" } }))
  alone.set(rules, each)
  return each
}

/** Variants that rules may give. */
const givenBy = (rules: readonly FreeProductRule[], bought: string[]): string[] => [
  ...new Set(
    rules.flatMap(({ reward }) => {
      switch (reward.type) {
        case "added":
        case "choice":
          return reward.goods.flatMap(({ variant_id, fallbacks }) => [variant_id, ...fallbacks])
        case "same_variant":
          return bought
        case "cheapest":
          return []
      }
    })
  ),
]
