/** What rules give, as buyers see it. */
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { toNumber } from "../../../shared/money"
import type { StoreFreeGoods } from "../../../types/free-products"
import type { Answer } from "../cart/answer"

/** The goods of a rule that are known; a reward that is taken from what is there has none. */
export const presentGoods = ({ reward }: Pick<FreeProductRule, "reward">, answer: Pick<Answer, "variants" | "stock">): StoreFreeGoods[] =>
  reward.type === "added" || reward.type === "choice"
    ? reward.goods.flatMap(({ variant_id, quantity, fallbacks }) => presentVariant(variant_id, quantity, [variant_id, ...fallbacks].some((id) => isAvailable(id, answer)), answer))
    : []

const presentVariant = (variant_id: string, quantity: number, available: boolean, { variants: { known, prices } }: Pick<Answer, "variants">): StoreFreeGoods[] => {
  const variant = known.get(variant_id)
  const price = prices.get(variant_id)
  return variant?.product
    ? [
        {
          variant_id,
          product_id: variant.product.id,
          title: variant.product.title,
          variant_title: variant.title ?? null,
          handle: variant.product.handle ?? null,
          thumbnail: variant.thumbnail ?? variant.product.thumbnail ?? null,
          quantity,
          usual_price: price ? toNumber(price.unit_price) : null,
          available,
        },
      ]
    : []
}

/** One piece of it could be given. */
const isAvailable = (variant_id: string, { variants: { variants }, stock }: Pick<Answer, "variants" | "stock">): boolean => {
  const variant = variants.get(variant_id)
  return variant !== undefined && variant.refusal === null && variant.needs.every(({ inventory_item_id, quantity }) => (stock.get(inventory_item_id) ?? 0) >= quantity)
}
