import { goodsCondition } from "../goods-of"

/** At least so many pieces with one of these tags, together. */
export const tags = goodsCondition("tags")
