"use client"

import { type ReactElement, useId, useRef, useState } from "react"
import { formatAmount } from "./money.ts"
import { PointsAmountForm } from "./points-amount-form.tsx"
import type { PointsLabels } from "./points-labels.ts"
import { PointsWalletChoice } from "./points-wallet-choice.tsx"
import { type PointsNames, pointsWords, type PointsWords } from "./points-words.ts"
import { type CartPoints, permittedPoints, type PointsRange } from "./points.ts"
import type { CartPointsState } from "./use-cart-points.ts"

/** Properties of `PointsRedeemer`. */
export interface PointsRedeemerProps {
  /** What `useCartPoints` gives. */
  state: CartPointsState
  /** For the name of the points. */
  program?: PointsNames | null
  /** BCP 47; "en" unless given. */
  locale?: string
  labels?: Partial<PointsLabels>
  className?: string
}

/** Lets a buyer pay a part of the cart with points: how many, what it saves, from which wallet, and why not more. */
export function PointsRedeemer({ state, program, locale, labels, className }: PointsRedeemerProps): ReactElement | null {
  const words = pointsWords(labels, program, locale)
  const { points } = state
  const title = useId()
  if (state.status === "idle" || (points?.reason === "program_off" && points.intent === null)) {
    return null
  }
  return (
    <section
      className={["points-redeemer", className].filter(Boolean).join(" ")}
      aria-labelledby={title}
      aria-busy={state.busy || undefined}
    >
      {points ? (
        <Redeemer state={state} points={points} words={words} locale={locale} title={title} />
      ) : (
        <>
          <h3 id={title}>{words.say(words.labels.redeemTitle)}</h3>
          {state.status === "error" ? <Unreachable retry={state.refresh} words={words} /> : <p role="status">{words.labels.loading}</p>}
        </>
      )}
    </section>
  )
}

interface RedeemerProps {
  state: CartPointsState
  points: CartPoints
  words: PointsWords
  locale: string | undefined
  title: string
}

function Redeemer({ state, points, words, locale, title }: RedeemerProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  const field = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const wallet = points.accounts.find(({ id }) => id === (chosen ?? points.account_id))
  const range = rangeOf(points, wallet)
  const accountId = wallet && wallet.id !== points.account_id ? wallet.id : null
  const available = wallet?.available ?? points.available
  // An empty wallet is no choice.
  const choice = points.accounts.filter((one) => one.available > 0 || one === wallet)
  const { labels, say } = words
  return (
    <>
      <h3 id={title} ref={heading} tabIndex={-1}>
        {say(labels.redeemTitle)}
      </h3>
      {choice.length > 1 ? (
        <PointsWalletChoice
          accounts={choice}
          chosen={wallet?.id ?? null}
          words={words}
          onChoose={(id) => {
            setChosen(id)
            if (points.intent !== null && id !== points.account_id) {
              state.redeem(points.intent, id)
            }
          }}
        />
      ) : points.account_id === null ? null : (
        <p className="points-redeemer-balance">{say(labels.balance, available)}</p>
      )}
      {permittedPoints(range) ? (
        <PointsAmountForm
          key={wallet?.id}
          points={points}
          range={range}
          busy={state.busy}
          words={words}
          locale={locale}
          id={field}
          onRedeem={(wanted) => state.redeem(wanted, accountId)}
        />
      ) : null}
      <WhyNotMore points={points} range={range} available={available} words={words} />
      <Applied state={state} points={points} words={words} locale={locale} focusAfterwards={() => document.getElementById(field) ?? heading.current} />
      {state.refusal ? <Refused state={state} range={range} words={words} /> : null}
      {state.status === "error" && !state.refusal ? <Unreachable retry={state.refresh} words={words} /> : null}
    </>
  )
}

/** Reasons that are about the wallet that pays, and say nothing about another one. */
const OF_THE_WALLET = ["balance", "below_minimum", "below_minimum_balance", "may_not_redeem", "monthly_limit"]

