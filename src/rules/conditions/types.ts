import { goodsCondition } from "../goods-of"

/** At least so many pieces of these product types, together. */
export const types = goodsCondition("types")
