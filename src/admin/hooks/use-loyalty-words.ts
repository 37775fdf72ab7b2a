import { useTranslation } from "react-i18next"
import type { LevelFigure, LevelFigures, LevelNeed, LevelThresholds, LevelWindow, OccasionTrigger, Reward } from "../../types/loyalty-levels"
import { moneyFigures, numberFigures } from "../lib/loyalty-figures"
import { useWords } from "./use-words"

/** Translations and formats of loyalty levels, in the language of the dashboard. */
export const useLoyaltyWords = () => {
  const words = useWords()
  const { i18n } = useTranslation()
  const { t, number, money } = words
  const locale = i18n.language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")

  /** Amounts by currency: "€1,000.00 / $1,200.00". */
  const amounts = (byCurrency: Record<string, string>) =>
    Object.entries(byCurrency).map(([code, amount]) => money(Number(amount), code.toUpperCase())).join(" / ") || "–"

  const window = (of: LevelWindow) =>
    of.type === "rolling_months"
      ? t("levels.windows.says.rolling_months", { count: of.months })
      : of.type === "rolling_days"
        ? t("levels.windows.says.rolling_days", { count: of.days })
        : t(`levels.windows.says.${of.type}`)

  /** "Net spend: €1,000.00". */
  const said = (figure: LevelFigure, value: string) => `${t(`levels.figures.${figure}`)}: ${value}`

  /** What a level asks for, one text each. */
  const thresholds = (of: LevelThresholds): string[] => [
    ...moneyFigures.flatMap((name) => (of[name] && Object.keys(of[name]).length > 0 ? [said(name, amounts(of[name]))] : [])),
    ...numberFigures.flatMap((name) => (of[name] !== undefined ? [said(name, number(of[name]))] : [])),
  ]

  /** Figures as they were measured, a name and a value each. */
  const figures = (of: LevelFigures): [name: string, value: string][] => [
    ...moneyFigures.map((name): [string, string] => [t(`levels.figures.${name}`), amounts(of[name])]),
    ...(["orders", "items", "points_earned", "days_as_customer"] as const).map((name): [string, string] => [t(`levels.figures.${name}`), number(Number(of[name]))]),
  ]

  const missing = ({ currency_code, missing: amount }: LevelNeed) => (currency_code ? money(Number(amount), currency_code.toUpperCase()) : number(Number(amount)))

  /** What is still missing, one text for each figure: "Net spend: €48.00 / $60.00". Any one currency suffices. */
  const needs = (of: LevelNeed[]): string[] =>
    [...new Set(of.map(({ figure }) => figure))].flatMap((figure) => {
      const same = of.filter((need) => need.figure === figure)
      return same.some((need) => Number(need.missing) === 0) ? [] : [said(figure, same.map(missing).join(" / "))]
    })

  const offset = (days: number) => (days === 0 ? t("levels.triggers.onTheDay") : days < 0 ? t("levels.triggers.before", { count: -days }) : t("levels.triggers.after", { count: days }))

  /** "Birthday, 3 days before". */
  const trigger = (of: OccasionTrigger) => {
    const name = t(`levels.triggers.names.${of.type}`)
    switch (of.type) {
      case "birthday":
      case "membership_anniversary":
        return `${name}, ${offset(of.offset_days)}`
      case "fixed_dates":
        return `${name}: ${of.dates.join(", ")}`
      case "days_without_order":
        return t("levels.triggers.daysWithoutOrder", { count: of.days })
      default:
        return name
    }
  }

  /** "10 % off, valid 14 days". @param levelName the name of a level by its id */
  const reward = (of: Reward, levelName: (id: string) => string) => {
    switch (of.kind) {
      case "points":
        return t("levels.rewards.says.points", { count: of.points, points: number(of.points) })
      case "level":
        return t("levels.rewards.says.level", { count: of.days, level: levelName(of.level_id) })
      default:
        return t("levels.rewards.says.personal_code", {
          count: of.valid_days,
          discount: of.discount.type === "percentage" ? `${number(Number(of.discount.value))} %` : amounts(of.discount.amounts),
        })
    }
  }

  /** A day such as `2026-12-31`, or the day of an instant. */
  const calendarDay = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...(at.length === 10 ? { timeZone: "UTC" } : {}) }).format(new Date(at))

  return { ...words, amounts, window, thresholds, figures, needs, trigger, reward, calendarDay }
}