/** What can be used from the chosen wallet. Of one that does not pay yet the shop has not said it, so this is the most that could be. */
function rangeOf(points: CartPoints, wallet: CartPoints["accounts"][number] | undefined): PointsRange {
  if (!wallet || wallet.id === points.account_id) {
    return points
  }
  const ofTheCart = OF_THE_WALLET.includes(points.reason ?? "") ? Number.POSITIVE_INFINITY : points.maximum
  return { ...points, maximum: wallet.may_redeem ? Math.min(Math.max(0, wallet.available), ofTheCart) : 0 }
}

interface WhyNotMoreProps {
  points: CartPoints
  range: PointsRange
  available: number
  words: PointsWords
}

function WhyNotMore({ points, range, available, words: { labels, say, number } }: WhyNotMoreProps): ReactElement | null {
  const nothing = permittedPoints(range) === null
  // For another wallet than the one that pays the shop has given no reason.
  if ((!points.reason && !nothing) || (range !== points && !nothing)) {
    return null
  }
  const empty = points.reason === "balance" && available <= 0
  const label = empty ? labels.noPoints : (labels.reasons[points.reason ?? ""] ?? labels.refusedForNow)
  // That it is all there is can be seen from the balance.
  if (!nothing && (label === labels.refusedForNow || points.reason === "balance")) {
    return null
  }
  const values = { minimum: number(points.minimum), maximum: number(points.maximum), available: number(available) }
  return <p className="points-redeemer-reason">{say(label, undefined, values)}</p>
}

interface AppliedProps {
  state: CartPointsState
  points: CartPoints
  words: PointsWords
  locale: string | undefined
  /** The button goes away with what it removes: what takes the focus then. */
  focusAfterwards: () => HTMLElement | null
}

/** What the cart takes now. The live region stays, so that screen readers speak what becomes of it. */
function Applied({ state, points, words: { labels, say }, locale, focusAfterwards }: AppliedProps): ReactElement {
  const [removed, setRemoved] = useState(false)
  const { applied, intent } = points
  const used = applied > 0
  const value = formatAmount(points.value, { currencyCode: points.currency_code, locale })
  const resting = intent === "max" ? say(labels.restingAll) : intent === null ? null : say(labels.resting, intent)
  const text = used ? say(labels.applied, applied, { value }) : (resting ?? (removed ? say(labels.removed) : null))
  const remove = () => {
    if (!state.busy) {
      focusAfterwards()?.focus()
      setRemoved(true)
      state.remove()
    }
  }
  return (
    <div className={used ? "points-redeemer-applied" : "points-redeemer-resting"}>
      <span role="status" aria-live="polite">
        {text}
      </span>
      {intent === null ? null : (
        <button type="button" aria-disabled={state.busy || undefined} onClick={remove}>
          {labels.remove}
        </button>
      )}
    </div>
  )
}

interface RefusedProps {
  state: CartPointsState
  range: PointsRange
  words: PointsWords
}

function Refused({ state, range, words: { labels, say, number } }: RefusedProps): ReactElement {
  const { refusal } = state
  const known = labels.reasons[refusal?.reason ?? ""]
  const permitted = refusal?.range ?? range
  const { fewest, most } = permittedPoints(permitted) ?? { fewest: 0, most: 0 }
  const values = { minimum: number(fewest), maximum: number(most), step: number(permitted.step) }
  return (
    <p className="points-redeemer-problem" role="alert">
      {say(known ?? (most > 0 ? labels.refused : labels.refusedForNow), undefined, values)}
    </p>
  )
}

function Unreachable({ retry, words }: { retry: () => void; words: PointsWords }): ReactElement {
  return (
    <p className="points-redeemer-problem" role="alert">
      {words.labels.unreachable}{" "}
      <button type="button" onClick={retry}>
        {words.labels.retry}
      </button>
    </p>
  )
}
