import { goodsCondition } from "../goods-of"

/** At least so many pieces of these products, together. */
export const products = goodsCondition("products")
