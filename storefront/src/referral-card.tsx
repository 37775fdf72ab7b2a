"use client"

import { type ReactElement, useEffect, useRef, useState } from "react"
import { CopyButton } from "./copy-button.tsx"
import { fillLabel } from "./labels.ts"
import { ReferralFriends } from "./referral-friends.tsx"
import { ReferralInvite } from "./referral-invite.tsx"
import { type ReferralLook, type ReferralWords, referralWords, whyClosed } from "./referral-words.ts"
import { type Referral, referralLink } from "./referrals.ts"
import type { ReferralAccountState } from "./use-referral.ts"

/** Properties of `ReferralCard`. */
export interface ReferralCardProps extends ReferralLook {
  /** What `useReferral` answers. Nothing is shown to guests, nor where the shop has no programme and the buyer no past in it. */
  state: ReferralAccountState
  /** The page that the link leads to, where the shop does not say one; the storefront's start page unless given. */
  page?: string
  className?: string
}

/** A buyer's code and link, to copy, share and send, and how many friends have come by them. */
export function ReferralCard({ state, page, className, ...look }: ReferralCardProps): ReactElement | null {
  const words = referralWords(look)
  const { labels } = words
  const { referral, status, refresh } = state
  if (status === "idle" || (referral && isOver(referral))) {
    return null
  }
  return (
    <section className={["referral-card", className].filter(Boolean).join(" ")} aria-label={labels.card} aria-busy={status === "loading" || undefined}>
      {status === "error" ? (
        <p role="alert">
          {labels.failed}{" "}
          <button type="button" onClick={refresh}>
            {labels.retry}
          </button>
        </p>
      ) : null}
      {!referral && status === "loading" ? <p role="status">{labels.loading}</p> : null}
      {referral ? (
        <>
          <Gifts referral={referral} words={words} />
          {referral.status === "open" ? <Open referral={referral} state={state} page={page} words={words} /> : <p>{whyClosed(referral.status, words.labels) ?? words.labels.programOff}</p>}
          <ReferralFriends referral={referral} words={words} />
          <Terms text={referral.terms} words={words} />
        </>
      ) : null}
    </section>
  )
}

/** A programme that is switched off is of no interest to who never took part. */
function isOver({ status, code, counts, earned, open }: Referral): boolean {
  const nothing = counts.claimed + counts.qualified + counts.rewarded + earned.points + earned.codes.length + open.length === 0
  return status === "program_off" && code === null && nothing
}

interface PartProps {
  referral: Referral
  words: ReferralWords
}

function Gifts({ referral, words }: PartProps): ReactElement {
  const { labels, phrase } = words
  const { refers_for } = referral
  return (
    <>
      <dl className="referral-gifts">
        <div>
          <dt>{labels.friendGets}</dt>
          <dd>{phrase(referral.friend_gets)}</dd>
        </div>
        <div>
          <dt>{labels.youGet}</dt>
          <dd>{phrase(referral.you_get)}</dd>
        </div>
      </dl>
      {refers_for.type === "company" ? (
        <p className="referral-muted">{refers_for.name ? fillLabel(labels.forCompany, { company: refers_for.name }) : labels.forCompanyUnnamed}</p>
      ) : null}
    </>
  )
}

interface OpenProps extends PartProps {
  state: ReferralAccountState
  page: string | undefined
}

function Open({ referral, state, page, words }: OpenProps): ReactElement {
  const { labels, refused } = words
  const home = useHomePage()
  const { code } = referral
  const link = referral.link ?? (code && (page ?? home) ? referralLink(code, page ?? home) : null)
  if (code === null) {
    return (
      <>
        <p>
          <button type="button" className="referral-main" aria-disabled={state.busy || undefined} onClick={() => state.requestCode()}>
            {labels.getCode}
          </button>
        </p>
        {state.problem ? <p role="alert">{labels.unreachable}</p> : null}
        {state.refusal ? <p role="alert">{state.refusal.kind === "too_many" ? refused(state.refusal) : labels.notAnAdvocate}</p> : null}
      </>
    )
  }
  return (
    <>
      <Code key={code} code={code} link={link} state={state} referral={referral} words={words} />
      <ReferralInvite key={`${code} ${link}`} referral={referral} link={link} state={state} words={words} />
    </>
  )
}

/** Where the page is, known to a browser alone. */
function useHomePage(): string {
  const [home, setHome] = useState("")
  useEffect(() => setHome(`${window.location.origin}/`), [])
  return home
}

interface CodeProps extends PartProps {
  code: string
  link: string | null
  state: ReferralAccountState
}

function Code({ code, link, referral, state, words }: CodeProps): ReactElement {
  const { labels } = words
  const shownCode = useRef<HTMLElement>(null)
  const shownLink = useRef<HTMLElement>(null)
  const [replacing, setReplacing] = useState(false)
  const copy = { copy: labels.copy, copied: labels.copied, copyFailed: labels.copyFailed }
  return (
    <div className="referral-code-and-link">
      <p className="referral-shown">
        <span className="referral-muted">{labels.yourCode}</span>
        <code ref={shownCode}>{code}</code>
        <CopyButton text={code} shown={shownCode} labels={{ ...copy, name: fillLabel(labels.copyCode, { code }) }} />
      </p>
      {link ? (
        <p className="referral-shown">
          <span className="referral-muted">{labels.yourLink}</span>
          <code ref={shownLink} className="referral-link">
            {link}
          </code>
          <CopyButton text={link} shown={shownLink} labels={{ ...copy, name: labels.copyLink }} />
        </p>
      ) : null}
      <p className="referral-actions">
        {link ? <ShareButton title={referral.share.subject} link={link} label={labels.share} /> : null}
        {replacing ? (
          <>
            <span>{labels.newCodeWhy}</span>
            <button type="button" aria-disabled={state.busy || undefined} onClick={() => state.requestCode({ replace: true })}>
              {labels.newCodeYes}
            </button>
            <button type="button" onClick={() => setReplacing(false)}>
              {labels.cancel}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setReplacing(true)}>
            {labels.newCode}
          </button>
        )}
      </p>
    </div>
  )
}

/** The share sheet of the device; nothing where it has none. */
function ShareButton({ title, link, label }: { title: string; link: string; label: string }): ReactElement | null {
  const [possible, setPossible] = useState(false)
  useEffect(() => setPossible(typeof navigator.share === "function"), [])
  return possible ? (
    // Who closes the sheet again has changed their mind, which is no failure.
    <button type="button" className="referral-main" onClick={() => void navigator.share({ title, url: link }).catch(() => undefined)}>
      {label}
    </button>
  ) : null
}

function Terms({ text, words }: { text: string | null; words: ReferralWords }): ReactElement | null {
  return text?.trim() ? (
    <details className="referral-terms">
      <summary>{words.labels.terms}</summary>
      <p>{text}</p>
    </details>
  ) : null
}
