"use client"

import { type ReactElement, useId } from "react"
import { levelStyle } from "./level-badge.tsx"
import { Lines } from "./level-card.tsx"
import type { Loyalty, LoyaltyLadder } from "./loyalty.ts"
import { type LoyaltyLook, loyaltyWords, type LoyaltyWords } from "./loyalty-words.ts"

/** Properties of `LoyaltyPage`. */
export interface LoyaltyPageProps extends LoyaltyLook {
  /** Nothing is shown while it is not known. */
  loyalty: Loyalty | null | undefined
  /** The buyer's own level is marked. */
  levelId?: string | null
  /** Thresholds in money are told in this currency, where there are any in it. */
  currencyCode?: string | null
  className?: string
}

/** The levels, what each brings and asks for, what comes from time to time, how it works, and the shop's terms. */
export function LoyaltyPage({ loyalty, levelId, currencyCode, className, ...look }: LoyaltyPageProps): ReactElement | null {
  const words = loyaltyWords(look)
  const { labels } = words
  if (!loyalty) {
    return null
  }
  const { ladders, occasions } = loyalty
  return (
    <div className={["loyalty-page", className].filter(Boolean).join(" ")}>
      {ladders.length === 0 ? <p>{labels.noProgram}</p> : null}
      {ladders.map((ladder) => (
        <Ladder key={ladder.id} ladder={ladder} named={ladders.length > 1} levelId={levelId} currencyCode={currencyCode} words={words} />
      ))}
      {occasions.length > 0 ? (
        <section>
          <h2>{labels.occasions}</h2>
          <ul className="loyalty-occasions">
            {occasions.map(({ name, description }, index) => (
              <li key={index}>
                <strong>{name}</strong> {description}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

interface LadderProps extends Pick<LoyaltyPageProps, "levelId" | "currencyCode"> {
  ladder: LoyaltyLadder
  /** With several ladders each carries its name. */
  named: boolean
  words: LoyaltyWords
}

function Ladder({ ladder, named, levelId, currencyCode, words }: LadderProps): ReactElement {
  const { labels, asks } = words
  const heading = useId()
  const { audiences, levels, summary, terms } = ladder
  const sentences = words.locale.toLowerCase().startsWith("de") ? summary.de : summary.en
  const paragraphs = (terms ?? "").split(/\n\s*\n/).filter((text) => text.trim())
  return (
    <section className="loyalty-ladder" aria-labelledby={heading}>
      <h2 id={heading}>{named ? ladder.name : labels.levels}</h2>
      {named ? <p>{audiences.map((audience) => (audience === "company" ? labels.forCompanies : labels.forPeople)).join(" ")}</p> : null}
      <ol className="loyalty-levels">
        {[...levels]
          .sort((one, other) => one.rank - other.rank)
          .map((level) => (
            <li key={level.id} className="loyalty-level" style={levelStyle(level.color)} aria-current={level.id === levelId || undefined}>
              <h3>
                {level.name}
                {level.id === levelId ? <span className="loyalty-level-own">{labels.yours}</span> : null}
              </h3>
              <p className="loyalty-level-asks">{asks(level.thresholds, ladder, currencyCode) ?? labels.asksNothing}</p>
              {level.description ? <p>{level.description}</p> : null}
              <Lines text={level.benefits} />
            </li>
          ))}
      </ol>
      {sentences.length > 0 ? (
        <>
          <h2>{labels.howItWorks}</h2>
          <ul className="loyalty-summary">
            {sentences.map((sentence, index) => (
              <li key={index}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      {paragraphs.length > 0 ? <h2>{labels.terms}</h2> : null}
      {paragraphs.map((text, index) => (
        <p key={index} className="loyalty-terms">
          {text}
        </p>
      ))}
    </section>
  )
}
