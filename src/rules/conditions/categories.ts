import { goodsCondition } from "../goods-of"

/** At least so many pieces of these categories, together; a category has the goods of its sub-categories too. */
export const categories = goodsCondition("categories")
