/** The terms in short, made of the settings of a ladder, in English and German: what buyers read above the shop's own terms. Pure. */
import { amount, currencyDecimals, decimalsOf } from "../../../shared/money"
import type { LevelThresholds } from "../../../types/loyalty-levels"
import type { LadderInput } from "./ladder"

type Language = "en" | "de"
type Summarized = LadderInput & { levels: readonly { name: string; rank: number; thresholds: LevelThresholds }[] }

/** The sentences, in both languages and in one order. */
export const ladderSummary = (ladder: Summarized): Record<Language, string[]> => ({ en: sentencesIn("en", ladder), de: sentencesIn("de", ladder) })

const sentencesIn = (language: Language, ladder: Summarized): string[] => {
  const words = WORDS[language]
  return [
    ...[...ladder.levels].sort((a, b) => a.rank - b.rank).map((level) => words.level(level.name, asked(language, ladder, level.thresholds))),
    ...(ladder.levels.length ? [words.window[ladder.window.type](ladder.window.type === "rolling_months" ? ladder.window.months : ladder.window.type === "rolling_days" ? ladder.window.days : 0)] : []),
    words.counts_from[ladder.counts_from],
    words.up,
    ...(ladder.window.type === "calendar_year" ? [words.down_year] : ladder.window.type === "lifetime" ? [] : [ladder.grace_days ? words.down_grace(ladder.grace_days) : words.down]),
    ladder.when_undone === "at_once" || !ladder.grace_days ? words.undone_at_once : words.undone_grace,
  ]
}

const asked = (language: Language, { match }: Summarized, thresholds: LevelThresholds): string | null => {
  const words = WORDS[language]
  const money = (figure: "net_spend" | "average_order_value"): string[] => {
    const amounts = Object.entries(thresholds[figure] ?? {}).map(([code, value]) => inLanguage(language, value, code))
    return amounts.length ? [words.figures[figure](amounts.join(` ${words.or} `))] : []
  }
  const parts = [
    ...money("net_spend"),
    ...money("average_order_value"),
    ...(["orders", "items", "points_earned", "days_as_customer"] as const).flatMap((figure) => {
      const count = thresholds[figure]
      return count === undefined ? [] : [words.figures[figure](count)]
    }),
  ]
  return parts.length ? parts.join(` ${match === "all" ? words.and : words.or} `) : null
}

/** `1000.5` EUR is `€1,000.50`, in German `1.000,50 €`; in a currency without decimals `160000` is `¥160,000`. No decimal that was given is lost. */
const inLanguage = (language: Language, value: string, code: string): string => {
  const decimals = currencyDecimals(code)
  const given = decimalsOf(amount(value))
  return new Intl.NumberFormat(language, { style: "currency", currency: code, minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, given) }).format(amount(value).toNumber())
}

type Words = {
  and: string
  or: string
  level: (name: string, asked: string | null) => string
  figures: { net_spend: (amounts: string) => string; average_order_value: (amounts: string) => string } & Record<"orders" | "items" | "points_earned" | "days_as_customer", (count: number) => string>
  window: Record<LadderInput["window"]["type"], (count: number) => string>
  counts_from: Record<LadderInput["counts_from"], string>
  up: string
  down_year: string
  down: string
  down_grace: (days: number) => string
  undone_at_once: string
  undone_grace: string
}

