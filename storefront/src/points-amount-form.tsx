"use client"

import { type FormEvent, type ReactElement, useRef, useState } from "react"
import { formatAmount } from "./money.ts"
import type { PointsWords } from "./points-words.ts"
import { type CartPoints, clampPoints, permittedPoints, type PointsRange, readTypedPoints, valueOfPoints } from "./points.ts"

interface PointsAmountFormProps {
  /** Of the number field. */
  id: string
  points: CartPoints
  /** What can be used from the chosen wallet; not empty. */
  range: PointsRange
  busy: boolean
  words: PointsWords
  locale: string | undefined
  onRedeem: (points: number | "max") => void
}

/** How many points: a field, a slider for the same number, and all of them at once. */
export function PointsAmountForm(props: PointsAmountFormProps): ReactElement {
  const { id, points, range, busy, words, locale, onRedeem } = props
  const { labels, say, number } = words
  const field = useRef<HTMLInputElement>(null)
  const { fewest, most } = permittedPoints(range) ?? { fewest: 0, most: 0 }
  const { typed, note, type, correct } = useTyped(points.applied)
  const wanted = readTypedPoints(typed)
  const clamped = clampPoints(range, wanted ?? 0)
  const saving = (count: number) => {
    const value = formatAmount(valueOfPoints(points, count), { currencyCode: points.currency_code, locale })
    return say(labels.saves, count, { value })
  }
  const hint = say(range.step > 1 ? labels.rangeWithStep : labels.range, undefined, {
    minimum: number(fewest),
    maximum: number(most),
    step: number(range.step),
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) {
      return
    }
    // More than was asked for is never taken: what is too few is not rounded up.
    if (wanted === null || wanted < fewest) {
      correct(typed, wanted === null ? labels.notANumber : hint)
      field.current?.focus()
      return
    }
    correct(String(clamped), clamped === wanted ? null : say(labels.corrected, clamped))
    onRedeem(clamped)
  }
  const useAll = () => {
    if (!busy) {
      correct(String(most), null)
      onRedeem("max")
    }
  }
  return (
    <form className="points-redeemer-form" onSubmit={submit} noValidate>
      <label htmlFor={id}>{say(labels.amount)}</label>
      <div className="points-redeemer-row">
        <input
          id={id}
          ref={field}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-describedby={`${id}-hint ${id}-note`}
          aria-invalid={note === labels.notANumber || note === hint || undefined}
          onChange={(event) => type(event.target.value)}
        />
        <button type="submit" className="points-redeemer-use" aria-disabled={busy || undefined}>
          {say(points.applied > 0 ? labels.change : labels.use)}
        </button>
      </div>
      {most > fewest ? (
        <input
          type="range"
          aria-label={say(labels.slider)}
          aria-valuetext={saving(clamped || fewest)}
          min={fewest}
          max={most}
          step={range.step}
          value={clamped || fewest}
          onChange={(event) => type(event.target.value)}
        />
      ) : null}
      <p id={`${id}-hint`} className="points-redeemer-hint">
        {wanted !== null && wanted === clamped && wanted !== points.applied ? saving(clamped) : note === hint ? null : hint}
      </p>
      <p id={`${id}-note`} className="points-redeemer-note" role="status">
        {note}
      </p>
      <button type="button" className="points-redeemer-all" aria-disabled={busy || undefined} onClick={useAll}>
        {say(labels.useAll, most)}
      </button>
    </form>
  )
}

/** What stands in the field: what the buyer types, until the cart takes another number. */
function useTyped(applied: number) {
  const [typed, setTyped] = useState(applied > 0 ? String(applied) : "")
  const [note, setNote] = useState<string | null>(null)
  const [shown, setShown] = useState(applied)
  if (shown !== applied) {
    setShown(applied)
    setTyped(applied > 0 ? String(applied) : "")
  }
  const correct = (text: string, why: string | null) => {
    setTyped(text)
    setNote(why)
  }
  return { typed, note, type: (text: string) => correct(text, null), correct }
}
