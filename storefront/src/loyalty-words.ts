import { fillLabel } from "./labels.ts"
import { type CountedLabel, defaultLoyaltyLabels, type LoyaltyLabels } from "./loyalty-labels.ts"
import type { LoyaltyFigure, LoyaltyNeed, LoyaltyThresholds, LoyaltyWindow } from "./loyalty.ts"
import { formatAmount } from "./money.ts"

/** How the words of a component are written. */
export interface LoyaltyLook {
  labels?: Partial<LoyaltyLabels>
  /** BCP 47; "en" unless given. */
  locale?: string
  /** IANA name of the shop's time zone; the browser's unless given. */
  timeZone?: string
}

/** The words of a component, filled in with numbers, money and days. */
export interface LoyaltyWords {
  labels: LoyaltyLabels
  locale: string
  number: (value: number) => string
  /** A number, or money where there is a currency. */
  figure: (value: string, currencyCode: string | null) => string
  /** The day of an instant, or a day. */
  day: (at: string) => string
  /** The last day before something ends at an instant: midnight belongs to the day before. A day stays itself. */
  lastDay: (endsAt: string) => string
  counted: (label: CountedLabel, count: number, values?: Record<string, string>) => string
  /** "spend €350.00 or place 2 orders". */
  needs: (needs: readonly LoyaltyNeed[], match: "all" | "any") => string
  /** "€1,000.00 net spend or 10 orders within 12 months"; null where nothing is asked for. */
  asks: (thresholds: LoyaltyThresholds, ladder: { match: "all" | "any"; window: LoyaltyWindow }, currencyCode?: string | null) => string | null
  capital: (sentence: string) => string
}

const FIGURES: LoyaltyFigure[] = ["net_spend", "orders", "items", "average_order_value", "points_earned", "days_as_customer"]

/** Puts together labels and locale. */
export function loyaltyWords({ labels: given, locale = "en", timeZone }: LoyaltyLook): LoyaltyWords {
  const labels = mergeLabels(given)
  const format = new Intl.NumberFormat(locale)
  const plural = new Intl.PluralRules(locale)
  const number = (value: number) => format.format(value)
  const figure = (value: string, currencyCode: string | null) =>
    currencyCode ? formatAmount(Number(value), { currencyCode, locale }) : number(Number(value))
  const counted = (label: CountedLabel, count: number, values: Record<string, string> = {}) =>
    fillLabel(plural.select(count) === "one" ? label.one : label.other, { count: number(count), ...values })
  const joined = (parts: string[], match: "all" | "any") =>
    new Intl.ListFormat(locale, { type: match === "any" ? "disjunction" : "conjunction" }).format(parts)

  const need = ({ figure: name, currency_code, missing, threshold }: LoyaltyNeed) =>
    counted(labels.needs[name], Number(missing), { missing: figure(missing, currency_code), threshold: figure(threshold, currency_code) })

  const windowWords = (window: LoyaltyWindow) =>
    window.type === "rolling_months"
      ? counted(labels.windows.rolling_months, window.months)
      : window.type === "rolling_days"
        ? counted(labels.windows.rolling_days, window.days)
        : labels.windows[window.type]

  return {
    labels,
    locale,
    number,
    figure,
    counted,
    day: (at) => dayFormat(locale, at, timeZone).format(new Date(at)),
    lastDay: (endsAt) => dayFormat(locale, endsAt, timeZone).format(new Date(isDay(endsAt) ? endsAt : new Date(endsAt).getTime() - 1)),
    needs: (needs, match) => joined(alternatives(needs).map((same) => joined(same.map(need), "any")), match),
    asks: (thresholds, { match, window }, currencyCode) => {
      const parts = FIGURES.flatMap((name) => {
        const asked = amountsOf(thresholds[name], currencyCode)
        return asked.length > 0
          ? [joined(asked.map(([amount, code]) => counted(labels.thresholds[name], Number(amount), { threshold: figure(amount, code) })), "any")]
          : []
      })
      return parts.length > 0 ? fillLabel(labels.asks, { needs: joined(parts, match), window: windowWords(window) }) : null
    },
    capital: (sentence) => sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1),
  }
}

/** Needs of one figure in several currencies are alternatives, whatever else is needed. */
function alternatives(needs: readonly LoyaltyNeed[]): LoyaltyNeed[][] {
  return FIGURES.map((figure) => needs.filter((need) => need.figure === figure)).filter(({ length }) => length > 0)
}

/** What a level asks for of one figure: of money only the buyer's currency, where there is a threshold in it. Nothing where it is 0. */
function amountsOf(asked: Record<string, string> | number | undefined, currencyCode: string | null | undefined): [amount: string, currency: string | null][] {
  if (asked === undefined || typeof asked === "number") {
    return asked ? [[String(asked), null]] : []
  }
  const given = Object.entries(asked).filter(([, amount]) => Number(amount) > 0)
  const own = given.filter(([code]) => code.toLowerCase() === currencyCode?.toLowerCase())
  return (own.length > 0 ? own : given).map(([code, amount]) => [amount, code])
}

function isDay(at: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(at)
}

function dayFormat(locale: string, at: string, timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: isDay(at) ? "UTC" : timeZone })
}

function mergeLabels(given: Partial<LoyaltyLabels> | undefined): LoyaltyLabels {
  return {
    ...defaultLoyaltyLabels,
    ...given,
    needs: { ...defaultLoyaltyLabels.needs, ...given?.needs },
    figures: { ...defaultLoyaltyLabels.figures, ...given?.figures },
    causes: { ...defaultLoyaltyLabels.causes, ...given?.causes },
    thresholds: { ...defaultLoyaltyLabels.thresholds, ...given?.thresholds },
    windows: { ...defaultLoyaltyLabels.windows, ...given?.windows },
    birthdayReasons: { ...defaultLoyaltyLabels.birthdayReasons, ...given?.birthdayReasons },
  }
}
