"use client"

import { type ReactElement, useRef } from "react"
import { CopyButton } from "./copy-button.tsx"
import { fillLabel } from "./labels.ts"
import type { ReferralWords } from "./referral-words.ts"
import type { Referral, ReferralEarnedCode } from "./referrals.ts"

interface ReferralFriendsProps {
  referral: Referral
  words: ReferralWords
}

const STATES = ["claimed", "qualified", "rewarded"] as const

/** How many friends have come, what they have brought, and what is on its way. */
export function ReferralFriends({ referral, words }: ReferralFriendsProps): ReactElement | null {
  const { labels, counted, number, day } = words
  const { counts, earned, open, milestones, code } = referral
  const friends = counts.claimed + counts.qualified + counts.rewarded
  if (code === null && friends + earned.points + earned.codes.length === 0) {
    return null
  }
  const points = (label: typeof labels.earned, value: number, more: Record<string, string> = {}) => counted(label, value, { points: number(value), ...more })
  const onItsWay = ({ points: value, due_at }: Referral["open"][number]) => {
    const date = due_at ? day(due_at) : ""
    if (value === null) {
      return due_at ? fillLabel(labels.openCodeUntil, { date }) : labels.openCode
    }
    return points(due_at ? labels.openPointsUntil : labels.openPoints, value, { date })
  }
  return (
    <div className="referral-friends">
      <dl className="referral-counts" aria-label={labels.friends}>
        {STATES.map((state) => (
          <div key={state}>
            <dt>{labels[state]}</dt>
            <dd>{number(counts[state])}</dd>
          </div>
        ))}
      </dl>
      <ul className="referral-rewards">
        {earned.points > 0 ? <li className="referral-earned">{points(labels.earned, earned.points)}</li> : null}
        {open.map((reward, index) => (
          <li key={index}>{onItsWay(reward)}</li>
        ))}
        {referral.status === "open"
          ? milestones.map(({ every, points: value, missing }) => (
              <li key={every} className="referral-muted">
                {counted(labels.milestone, missing, { missing: number(missing), points: number(value) })}
              </li>
            ))
          : null}
      </ul>
      {earned.codes.length > 0 ? (
        <ul className="referral-codes" aria-label={labels.earnedCodes}>
          {earned.codes.map((one) => (
            <li key={one.code}>
              <EarnedCode earned={one} words={words} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function EarnedCode({ earned, words }: { earned: ReferralEarnedCode; words: ReferralWords }): ReactElement {
  const { labels, day, phrase } = words
  const shown = useRef<HTMLElement>(null)
  const { code, title, status, ends_at } = earned
  return (
    <>
      <span>{phrase(title)}</span>
      <code ref={shown}>{code}</code>
      <span className="referral-muted">
        {status === "used" ? labels.codeUsed : status === "ended" ? labels.codeEnded : fillLabel(labels.codeUntil, { date: day(lastInstant(ends_at)) })}
      </span>
      {status === "open" ? (
        <CopyButton
          text={code}
          shown={shown}
          labels={{ copy: labels.copy, name: fillLabel(labels.copyCode, { code }), copied: labels.copied, copyFailed: labels.copyFailed }}
        />
      ) : null}
    </>
  )
}

/** What ends at midnight was there until the day before. */
function lastInstant(endsAt: string): string {
  return new Date(new Date(endsAt).getTime() - 1).toISOString()
}
