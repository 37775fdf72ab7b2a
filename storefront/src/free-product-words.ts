import { defaultFreeProductLabels, type FreeProductLabels } from "./free-product-labels.ts"
import type { CartFreeProduct, FreeGoods, FreeProductNearMiss, FreeProductShortfall } from "./free-products.ts"
import type { FreeProductRefusal } from "./free-products-refusal.ts"
import { fillLabel } from "./labels.ts"
import type { CountedLabel } from "./loyalty-labels.ts"
import { formatAmount } from "./money.ts"

/** How the words of a component are written. */
export interface FreeProductLook {
  labels?: Partial<FreeProductLabels>
  /** BCP 47; "en" unless given. */
  locale?: string
  /** IANA name of the shop's time zone; the browser's unless given. */
  timeZone?: string
}

/** The words of a component, filled in with numbers, money and days. */
export interface FreeProductWords {
  labels: FreeProductLabels
  locale: string
  number: (value: number) => string
  money: (amount: number, currencyCode: string) => string
  /** The last day before something ends at an instant: midnight belongs to the day before. */
  lastDay: (endsAt: string) => string
  /** A label for this many of what is counted, which it calls `{count}`. */
  counted: (label: CountedLabel, count: number, values?: Record<string, string>) => string
  /** "2 × Mug and Cap". */
  goods: (goods: readonly Pick<FreeGoods, "title" | "quantity">[]) => string
  /** "€12.00 more for a free Mug". */
  nearMiss: (one: CartFreeProduct & { near_miss: FreeProductNearMiss }) => string
  /** Why less is given than promised, or nothing. */
  shortfall: (shortfall: FreeProductShortfall) => string
  /** Why a change was not taken. */
  refused: (refusal: FreeProductRefusal) => string
}

/** Puts together labels and locale. */
export function freeProductWords({ labels: given, locale = "en", timeZone }: FreeProductLook): FreeProductWords {
  const labels = mergeLabels(given)
  const format = new Intl.NumberFormat(locale)
  const plural = new Intl.PluralRules(locale)
  const number = (value: number) => format.format(value)
  const money = (amount: number, currencyCode: string) => formatAmount(amount, { currencyCode, locale })
  const counted = (label: CountedLabel, count: number, values: Record<string, string> = {}) =>
    fillLabel(plural.select(count) === "one" ? label.one : label.other, { count: number(count), ...values })
  const list = (parts: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(parts)
  const goods: FreeProductWords["goods"] = (given) =>
    list(given.map(({ title, quantity }) => (quantity === 1 ? title : fillLabel(labels.several, { count: number(quantity), title }))))

  const missingOf = ({ missing_amount, missing_quantity, currency_code, tax }: FreeProductNearMiss) =>
    list([
      ...(missing_amount ? [fillLabel(tax === "net" ? labels.missingAmountNet : labels.missingAmount, { amount: money(missing_amount, currency_code) })] : []),
      ...(missing_quantity ? [counted(labels.missingPieces, missing_quantity)] : []),
    ])

  return {
    labels,
    locale,
    number,
    money,
    lastDay: (endsAt) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(new Date(Date.parse(endsAt) - 1)),
    counted,
    goods,
    nearMiss: ({ near_miss, name, choice, goods: given }) => {
      const missing = missingOf(near_miss)
      if (choice) {
        return counted(labels.nearMissChoice, choice.choose, { missing })
      }
      const [only] = given
      return only && given.length === 1 && only.quantity === 1
        ? fillLabel(labels.nearMiss, { missing, title: only.title })
        : fillLabel(only ? labels.nearMissSeveral : labels.nearMissNamed, { missing, name, goods: goods(given) })
    },
    shortfall: ({ reason }) => labels.shortfalls[reason] ?? labels.shortfallOther,
    refused: ({ reason }) => labels.reasons[reason ?? ""] ?? labels.refused,
  }
}

function mergeLabels(given: Partial<FreeProductLabels> | undefined): FreeProductLabels {
  const { shortfalls, reasons } = defaultFreeProductLabels
  return { ...defaultFreeProductLabels, ...given, shortfalls: { ...shortfalls, ...given?.shortfalls }, reasons: { ...reasons, ...given?.reasons } }
}
