import { useTranslation } from "react-i18next"
import type { AdminPointsEntry, PointsEntry, PointsGrant, PointsOwner, PointsSummarySentence } from "../../types/reward-points"
import { useWords } from "./use-words"

/** Translations and formats of reward points, in the language of the dashboard. */
export const usePointsWords = () => {
  const words = useWords()
  const { i18n } = useTranslation()
  const { t, number, money } = words
  const locale = i18n.language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")

  /** `+120`, `−30`: what an entry did, with a real minus sign. */
  const signed = (points: number) => (points > 0 ? `+${number(points)}` : points < 0 ? `−${number(-points)}` : number(0))

  /** A balance, which can be below zero. */
  const balance = (points: number) => (points < 0 ? `−${number(-points)}` : number(points || 0))

  /** `2026-11` as a month in words. */
  const month = (yearAndMonth: string) =>
    new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${yearAndMonth}-01T00:00:00Z`))

  /** `2026-11-23` without its year, for an axis. */
  const shortDay = (date: string) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(date))

  /** Who owns the points, also after that was erased. */
  const owner = (of: PointsOwner | null) => of?.name || t("points.owner.erased")

  /** Why an entry was made: an admin's own words, else ours for the reason, else the backend's sentence. */
  const reason = ({ type, reason: said, reason_code }: Pick<PointsEntry, "type" | "reason" | "reason_code">) =>
    type === "adjust" || i18n.language.startsWith("en") ? said : t(`points.reasons.${reason_code}`, { defaultValue: said })

  /** Who made it: somebody, or the shop by itself. */
  const by = ({ actor_id, actor_name }: Pick<AdminPointsEntry, "actor_id" | "actor_name">) =>
    actor_id === null ? t("points.entries.byShop") : t("points.by", { who: actor_name ?? actor_id })

  /** Money of any currency: `1.00`. */
  const units = (amount: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount)

  /** "3 points per €2", "2 × points". @param currency of a grant per amount; null: any */
  const grant = (of: PointsGrant, currency: string | null) => {
    switch (of.type) {
      case "per_amount":
        return t("points.grants.says.per_amount", { count: of.points, points: number(of.points), amount: currency ? money(of.amount, currency) : units(of.amount) })
      case "multiplier":
        return t("points.grants.says.multiplier", { factor: number(Number((of.numerator / of.denominator).toFixed(3))) })
      default:
        return t(`points.grants.says.${of.type}`, { count: of.points, points: number(of.points) })
    }
  }

  /** A sentence of the terms in short; in the backend's English where there are no words for its key. */
  const sentence = ({ key, values, text }: PointsSummarySentence) => {
    const { amount, currency } = values
    const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? number(value) : value]))
    const amountOf = typeof amount === "number" && typeof currency === "string" ? { money: money(amount, currency) } : {}
    const said = t(`points.settings.summary.says.${key}`, { ...filled, ...amountOf, defaultValue: text })
    return said.charAt(0).toLocaleUpperCase(locale) + said.slice(1)
  }

  return { ...words, sentence, signed, balance, month, shortDay, owner, reason, by, grant }
}
