"use client"

import { type ReactElement, useEffect, useRef } from "react"
import type { PointsSource } from "./fetch-points.ts"
import type { PointsLabels } from "./points-labels.ts"
import { pointsWords, type PointsWords } from "./points-words.ts"
import type { PointsClaimed, PointsProgram } from "./points.ts"
import { type ClaimPointsState, useClaimPoints } from "./use-claim-points.ts"

/** Properties of `PointsClaim`. */
export interface PointsClaimProps {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; nothing is shown to a guest, who has to log in first. */
  buyer: string | null
  /** Nothing is shown where the programme keeps nothing for guests. */
  program: PointsProgram | null | undefined
  /** The token of the link: it is used at once, and what it grants is said. Without one a link is offered. */
  token?: string | null
  /** Called with what the link has granted, to read balances again. */
  onClaimed?: (claimed: PointsClaimed) => void
  /** BCP 47; "en" unless given. */
  locale?: string
  labels?: Partial<PointsLabels>
  className?: string
}

/** Points of orders that a buyer has placed as a guest: asks for the link, or uses it. */
export function PointsClaim(props: PointsClaimProps): ReactElement | null {
  const { source, buyer, program, token, onClaimed, locale, labels, className } = props
  const state = useClaimPoints({ source, buyer, onClaimed })
  const words = pointsWords(labels, program, locale)
  const active = buyer !== null && program?.guests === "claim"
  useOnce(active && token ? JSON.stringify([buyer, token]) : null, () => state.claim(token ?? ""))
  if (!active) {
    return null
  }
  return (
    <section className={["points-claim", className].filter(Boolean).join(" ")} aria-label={words.say(words.labels.claimTitle)}>
      {token ? <Granting state={state} words={words} again={() => state.claim(token)} /> : <Offer state={state} words={words} />}
    </section>
  )
}

/** Does something once for each key: React's strict mode starts effects twice, and a link works once. */
function useOnce(key: string | null, work: () => void): void {
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (key !== null && done.current !== key) {
      done.current = key
      work()
    }
  })
}

interface PartProps {
  state: ClaimPointsState
  words: PointsWords
}

function Offer({ state, words }: PartProps): ReactElement {
  const { labels, say } = words
  return (
    <>
      <strong className="points-claim-title">{say(labels.claimTitle)}</strong>
      <p>{say(labels.claimOffer)}</p>
      <Problem state={state} words={words} />
      {state.requested ? (
        <p role="status">{say(labels.claimSent, undefined, { hours: String(state.requested.hours) })}</p>
      ) : (
        <button type="button" onClick={state.request} aria-disabled={state.busy || undefined}>
          {labels.claimSend}
        </button>
      )}
    </>
  )
}

function Granting({ state, words, again }: PartProps & { again: () => void }): ReactElement {
  const { labels, say } = words
  if (state.error) {
    return (
      <>
        <Problem state={state} words={words} />
        <button type="button" onClick={again}>
          {labels.retry}
        </button>
      </>
    )
  }
  if (state.refusal) {
    return <Problem state={state} words={words} />
  }
  return <p role="status">{state.claimed ? saysClaimed(state.claimed, words) : say(labels.claiming)}</p>
}

function saysClaimed({ granted, orders }: PointsClaimed, { labels, say }: PointsWords): string {
  return granted > 0 ? say(labels.claimed, granted) : say(orders > 0 ? labels.claimedLater : labels.claimedNothing)
}

function Problem({ state, words }: PartProps): ReactElement | null {
  const { labels, say } = words
  if (state.error) {
    return <p role="alert">{labels.unreachable}</p>
  }
  return state.refusal ? <p role="alert">{say(labels.claimReasons[state.refusal.reason ?? ""] ?? labels.claimRefused)}</p> : null
}

/** Properties of `PointsForGuests`. */
export interface PointsForGuestsProps {
  program: PointsProgram | null | undefined
  labels?: Partial<PointsLabels>
  locale?: string
  className?: string
}

/** For the cart of who is not logged in: that points wait for an account. Nothing where the programme keeps none. */
export function PointsForGuests({ program, labels, locale, className }: PointsForGuestsProps): ReactElement | null {
  const words = pointsWords(labels, program, locale)
  return program?.guests === "claim" ? <p className={["points-for-guests", className].filter(Boolean).join(" ")}>{words.say(words.labels.claimAsGuest)}</p> : null
}
