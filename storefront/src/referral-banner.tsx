"use client"

import type { ReactElement, ReactNode } from "react"
import { fillLabel } from "./labels.ts"
import { type ReferralLook, referralWords } from "./referral-words.ts"
import type { ReferralOffer } from "./referrals.ts"

/** Properties of `ReferralBanner`. */
export interface ReferralBannerProps extends ReferralLook {
  /** Nothing is shown while it is not known, and for a code that does not work. */
  offer: ReferralOffer | null | undefined
  /** True once the code is on the buyer's cart. */
  onCart?: boolean
  /** Shows a button that closes it. */
  onDismiss?: () => void
  /** Stands behind the sentence: a way to the goods, for example. */
  children?: ReactNode
  className?: string
}

/** Says what a friend gets by the link that was followed: "Anna gives you 10 % off the first order". */
export function ReferralBanner({ offer, onCart = false, onDismiss, children, className, ...look }: ReferralBannerProps): ReactElement | null {
  const { labels, phrase } = referralWords(look)
  if (!offer) {
    return null
  }
  const gift = phrase(offer.friend_gets)
  const { advocate_name: advocate, terms } = offer
  return (
    <aside className={["referral-banner", className].filter(Boolean).join(" ")} aria-label={labels.code}>
      <div className="referral-banner-text">
        <strong>{advocate ? fillLabel(labels.gives, { advocate, gift }) : fillLabel(labels.givesUnnamed, { gift })}</strong>
        <span>{onCart ? labels.bannerOnCart : labels.bannerHint}</span>
        {terms?.trim() ? (
          <details className="referral-terms">
            <summary>{labels.terms}</summary>
            <p>{terms}</p>
          </details>
        ) : null}
      </div>
      {children}
      {onDismiss ? (
        <button type="button" className="referral-banner-close" onClick={onDismiss} aria-label={labels.dismiss}>
          <span aria-hidden="true">×</span>
        </button>
      ) : null}
    </aside>
  )
}
