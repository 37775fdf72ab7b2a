import { fillLabel } from "./labels.ts"
import type { CountedLabel } from "./loyalty-labels.ts"
import { formatAmount } from "./money.ts"
import { defaultReferralLabels, type ReferralLabels } from "./referral-labels.ts"
import type { ReferralRefusal } from "./referral-refusal.ts"
import { phraseIn, type ReferralPhrase } from "./referrals.ts"

/** How the words of a component are written. */
export interface ReferralLook {
  labels?: Partial<ReferralLabels>
  /** BCP 47; "en" unless given. */
  locale?: string
  /** IANA name of the shop's time zone; the browser's unless given. */
  timeZone?: string
}

/** The words of a component, filled in with numbers, money and days. */
export interface ReferralWords {
  labels: ReferralLabels
  locale: string
  number: (value: number) => string
  money: (amount: string, currencyCode: string) => string
  day: (at: string) => string
  phrase: (phrase: ReferralPhrase) => string
  /** A label for this many of what is counted, which it calls `{count}`. */
  counted: (label: CountedLabel, count: number, values?: Record<string, string>) => string
  /** Why a code was not taken. */
  refused: (refusal: ReferralRefusal & { arrived?: boolean }) => string
}

/** Why a buyer cannot refer friends now, by the shop's reason code; undefined for any other reason. */
export function whyClosed(reason: string, { exhausted, notAnAdvocate, programOff }: ReferralLabels): string | undefined {
  const sentences: Record<string, string> = { exhausted, not_an_advocate: notAnAdvocate, program_off: programOff }
  return sentences[reason]
}

/** Puts together labels and locale. */
export function referralWords({ labels: given, locale = "en", timeZone }: ReferralLook): ReferralWords {
  const labels = { ...defaultReferralLabels, ...given, invitationReasons: { ...defaultReferralLabels.invitationReasons, ...given?.invitationReasons } }
  const format = new Intl.NumberFormat(locale)
  const plural = new Intl.PluralRules(locale)
  const number = (value: number) => format.format(value)
  const counted = (label: CountedLabel, count: number, values: Record<string, string> = {}) =>
    fillLabel(plural.select(count) === "one" ? label.one : label.other, { count: number(count), ...values })
  return {
    labels,
    locale,
    number,
    money: (amount, currencyCode) => formatAmount(Number(amount), { currencyCode, locale }),
    day: (at) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(new Date(at)),
    phrase: (phrase) => phraseIn(locale, phrase),
    counted,
    refused: ({ kind, retryAfter, arrived }) => {
      if (kind === "too_many") {
        return retryAfter === null ? labels.tooMany : counted(labels.tooManyMinutes, Math.max(1, Math.ceil(retryAfter / 60)))
      }
      return arrived ? labels.arrivedRefused : labels.refused
    },
  }
}
