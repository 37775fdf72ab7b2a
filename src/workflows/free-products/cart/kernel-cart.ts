/** A cart as the kernel of free products reads it: its paid lines, and who buys, where and when. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { FreeProductCart, PaidLine } from "../../../modules/free-products/domain/entitlement"
import { ownerOf, type FreeProductOwner } from "../../../modules/free-products/domain/owner"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import { z } from "../../../shared/schema"
import { belongingOfBuyer } from "../../carts/belonging-of-buyer"
import { companyOfCart } from "../../companies/cart-company"
import { levelsOf } from "../../loyalty-levels/levels-of"
import { ordersBefore } from "../../purchases/orders-before"
import { inBothModes, payableOf } from "../../reward-points/cart/snapshot"
import type { Asks } from "./asks"
import type { FreeCartLine, FreeCartSnapshot } from "./snapshot"
import type { Bought } from "./stock"

/** @property bought All that is paid for, gift cards too: it takes from stock, and is shipped, though it may count for no rule */
export type KernelCart = { cart: FreeProductCart; owner: FreeProductOwner | null; bought: Bought[] }

/** A line that the buyer pays for: not a rule's, whether its record is known or not. */
export const isPaid = (line: FreeCartLine, managed: ReadonlySet<string>): boolean => !managed.has(line.id) && !isOrphan(line, managed)

/** A line that a rule has added and of which no record is left, since a process died: no buyer can make a line at a price of its own. */
export const isOrphan = (line: FreeCartLine, managed: ReadonlySet<string>): boolean => line.says_rule !== null && line.is_custom_price && line.unit_price.isZero() && !managed.has(line.id)

/** What is known of an order, where a cart would be asked. */
export type Decided = { company_id: string | null; orders_before: () => Promise<number | null> }

/**
 * Builds the kernel's cart. What no rule asks for is not read.
 *
 * @param is_public no session of the cart's customer has touched it: who he is counts for no condition
 * @param managed ids of the lines that are rules'
 */
export const kernelCart = async (container: MedusaContainer, snapshot: FreeCartSnapshot, is_public: boolean, managed: ReadonlySet<string>, asks: Asks, at: Date, decided?: Decided): Promise<KernelCart> => {
  const known = !is_public && snapshot.customer_id && snapshot.is_registered ? snapshot.customer_id : null
  const company_id = decided ? decided.company_id : known && asks.companies ? await companyOf(container, snapshot.id, known) : null
  const places = asks.categories ? await categoriesAbove(container, snapshot) : new Map<string, string[]>()
  const { customer_id, is_registered, email } = snapshot
  const paid = snapshot.lines.filter((line) => isPaid(line, managed))
  return {
    bought: paid.flatMap(({ variant_id, quantity }) => (variant_id ? [{ variant_id, quantity }] : [])),
    owner: ownerOf({ company_id, customer_id, is_registered, email }),
    cart: {
      at,
      time_zone: container.resolve<FreeProductsService>(FREE_PRODUCTS).options.time_zone,
      currency_code: snapshot.currency_code,
      region_id: snapshot.region_id,
      sales_channel_id: snapshot.sales_channel_id,
      customer: known ? { id: known, group_ids: snapshot.customer_group_ids } : null,
      company_id,
      level_id: known && asks.levels ? ((await levelsOf(container, [known]))[known] ?? null) : null,
      promotion_codes: asks.codes ? await codesOf(container, snapshot) : [],
      orders_before: known && asks.earlier_orders ? await (decided?.orders_before() ?? ordersBefore(container, known)) : null,
      lines: paid.filter(({ is_giftcard }) => !is_giftcard).map((line) => paidLine(line, places)),
    },
  }
}

const companyOf = async (container: MedusaContainer, cart_id: string, customer_id: string): Promise<string | null> =>
  companyOfCart(container, { id: cart_id, customer_id }, (await belongingOfBuyer(container, customer_id)).companies)

const codesOf = async (container: MedusaContainer, { id, has_old_codes, promotion_codes }: FreeCartSnapshot): Promise<readonly string[]> => {
  if (!has_old_codes) {
    return promotion_codes
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: ["id", "promotions.code"], filters: { id } })
  const [found]: { promotions?: ({ code?: string | null } | null)[] | null }[] = data
  return (found?.promotions ?? []).flatMap((promotion) => promotion?.code ?? [])
}

const category = z.object({ id: z.string(), mpath: z.string().nullish() })

/** Of each category of the cart's goods, itself and all above it: its path names them. One statement. */
const categoriesAbove = async (container: MedusaContainer, { lines }: FreeCartSnapshot): Promise<Map<string, string[]>> => {
  const ids = [...new Set(lines.flatMap(({ category_ids }) => category_ids))]
  const found = ids.length ? await container.resolve(Modules.PRODUCT).listProductCategories({ id: ids }, { select: ["id", "mpath"], take: null }) : []
  return new Map(z.array(category).parse(found).map(({ id, mpath }) => [id, [...new Set([id, ...(mpath ?? "").split(".").filter(Boolean)])]]))
}

const paidLine = (line: FreeCartLine, places: Map<string, string[]>): PaidLine => {
  const before = inBothModes(line, line.unit_price.times(line.quantity))
  return {
    id: line.id,
    product_id: line.product_id,
    variant_id: line.variant_id,
    quantity: line.quantity,
    category_ids: [...new Set(line.category_ids.flatMap((id) => places.get(id) ?? [id]))],
    collection_id: line.collection_id,
    tag_ids: line.tag_ids,
    type_id: line.type_id,
    ...inBothModes(line, payableOf(line)),
    net_before: before.net,
    gross_before: before.gross,
    is_free_product: false,
    unit_price: line.unit_price,
    is_tax_inclusive: line.is_tax_inclusive,
    is_giftcard: line.is_giftcard,
  }
}
