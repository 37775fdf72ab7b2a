"use client"

import type { ReactElement } from "react"
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
  className?: string
}

/** "How it works": what the settings come down to, one sentence each, and below it the shop's own terms. */
export function PointsTerms({ program, heading = true, labels, className }: PointsTermsProps): ReactElement | null {
  if (!program) {
    return null
  }
  const words = pointsWords(labels, program)
  const paragraphs = (program.terms ?? "").split(/\n\s*\n/).filter((text) => text.trim())
  return (
    <section className={["points-terms", className].filter(Boolean).join(" ")}>
      {heading ? <h3>{words.say(words.labels.howItWorks)}</h3> : null}
      <ul>
        {program.summary.map(({ code, text }) => (
          <li key={`${code} ${text}`}>{text}</li>
        ))}
      </ul>
      {paragraphs.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </section>
  )
}
