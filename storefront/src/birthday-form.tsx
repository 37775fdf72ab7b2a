"use client"

import { type FormEvent, type ReactElement, useId, useState } from "react"
import { fillLabel } from "./labels.ts"
import type { LoyaltyBirthday } from "./loyalty.ts"
import { type LoyaltyLook, loyaltyWords, type LoyaltyWords } from "./loyalty-words.ts"
import type { CustomerLoyaltyState } from "./use-customer-loyalty.ts"

/** Properties of `BirthdayForm`. */
export interface BirthdayFormProps extends LoyaltyLook {
  /** What `useCustomerLoyalty` answers. Nothing is shown while it is not known. */
  state: Pick<CustomerLoyaltyState, "loyalty" | "changeBirthday" | "busy" | "refusal" | "problem">
  /** The current time; the browser's clock unless given. */
  now?: Date
  className?: string
}

/** A leap year: 29 February can be told. */
const YEAR = 2024

/** Tells the shop a birthday, with consent, and withdraws it. The year is not asked for. */
export function BirthdayForm({ state, now, className, ...look }: BirthdayFormProps): ReactElement | null {
  const words = loyaltyWords(look)
  const { labels } = words
  const [changing, setChanging] = useState<string | null>(null)
  const heading = useId()
  const { loyalty } = state
  if (!loyalty) {
    return null
  }
  const { birthday } = loyalty
  const present = birthday ? `${birthday.month}-${birthday.day} ${birthday.consented_at}` : ""
  return (
    <section className={["birthday-form", className].filter(Boolean).join(" ")} aria-labelledby={heading}>
      <strong id={heading}>{labels.birthday}</strong>
      {birthday && changing !== present ? (
        <Kept birthday={birthday} state={state} words={words} now={now} onChange={() => setChanging(present)} />
      ) : (
        <Ask key={present} birthday={birthday} state={state} words={words} onCancel={birthday ? () => setChanging(null) : undefined} />
      )}
      {state.refusal ? <p role="alert">{labels.birthdayReasons[state.refusal.reason ?? ""] ?? labels.birthdayRefused}</p> : null}
      {state.problem ? <p role="alert">{labels.unreachable}</p> : null}
    </section>
  )
}

interface PartProps {
  state: BirthdayFormProps["state"]
  words: LoyaltyWords
}

function Kept({ birthday, state, words, now, onChange }: PartProps & { birthday: LoyaltyBirthday; now?: Date; onChange: () => void }): ReactElement {
  const { labels, day } = words
  const about = useId()
  const changeable = new Date(birthday.changeable_at).getTime() <= (now ?? new Date()).getTime()
  return (
    <>
      <p>
        {fillLabel(labels.birthdayKept, { date: dayOfYear(birthday, words.locale) })}{" "}
        {changeable ? null : fillLabel(labels.birthdayChangeable, { date: day(birthday.changeable_at) })}
      </p>
      <p className="birthday-form-actions">
        {changeable ? (
          <button type="button" onClick={onChange}>
            {labels.changeBirthday}
          </button>
        ) : null}
        <button type="button" onClick={() => state.changeBirthday(null)} aria-disabled={state.busy || undefined} aria-describedby={about}>
          {labels.withdraw}
        </button>
        <small id={about}>{labels.withdrawWhy}</small>
      </p>
    </>
  )
}

interface AskProps extends PartProps {
  birthday: LoyaltyBirthday | null
  onCancel?: () => void
}

function Ask({ birthday, state, words, onCancel }: AskProps): ReactElement {
  const { labels, locale } = words
  const id = useId()
  const [month, setMonth] = useState(birthday?.month ?? 0)
  const [day, setDay] = useState(birthday?.day ?? 0)
  const [consent, setConsent] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const days = month ? new Date(Date.UTC(YEAR, month, 0)).getUTCDate() : 31
  const monthName = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = !month || !day ? labels.dateMissing : consent ? null : labels.consentMissing
    setProblem(wrong)
    if (!wrong) {
      state.changeBirthday({ month, day })
    }
  }
  const chooseMonth = (chosen: number) => {
    setMonth(chosen)
    setDay((former) => (chosen && former > new Date(Date.UTC(YEAR, chosen, 0)).getUTCDate() ? 0 : former))
  }
  return (
    <form onSubmit={submit} noValidate>
      <p>{labels.birthdayWhy}</p>
      <div className="birthday-form-row">
        <span>
          <label htmlFor={`${id}day`}>{labels.day}</label>
          <select id={`${id}day`} value={day || ""} onChange={(event) => setDay(Number(event.target.value))}>
            <option value="">{labels.choose}</option>
            {Array.from({ length: days }, (_, index) => (
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </select>
        </span>
        <span>
          <label htmlFor={`${id}month`}>{labels.month}</label>
          <select id={`${id}month`} value={month || ""} onChange={(event) => chooseMonth(Number(event.target.value))}>
            <option value="">{labels.choose}</option>
            {Array.from({ length: 12 }, (_, index) => (
              <option key={index} value={index + 1}>
                {monthName.format(new Date(Date.UTC(YEAR, index, 1)))}
              </option>
            ))}
          </select>
        </span>
      </div>
      <label className="birthday-form-consent">
        <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />
        <span>{labels.consent}</span>
      </label>
      {problem ? <p role="alert">{problem}</p> : null}
      <p className="birthday-form-actions">
        <button type="submit" className="birthday-form-save" aria-disabled={state.busy || undefined}>
          {labels.saveBirthday}
        </button>
        {onCancel ? (
          <button type="button" onClick={onCancel}>
            {labels.cancel}
          </button>
        ) : null}
      </p>
    </form>
  )
}

function dayOfYear({ month, day }: LoyaltyBirthday, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(YEAR, month - 1, day)))
}
