"use client"

import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from "react"
import { fillLabel } from "./labels.ts"
import { type ReferralLook, type ReferralWords, referralWords } from "./referral-words.ts"
import type { CartReferral } from "./referrals.ts"
import type { CartReferralState } from "./use-cart-referral.ts"

/** Properties of `ReferralCodeField`. */
export interface ReferralCodeFieldProps extends ReferralLook {
  /** What `useCartReferral` answers. Nothing is shown while it is not known, nor where the shop has no programme. */
  state: CartReferralState
  className?: string
}

/** A friend's code in the cart: a field for it, what it brings, what is missing for it, and a way to take it off. */
export function ReferralCodeField({ state, className, ...look }: ReferralCodeFieldProps): ReactElement | null {
  const words = referralWords(look)
  const { labels } = words
  const { available, referral, refusal, error, busy } = state
  const place = useRef<HTMLDivElement>(null)
  const changing = useRef(false)
  const code = referral?.code ?? null
  useEffect(() => {
    // What was pressed is gone with the change, and the focus with it.
    if (changing.current) {
      changing.current = false
      place.current?.focus()
    }
  }, [code])
  const mark = <Given extends unknown[]>(change: (...given: Given) => void) => (...given: Given) => {
    changing.current = true
    change(...given)
  }
  const asked = { ...state, apply: mark(state.apply), remove: mark(state.remove) }
  if (!available) {
    return null
  }
  const problem = refusal ? words.refused(refusal) : error ? labels.unreachable : null
  return (
    <div ref={place} tabIndex={-1} className={["referral-code", className].filter(Boolean).join(" ")} aria-busy={busy || undefined}>
      {referral ? <Applied referral={referral} state={asked} words={words} /> : <Field state={asked} problem={problem} words={words} />}
    </div>
  )
}

interface AppliedProps {
  referral: CartReferral
  state: CartReferralState
  words: ReferralWords
}

function Applied({ referral, state, words }: AppliedProps): ReactElement {
  const { labels, money, phrase } = words
  const { code, advocate_name: advocate, friend_gets, discount_works, missing } = referral
  const gift = phrase(friend_gets)
  return (
    <>
      <p className="referral-code-applied" role="status">
        {advocate ? fillLabel(labels.applied, { advocate, gift }) : fillLabel(labels.appliedUnnamed, { gift })}
      </p>
      {missing ? <p className="referral-code-missing">{fillLabel(labels.missing, { amount: money(missing.amount, missing.currency_code) })}</p> : null}
      {!missing && !discount_works ? <p className="referral-muted">{labels.worksNot}</p> : null}
      <p className="referral-actions">
        <code>{code}</code>
        <button type="button" aria-label={fillLabel(labels.removeCode, { code })} aria-disabled={state.busy || undefined} onClick={() => (state.busy ? undefined : state.remove())}>
          {labels.remove}
        </button>
      </p>
    </>
  )
}

interface FieldProps {
  state: CartReferralState
  problem: string | null
  words: ReferralWords
}

function Field({ state, problem, words }: FieldProps): ReactElement {
  const { labels } = words
  const id = useId()
  const [typed, setTyped] = useState("")
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (open) {
      field.current?.focus()
    }
  }, [open])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = typed.trim()
    if (code && !state.busy) {
      state.apply(code)
    }
  }
  const said = (
    <p id={`${id}problem`} role="alert" className="referral-problem">
      {problem}
    </p>
  )
  if (!open) {
    return (
      <>
        <button type="button" className="referral-code-open" aria-expanded="false" onClick={() => setOpen(true)}>
          {labels.haveCode}
        </button>
        {said}
      </>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor={id}>{labels.code}</label>
      <div className="referral-code-row">
        <input
          id={id}
          ref={field}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={`${id}problem`}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="referral-code-apply" aria-disabled={state.busy || undefined}>
          {labels.apply}
        </button>
      </div>
      {said}
    </form>
  )
}