const WORDS: Record<Language, Words> = {
  en: {
    and: "and",
    or: "or",
    level: (name, needs) => (needs ? `You reach ${name} with ${needs}.` : `Every customer stands at ${name}.`),
    figures: {
      net_spend: (amounts) => `goods worth ${amounts} without tax`,
      average_order_value: (amounts) => `orders worth ${amounts} on average`,
      orders: (count) => (count === 1 ? "1 order" : `${count} orders`),
      items: (count) => (count === 1 ? "1 item" : `${count} items`),
      points_earned: (count) => (count === 1 ? "1 point earned" : `${count} points earned`),
      days_as_customer: (count) => (count === 1 ? "1 day as a customer" : `${count} days as a customer`),
    },
    window: {
      lifetime: () => "All that you have ever bought counts.",
      calendar_year: () => "What you buy in a calendar year counts.",
      rolling_months: (count) => (count === 1 ? "What you bought in the last month counts." : `What you bought in the last ${count} months counts.`),
      rolling_days: (count) => (count === 1 ? "What you bought yesterday and today counts." : `What you bought in the last ${count} days counts.`),
    },
    counts_from: {
      order_placed: "An order counts when it is placed.",
      payment_captured: "An order counts when it is paid.",
      order_fulfilled: "An order counts when it is on its way.",
      order_completed: "An order counts when it is completed.",
    },
    up: "You rise to a level at once.",
    down_year: "At the end of the calendar year your level is set anew.",
    down: "When your purchases do not reach your level any more, you lose it the next night.",
    down_grace: (days) => `When your purchases do not reach your level any more, you keep it for ${days === 1 ? "1 day" : `${days} days`}.`,
    undone_at_once: "What is cancelled, returned or refunded counts no more, at once.",
    undone_grace: "What is cancelled, returned or refunded counts no more; a level that is lost by it is kept as long.",
  },
  de: {
    and: "und",
    or: "oder",
    level: (name, needs) => (needs ? `${name} erreichen Sie mit ${needs}.` : `Alle Kundinnen und Kunden haben die Stufe ${name}.`),
    figures: {
      net_spend: (amounts) => `Waren im Wert von ${amounts} ohne Steuer`,
      average_order_value: (amounts) => `Bestellungen im Wert von durchschnittlich ${amounts}`,
      orders: (count) => (count === 1 ? "1 Bestellung" : `${count} Bestellungen`),
      items: (count) => (count === 1 ? "1 Artikel" : `${count} Artikeln`),
      points_earned: (count) => (count === 1 ? "1 gesammelten Punkt" : `${count} gesammelten Punkten`),
      days_as_customer: (count) => (count === 1 ? "1 Tag als Kunde" : `${count} Tagen als Kunde`),
    },
    window: {
      lifetime: () => "Es zählt alles, was Sie je gekauft haben.",
      calendar_year: () => "Es zählt, was Sie in einem Kalenderjahr kaufen.",
      rolling_months: (count) => (count === 1 ? "Es zählt, was Sie im letzten Monat gekauft haben." : `Es zählt, was Sie in den letzten ${count} Monaten gekauft haben.`),
      rolling_days: (count) => (count === 1 ? "Es zählt, was Sie gestern und heute gekauft haben." : `Es zählt, was Sie in den letzten ${count} Tagen gekauft haben.`),
    },
    counts_from: {
      order_placed: "Eine Bestellung zählt, sobald sie aufgegeben ist.",
      payment_captured: "Eine Bestellung zählt, sobald sie bezahlt ist.",
      order_fulfilled: "Eine Bestellung zählt, sobald sie unterwegs ist.",
      order_completed: "Eine Bestellung zählt, sobald sie abgeschlossen ist.",
    },
    up: "Sie steigen sofort in eine höhere Stufe auf.",
    down_year: "Mit dem Ende des Kalenderjahres wird Ihre Stufe neu bestimmt.",
    down: "Reichen Ihre Einkäufe für Ihre Stufe nicht mehr aus, verlieren Sie sie in der nächsten Nacht.",
    down_grace: (days) => `Reichen Ihre Einkäufe für Ihre Stufe nicht mehr aus, behalten Sie sie noch ${days === 1 ? "1 Tag" : `${days} Tage`}.`,
    undone_at_once: "Was storniert, zurückgegeben oder erstattet wird, zählt sofort nicht mehr.",
    undone_grace: "Was storniert, zurückgegeben oder erstattet wird, zählt nicht mehr; eine dadurch verlorene Stufe behalten Sie ebenso lange.",
  },
}
