"use client"

import type { ReactElement } from "react"
import { fillLabel } from "./labels.ts"
import { formatAmount } from "./money.ts"
import type { PointsLabels } from "./points-labels.ts"
import { pointsWords } from "./points-words.ts"
import type { PointsProgram } from "./points.ts"

/** Properties of `PointsTerms`. */
export interface PointsTermsProps {
  /** Nothing is shown while it is not known, or where the shop has none. */
  program: PointsProgram | null | undefined
  /** False where the page has a heading of its own. */
  heading?: boolean
  labels?: Partial<PointsLabels>
  /** BCP 47; how numbers and money are written. */
  locale?: string
  className?: string
}

/** "How it works": what the settings come down to, one sentence each, and below it the shop's own terms. */
export function PointsTerms({ program, heading = true, labels, locale = "en", className }: PointsTermsProps): ReactElement | null {
  if (!program) {
    return null
  }
  const words = pointsWords(labels, program, locale)
  const paragraphs = (program.terms ?? "").split(/\n\s*\n/).filter((text) => text.trim())
  return (
    <section className={["points-terms", className].filter(Boolean).join(" ")}>
      {heading ? <h3>{words.say(words.labels.howItWorks)}</h3> : null}
      <ul>
        {program.summary.map((sentence) => (
          <li key={`${sentence.code} ${sentence.text}`}>{said(sentence, words.labels.terms, locale)}</li>
        ))}
      </ul>
      {paragraphs.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </section>
  )
}

/** The sentence in the words of the labels; in the shop's own English where they have none for it. */
function said({ key, values, text }: PointsProgram["summary"][number], terms: PointsLabels["terms"], locale: string): string {
  const wording = key === undefined ? undefined : terms[key]
  if (wording === undefined) {
    return text
  }
  const number = new Intl.NumberFormat(locale)
  const { amount, currency, ...rest } = values ?? {}
  const money = typeof amount === "number" && typeof currency === "string" ? formatAmount(amount, { currencyCode: currency, locale }) : ""
  const filled = Object.entries(amount === undefined ? rest : { amount, ...rest }).map(([name, value]) => [name, typeof value === "number" ? number.format(value) : value])
  const sentence = fillLabel(wording, { ...Object.fromEntries(filled), money })
  return sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1)
}
