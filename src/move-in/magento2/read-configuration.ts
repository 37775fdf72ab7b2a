/** Reads what the operator of the source has configured, as far as it matters here. */
import { In } from "typeorm"
import type { SourceConnection } from "../connection"
import { CORE_CONFIG_DATA } from "./schemas/core-config-data"

const BASE_CURRENCY = "currency/options/base"
const PRICE_SCOPE = "catalog/price/scope"
const ACCOUNT_SCOPE = "customer/account_share/scope"
const PRICES_INCLUDE_TAX = "tax/calculation/price_includes_tax"
const POINTS_EXPIRY = "magento_reward/general/expiry_calculation"

/**
 * @property has_global_prices prices hold on all websites, which is Magento's default
 * @property has_shared_accounts a customer of one website is one of all; by default they are not
 * @property default_currency in lower case; null: left at its default
 * @property currency_of of a website where it has its own
 * @property has_tax_in_prices of a website: what is entered as a price contains tax; by default it does not
 * @property expiry_of which end of points holds on a website
 */
export type Configuration = {
  has_global_prices: boolean
  has_shared_accounts: boolean
  default_currency: string | null
  currency_of: (website_id: number) => string | null
  has_tax_in_prices: (website_id: number) => boolean
  expiry_of: (website_id: number) => "static" | "dynamic"
}

export const readConfiguration = async ({ manager }: SourceConnection): Promise<Configuration> => {
  const rows = await manager.find(CORE_CONFIG_DATA, { where: { path: In([BASE_CURRENCY, PRICE_SCOPE, ACCOUNT_SCOPE, PRICES_INCLUDE_TAX, POINTS_EXPIRY]), scope: In(["default", "websites"]) } })
  const valueOf = (path: string, website_id: number | null): string | null =>
    rows.find((row) => row.path === path && (website_id === null ? row.scope === "default" : row.scope === "websites" && row.scope_id === website_id))?.value ?? null
  return {
    has_global_prices: valueOf(PRICE_SCOPE, null) !== "1",
    has_shared_accounts: valueOf(ACCOUNT_SCOPE, null) === "0",
    default_currency: valueOf(BASE_CURRENCY, null)?.toLowerCase() ?? null,
    currency_of: (website_id) => valueOf(BASE_CURRENCY, website_id)?.toLowerCase() ?? null,
    has_tax_in_prices: (website_id) => (valueOf(PRICES_INCLUDE_TAX, website_id) ?? valueOf(PRICES_INCLUDE_TAX, null)) === "1",
    expiry_of: (website_id) => ((valueOf(POINTS_EXPIRY, website_id) ?? valueOf(POINTS_EXPIRY, null)) === "dynamic" ? "dynamic" : "static"),
  }
}
