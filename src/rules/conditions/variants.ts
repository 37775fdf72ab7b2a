import { goodsCondition } from "../goods-of"

/** At least so many pieces of these variants, together. */
export const variants = goodsCondition("variants")
