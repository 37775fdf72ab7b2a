/** Numbers in the words of each language. */
import { amount, currencyDecimals, decimalsOf } from "../shared/money"
import { LANGUAGES, type Language, type Words } from "./reward-kind"

/** The same said in every language. */
export const inWords = (say: (language: Language) => string): Words => ({ en: say(LANGUAGES[0]), de: say(LANGUAGES[1]) })

/** A decimal as the language writes it: `12.5` is `12,5` in German. */
export const number = (language: Language, decimal: string, decimals = decimalsOf(amount(decimal))): string => {
  const [whole, fraction] = amount(decimal).toFixed(Math.max(decimals, decimalsOf(amount(decimal)))).split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : ".")
  return fraction ? `${grouped}${language === "en" ? "." : ","}${fraction}` : grouped
}

/** `1,250.00 EUR`, with at least the decimals of the currency. */
export const money = (language: Language, decimal: string, currency_code: string): string => `${number(language, decimal, currencyDecimals(currency_code))} ${currency_code.toUpperCase()}`

/** `1 point`, `1,500 points`. */
export const counted = (language: Language, count: number, nouns: Record<Language, readonly [one: string, several: string]>): string =>
  `${number(language, String(count))} ${nouns[language][count === 1 ? 0 : 1]}`
