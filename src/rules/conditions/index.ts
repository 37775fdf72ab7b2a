/** Every condition of the language, in the order in which an editor offers them. A new one is a file here and a line in this list. */
import type { Condition } from "../condition"
import { categories } from "./categories"
import { collections } from "./collections"
import { companies } from "./companies"
import { currencies } from "./currencies"
import { customerGroups } from "./customer-groups"
import { customers } from "./customers"
import { dates } from "./dates"
import { distinctProducts } from "./distinct-products"
import { firstOrder } from "./first-order"
import { goodsTotal } from "./goods-total"
import { levels } from "./levels"
import { nthOrder } from "./nth-order"
import { products } from "./products"
import { promotionCode } from "./promotion-code"
import { quantity } from "./quantity"
import { regions } from "./regions"
import { salesChannels } from "./sales-channels"
import { tags } from "./tags"
import { types } from "./types"
import { variants } from "./variants"
import { weekdays } from "./weekdays"

export const CONDITIONS: readonly Condition[] = [
  goodsTotal,
  quantity,
  distinctProducts,
  products,
  variants,
  categories,
  collections,
  tags,
  types,
  customerGroups,
  companies,
  levels,
  customers,
  firstOrder,
  nthOrder,
  promotionCode,
  regions,
  salesChannels,
  currencies,
  weekdays,
  dates,
]
