"use client"

import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from "react"
import { CopyButton } from "./copy-button.tsx"
import { fillLabel } from "./labels.ts"
import { type ReferralWords, whyClosed } from "./referral-words.ts"
import { readAddresses, type Referral } from "./referrals.ts"
import type { ReferralAccountState } from "./use-referral.ts"

interface ReferralInviteProps {
  referral: Referral
  /** Null where no link is known yet. */
  link: string | null
  state: ReferralAccountState
  words: ReferralWords
}

/** The message to a friend, which can be edited, copied and sent. */
export function ReferralInvite({ referral, link, state, words }: ReferralInviteProps): ReactElement {
  const { labels } = words
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const known: Record<string, string> = { ...(referral.code ? { code: referral.code } : {}), ...(link ? { link } : {}) }
  const template = fillLabel(referral.share.text, known)
  const [text, setText] = useState(template)
  const subject = fillLabel(referral.share.subject, known)
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
  return (
    <details className="referral-invite">
      <summary>{labels.invite}</summary>
      <label htmlFor={`${id}text`}>{labels.message}</label>
      <textarea id={`${id}text`} ref={area} rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      <p className="referral-actions">
        <CopyButton text={text} shown={area} labels={{ copy: labels.copyMessage, copied: labels.copied, copyFailed: labels.copyFailed }} />
        <a href={mail}>{labels.mailMessage}</a>
      </p>
      {referral.invitations.per_day > 0 ? (
        <Send id={id} referral={referral} text={text === template ? undefined : unfilled(text, link)} state={state} words={words} />
      ) : null}
    </details>
  )
}

/** The shop fills the link in by itself: its own says that an invitation has brought the friend. */
function unfilled(text: string, link: string | null): string {
  return link ? text.replaceAll(link, "{link}") : text
}

interface SendProps {
  id: string
  referral: Referral
  /** Undefined: the shop's own. */
  text: string | undefined
  state: ReferralAccountState
  words: ReferralWords
}

function Send({ id, referral, text, state, words }: SendProps): ReactElement {
  const { labels, counted } = words
  const { left_today: left } = referral.invitations
  const [typed, setTyped] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const { sent, refusal, busy } = state
  useEffect(() => {
    if (sent !== null) {
      setTyped("")
    }
  }, [sent])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) {
      return
    }
    const { emails, wrong } = readAddresses(typed)
    const found = wrong[0]
      ? fillLabel(labels.addressWrong, { address: wrong[0] })
      : emails.length === 0
        ? labels.addressesMissing
        : emails.length > left
          ? counted(labels.tooManyAddresses, left)
          : null
    setProblem(found)
    if (found) {
      field.current?.focus()
    } else {
      state.invite({ emails, text })
    }
  }
  const said = problem ?? (refusal ? whyNotSent(refusal, typed, words) : state.problem ? labels.unreachable : null)
  return (
    <form onSubmit={submit} noValidate>
      {left > 0 || typed ? (
        <>
          <label htmlFor={`${id}addresses`}>{labels.addresses}</label>
          <textarea
            id={`${id}addresses`}
            ref={field}
            rows={2}
            inputMode="email"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            aria-describedby={`${id}hint ${id}problem`}
            aria-invalid={said ? true : undefined}
            onChange={(event) => {
              setTyped(event.target.value)
              setProblem(null)
            }}
          />
        </>
      ) : null}
      <p id={`${id}hint`} className="referral-muted">
        {left > 0 ? counted(labels.addressesHint, left) : labels.noInvitationsLeft}
      </p>
      <p id={`${id}problem`} role="alert" className="referral-problem">
        {said}
      </p>
      {left > 0 || typed ? (
        <p>
          <button type="submit" className="referral-main" aria-disabled={busy || undefined}>
            {labels.send}
          </button>
        </p>
      ) : null}
      <p role="status">{sent === null ? null : counted(labels.sent, sent)}</p>
    </form>
  )
}

function whyNotSent(refusal: NonNullable<ReferralAccountState["refusal"]>, typed: string, { labels }: ReferralWords): string {
  const wrong = refusal.fields.map((field) => readAddresses(typed).emails[Number(/^emails[.[](\d+)/.exec(field)?.[1] ?? -1)]).find(Boolean)
  const reason = refusal.reason ?? ""
  const why = labels.invitationReasons[reason] ?? whyClosed(reason, labels)
  if (refusal.kind === "refused" && wrong) {
    return fillLabel(why ?? labels.addressWrong, { address: wrong })
  }
  const used = refusal.kind === "too_many" ? labels.invitationReasons.invitations_used_up : null
  return why ?? used ?? labels.invitationsRefused
}
