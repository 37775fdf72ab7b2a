"use client"

import { type ReactElement, useId } from "react"
import { fillLabel } from "./labels.ts"
import { levelStyle } from "./level-badge.tsx"
import { LevelProgressBars } from "./level-progress.tsx"
import { type CustomerLoyalty, missingOf, needsIn } from "./loyalty.ts"
import { type LoyaltyLook, loyaltyWords, type LoyaltyWords } from "./loyalty-words.ts"
import type { CustomerLoyaltyState } from "./use-customer-loyalty.ts"

/** Properties of `LevelCard`. */
export interface LevelCardProps extends LoyaltyLook {
  /** What `useCustomerLoyalty` answers. Nothing is shown to guests. */
  state: Pick<CustomerLoyaltyState, "loyalty" | "status" | "refresh">
  /** Thresholds in money are told in this currency, where there are any in it. */
  currencyCode?: string | null
  /** False leaves out what happened before. */
  history?: boolean
  className?: string
}

/** A buyer's level, since when, what keeps it, and what is missing for the next: "Spend €350.00 or place 2 orders by December 31, 2026". */
export function LevelCard({ state, currencyCode, history = true, className, ...look }: LevelCardProps): ReactElement | null {
  const words = loyaltyWords(look)
  const { labels } = words
  const { loyalty, status, refresh } = state
  if (status === "idle") {
    return null
  }
  return (
    <section className={["level-card", className].filter(Boolean).join(" ")} style={levelStyle(loyalty?.level?.color ?? null)} aria-busy={status === "loading" || undefined}>
      {status === "error" ? (
        <p role="alert">
          {labels.failed}{" "}
          <button type="button" onClick={refresh}>
            {labels.retry}
          </button>
        </p>
      ) : null}
      {!loyalty && status === "loading" ? <p role="status">{labels.loading}</p> : null}
      {loyalty ? (
        <>
          <Standing loyalty={loyalty} currencyCode={currencyCode} words={words} />
          <Next loyalty={loyalty} currencyCode={currencyCode} words={words} />
          {history ? <History loyalty={loyalty} words={words} /> : null}
        </>
      ) : null}
    </section>
  )
}

interface PartProps {
  loyalty: CustomerLoyalty
  currencyCode?: string | null
  words: LoyaltyWords
}

function Standing({ loyalty, currencyCode, words }: PartProps): ReactElement {
  const { labels, day } = words
  const { level, since, source, company } = loyalty
  if (!level) {
    return <p className="level-card-none">{labels.noLevel}</p>
  }
  const origin = source === "company" ? fillLabel(labels.fromCompany, { company: company?.name ?? "" }) : source === "grant" ? labels.fromGrant : null
  return (
    <div className="level-card-standing">
      <p className="level-card-name">
        <span className="level-card-mark" aria-hidden="true">
          {level.icon ?? level.name.charAt(0)}
        </span>
        <strong aria-label={fillLabel(labels.yourLevel, { level: level.name })}>{level.name}</strong>
        <span className="level-card-since">{[since ? fillLabel(labels.since, { date: day(since) }) : null, origin].filter(Boolean).join(", ")}</span>
      </p>
      {source === "own" ? <p className="level-card-keeps">{whatKeeps(loyalty, currencyCode, words)}</p> : null}
      <Lines text={level.benefits} />
    </div>
  )
}

/** What keeps the level, and until when it is certain. */
function whatKeeps({ keeps }: CustomerLoyalty, currencyCode: string | null | undefined, words: LoyaltyWords): string {
  const { labels, needs, lastDay } = words
  if (!keeps) {
    return labels.keepsAlways
  }
  const missing = missingOf(needsIn(keeps.needs, currencyCode), keeps.match)
  const date = keeps.lost_at ? lastDay(keeps.lost_at) : null
  if (missing.length === 0) {
    return date ? fillLabel(labels.keepsMetUntil, { date }) : labels.keepsMet
  }
  const values = { needs: needs(missing, keeps.match) }
  return date ? fillLabel(labels.keepsBy, { ...values, date }) : fillLabel(labels.keepsWith, values)
}

function Next({ loyalty, currencyCode, words }: PartProps): ReactElement | null {
  const { labels, needs, lastDay, capital } = words
  const heading = useId()
  const { next, level } = loyalty
  if (!next) {
    return level ? <p className="level-card-highest">{labels.highest}</p> : null
  }
  const asked = needsIn(next.needs, currencyCode)
  const missing = missingOf(asked, next.match)
  const sentence = fillLabel(next.by ? labels.progressBy : labels.progress, { needs: needs(missing, next.match), date: next.by ? lastDay(next.by) : "" })
  return (
    <div className="level-card-next" style={levelStyle(next.level.color)} role="group" aria-labelledby={heading}>
      <p id={heading} className="level-card-next-name">
        {fillLabel(labels.next, { level: next.level.name })}
      </p>
      {missing.length > 0 ? <p className="level-card-needs">{capital(sentence)}</p> : null}
      <LevelProgressBars needs={asked} words={words} />
    </div>
  )
}

function History({ loyalty, words }: PartProps): ReactElement | null {
  const { labels, day } = words
  if (loyalty.history.length === 0) {
    return null
  }
  return (
    <details className="level-card-history">
      <summary>{labels.history}</summary>
      <ol>
        {loyalty.history.map(({ level, from_level, cause, at }, index) => (
          <li key={`${at} ${index}`}>
            <time dateTime={at}>{day(at)}</time>{" "}
            {fillLabel(labels.causes[cause], { level: level?.name ?? labels.none, from: from_level?.name ?? labels.none })}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Plain text, one line an item. */
export function Lines({ text }: { text: string | null }): ReactElement | null {
  const lines = (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean)
  return lines.length > 0 ? (
    <ul className="level-benefits">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  ) : null
}
