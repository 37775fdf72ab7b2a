/** Every table that is read. */
import type { EntitySchema } from "typeorm"
import { currencySchema } from "./currency"
import { customerSchema } from "./customer"
import { customerGroupSchema } from "./customer-group"
import { customerGroupTranslationSchema } from "./customer-group-translation"
import { migrationSchema } from "./migration"
import { productSchema } from "./product"
import { productPriceSchema } from "./product-price"
import { ruleSchema } from "./rule"
import { ruleConditionSchema } from "./rule-condition"
import { salesChannelSchema } from "./sales-channel"
import { salesChannelTranslationSchema } from "./sales-channel-translation"
import { taxSchema } from "./tax"

export const SHOPWARE6_SCHEMAS: EntitySchema[] = [
  currencySchema,
  customerSchema,
  customerGroupSchema,
  customerGroupTranslationSchema,
  migrationSchema,
  productSchema,
  productPriceSchema,
  ruleSchema,
  ruleConditionSchema,
  salesChannelSchema,
  salesChannelTranslationSchema,
  taxSchema,
]
