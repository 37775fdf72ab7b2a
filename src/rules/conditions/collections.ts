import { goodsCondition } from "../goods-of"

/** At least so many pieces of these collections, together. */
export const collections = goodsCondition("collections")
