"use client"

import { type ReactElement, useId } from "react"
import { fillLabel } from "./labels.ts"
import { type LoyaltyNeed, shareOf } from "./loyalty.ts"
import type { LoyaltyWords } from "./loyalty-words.ts"

/** One bar for each need: "Net spend", "€650.00 of €1,000.00". */
export function LevelProgressBars({ needs, words }: { needs: readonly LoyaltyNeed[]; words: LoyaltyWords }): ReactElement {
  return (
    <ul className="level-progress">
      {needs.map((need) => (
        <li key={`${need.figure} ${need.currency_code}`}>
          <Bar need={need} words={words} />
        </li>
      ))}
    </ul>
  )
}

function Bar({ need, words }: { need: LoyaltyNeed; words: LoyaltyWords }): ReactElement {
  const id = useId()
  const { labels, figure } = words
  const percent = Math.floor(shareOf(need) * 100)
  const text = fillLabel(labels.of, { value: figure(need.value, need.currency_code), threshold: figure(need.threshold, need.currency_code) })
  return (
    <>
      <span className="level-progress-text">
        <span id={id}>{labels.figures[need.figure]}</span> <span>{text}</span>
      </span>
      <span
        className="level-progress-bar"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
      >
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
    </>
  )
}
