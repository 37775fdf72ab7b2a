import { useTranslation } from "react-i18next"
import type { TierPriceBreak } from "../../types/tier-price-rule"
import type { Problem } from "../lib/problem"

/** The namespace of everything that this plugin says in the dashboard. */
export const words = "tier-pricing"

/** Medusa names its languages `enGB`; the browser wants `en-GB`. */
const browserLocale = (language: string) => language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")

/** Translations and formats in the language of the dashboard. */
export function useWords() {
  const { t, i18n } = useTranslation(words)
  const locale = browserLocale(i18n.language)

  const money = (amount: number, currency: string) =>
    new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 10 }).format(amount)
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(value)
  /** Short for an axis: 25K, 1.5M. */
  const compact = (value: number) => new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value)
  const date = (iso: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso))
  const day = (iso: string) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(iso))

  /** "4.20 each", "5 % off", "0.50 off each". */
  const reduction = ({ type, value }: TierPriceBreak, currency: string | null) =>
    t(`breaks.says.${type}`, {
      value: type === "percentage" || !currency ? number(value) : money(value, currency),
    })

  /** Numbers inside a sentence are written as everywhere else. */
  const said = (details: Problem["details"] = {}) =>
    Object.fromEntries(Object.entries(details).map(([name, value]) => [name, typeof value === "number" ? number(value) : value]))

  /** Our words for a reason where we have some, else what the backend said. */
  const problem = ({ reason, message, details }: Problem) => t(`problems.${reason}`, { defaultValue: message || reason, ...said(details) })

  /**
   * The backend's own sentence, in English, names rows and values; it is only
   * replaced where the reader would not understand it.
   */
  const detail = ({ reason, message }: Problem) =>
    message && i18n.language.startsWith("en")
      ? `${message.charAt(0).toUpperCase()}${message.slice(1)}`
      : problem({ path: "", reason, message })

  return { t, money, number, compact, date, day, reduction, problem, detail }
}
