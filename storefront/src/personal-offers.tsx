"use client"

import { type ReactElement, useRef, useState } from "react"
import { fillLabel } from "./labels.ts"
import type { PersonalOffer } from "./loyalty.ts"
import { type LoyaltyLook, loyaltyWords, type LoyaltyWords } from "./loyalty-words.ts"

/** Properties of `PersonalOffers`. */
export interface PersonalOffersProps extends LoyaltyLook {
  /** Nothing is shown while they are not known. */
  offers: readonly PersonalOffer[] | null | undefined
  /** The least spend is told in this currency, where there is one in it. */
  currencyCode?: string | null
  className?: string
}

/** A buyer's own promotion codes: the open ones with their last day and a button that copies, and the past ones folded. */
export function PersonalOffers({ offers, currencyCode, className, ...look }: PersonalOffersProps): ReactElement | null {
  const words = loyaltyWords(look)
  const { labels, counted } = words
  if (!offers) {
    return null
  }
  const open = offers.filter(({ status }) => status === "open").sort((one, other) => one.ends_at.localeCompare(other.ends_at))
  const past = offers.filter(({ status }) => status !== "open")
  return (
    <div className={["personal-offers", className].filter(Boolean).join(" ")}>
      {open.length === 0 ? <p>{labels.noOffers}</p> : null}
      {open.length > 0 ? (
        <ul>
          {open.map((offer) => (
            <li key={offer.code} className="personal-offer">
              <Offer offer={offer} currencyCode={currencyCode} words={words} />
            </li>
          ))}
        </ul>
      ) : null}
      {past.length > 0 ? (
        <details>
          <summary>{counted(labels.pastOffers, past.length)}</summary>
          <ul>
            {past.map(({ code, status, ends_at, ...offer }) => (
              <li key={code} className="personal-offer-past">
                <span>{titleIn(words.locale, offer)}</span> <code>{code}</code>{" "}
                <span>{status === "used" ? labels.offerUsed : `${labels.offerEnded}, ${fillLabel(labels.offerUntil, { date: words.lastDay(ends_at) })}`}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

interface OfferProps {
  offer: PersonalOffer
  currencyCode?: string | null
  words: LoyaltyWords
}

function Offer({ offer, currencyCode, words }: OfferProps): ReactElement {
  const { labels, lastDay, figure } = words
  const text = useRef<HTMLElement>(null)
  const [said, setSaid] = useState("")
  const amounts = Object.entries(offer.minimum_spend ?? {})
  const own = amounts.filter(([code]) => code.toLowerCase() === currencyCode?.toLowerCase())
  const from = (own.length > 0 ? own : amounts).map(([code, amount]) => figure(amount, code)).join(" / ")
  const copy = () =>
    copied(offer.code).then((done) => {
      setSaid(done ? labels.copied : labels.copyFailed)
      if (!done && text.current) {
        globalThis.getSelection?.()?.selectAllChildren(text.current)
      }
    })
  return (
    <>
      <span className="personal-offer-title">
        <strong>{titleIn(words.locale, offer)}</strong>
        <span>{[fillLabel(labels.offerUntil, { date: lastDay(offer.ends_at) }), from ? fillLabel(labels.offerFrom, { amount: from }) : null].filter(Boolean).join(", ")}</span>
      </span>
      <span className="personal-offer-code">
        <code ref={text}>{offer.code}</code>
        <button type="button" onClick={() => void copy()} aria-label={fillLabel(labels.copyCode, { code: offer.code })}>
          {labels.copy}
        </button>
      </span>
      <span className="personal-offer-said" role="status">
        {said}
      </span>
    </>
  )
}

/** What it brings in the buyer's language, in English where the shop does not say it. */
function titleIn(locale: string, { title, titles }: Pick<PersonalOffer, "title" | "titles">): string {
  return titles?.[locale.split("-")[0]?.toLowerCase() ?? ""] ?? title
}

/** False where the browser does not let a page write to the clipboard. */
async function copied(code: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code)
    return true
  } catch {
    return false
  }
}
