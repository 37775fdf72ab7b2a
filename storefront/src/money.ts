/** How an amount is written. */
export interface MoneyFormat {
  /** ISO 4217, in any case. */
  currencyCode: string
  /** BCP 47. A fixed default, not the machine's, so that server and browser write the same. */
  locale?: string
}

/** Prices with more decimals than this came out of a division (tax taken out of a gross price), not out of a rule. */
const EXACT_DECIMALS = 10
const SIGNIFICANT_OF_A_QUOTIENT = 4

/**
 * Writes the price of one piece with the currency's decimals, or with as many as the price really has:
 * 4.2 is "€4.20", 0.0043 is "€0.0043", 12.5 yen are "¥12.5".
 */
export function formatUnitPrice(amount: number, { currencyCode, locale = "en" }: MoneyFormat): string {
  const usual = currencyDecimals(currencyCode)
  const shown = Math.max(usual, decimalsOf(amount))
  return formatter(locale, currencyCode, usual, shown).format(amount)
}

/**
 * Writes a sum with the currency's decimals; one that those would show as zero is written like a unit price,
 * so that a single screw at 0.0043 does not seem to be free.
 */
export function formatAmount(amount: number, { currencyCode, locale = "en" }: MoneyFormat): string {
  const usual = currencyDecimals(currencyCode)
  const vanishes = amount !== 0 && Math.abs(amount) < 0.5 * 10 ** -usual
  return vanishes
    ? formatUnitPrice(amount, { currencyCode, locale })
    : formatter(locale, currencyCode, usual, usual).format(amount)
}

/** Writes a percentage of 0 to 100 with at most one decimal: 12.5 is "12.5%". */
export function formatPercent(percent: number, locale = "en"): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(percent / 100)
}

function formatter(locale: string, currencyCode: string, least: number, most: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currencyCode,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  })
}

function currencyDecimals(currencyCode: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currencyCode })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** Decimals that the amount needs: all of an exact price, four significant digits of a quotient. */
function decimalsOf(amount: number): number {
  const [mantissa = "", exponent = "0"] = String(amount).split("e")
  const decimals = Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent))
  if (decimals <= EXACT_DECIMALS) {
    return decimals
  }
  const leading = Math.floor(Math.log10(Math.abs(amount)))
  return Math.min(EXACT_DECIMALS, Math.max(0, SIGNIFICANT_OF_A_QUOTIENT - 1 - leading))
}
