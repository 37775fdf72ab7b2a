import { model } from "@medusajs/framework/utils"

/**
 * A tier price rule as it is stored. The JSON columns hold what the kernel's schema describes
 * (`domain/tier-price-rule.ts`), which also reads them back: a row that does not parse applies nowhere.
 *
 * What a rule covers and whom it speaks to is stored a second time in lookup tables that the
 * migration makes (`tier_price_rule_scope`, `tier_price_audience`, `tier_price_book_break`), so that
 * one indexed query finds the few rules that matter for a price.
 */
export const TierPriceRule = model
  .define(
    { name: "tier_price_rule", tableName: "tier_price_rule" },
    {
      id: model.id({ prefix: "tprule" }).primaryKey(),
      name: model.text().searchable(),
      description: model.text().searchable().nullable(),
      status: model.enum(["draft", "active", "archived"]).default("draft"),
      priority: model.number().default(0),
      starts_at: model.dateTime().nullable(),
      ends_at: model.dateTime().nullable(),
      /** `price_book`: its breaks are per variant, in `tier_price_book_break`. */
      kind: model.enum(["scope", "price_book"]).default("scope"),
      audience: model.json(),
      /** Hash of the audience; rules that speak to the same people share it. */
      audience_key: model.text(),
      scope: model.json().nullable(),
      exclude: model.json(),
      breaks: model.json().nullable(),
      region_ids: model.json(),
      currency_code: model.text().nullable(),
      combine: model.enum(["lowest", "override"]).default("lowest"),
      promotions: model.enum(["allow", "exclude"]).default("allow"),
      base: model.enum(["list", "current"]).default("list"),
      /** `exact`, a number of decimals as text, or null. */
      decimals: model.text().nullable(),
      quantity_basis: model.enum(["line", "product", "rule"]).default("line"),
      /** Variants in a price book. */
      item_count: model.number().default(0),
    }
  )
  .indexes([
    { on: ["audience_key"], where: "deleted_at IS NULL AND kind = 'price_book' AND status = 'active'" },
    { on: ["starts_at"], where: "deleted_at IS NULL" },
    { on: ["ends_at"], where: "deleted_at IS NULL" },
  ])
