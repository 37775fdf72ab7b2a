import { type KeyboardEvent, type ReactElement, useState } from "react"
import { MAX_QUANTITY, readQuantity } from "./typed-quantity.ts"

interface QuantityFieldProps {
  id: string
  /** What the quantity is of, for people who only hear the field. */
  of: string
  value: number
  busy?: boolean
  /**
   * What is typed counts with each key, not only when the field is left: then nothing moves below the pointer
   * of somebody who types and clicks the next button.
   */
  live?: boolean
  onChange: (quantity: number) => void
}

/** A whole number from 1, to type or to step; what is typed counts when the field is left or Enter is pressed. */
export function QuantityField({ id, of, value, busy = false, live = false, onChange }: QuantityFieldProps): ReactElement {
  const [typed, setTyped] = useState(String(value))
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    setShown(value)
    setTyped(String(value))
  }

  const type = (text: string) => {
    setTyped(text)
    const quantity = /^\d+$/.test(text) ? readQuantity(text) : null
    if (live && quantity !== null && String(quantity) === text) {
      onChange(quantity)
    }
  }
  const take = (quantity: number) => {
    const whole = Math.min(MAX_QUANTITY, Math.max(1, Math.floor(quantity)))
    setTyped(String(whole))
    if (whole !== value && !busy) {
      onChange(whole)
    }
  }
  const takeTyped = () => take(readQuantity(typed) ?? value)
  const step = (by: number) => take((Number(typed) || value) + by)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (by) {
      event.preventDefault()
      step(by)
    } else if (event.key === "Enter") {
      takeTyped()
    }
  }
  return (
    <div className="quantity-field" role="group" aria-label={`Quantity of ${of}`}>
      <button type="button" aria-label={`One less of ${of}`} aria-disabled={busy || value <= 1 || undefined} onClick={() => step(-1)}>
        −
      </button>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        aria-label={`Quantity of ${of}`}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={takeTyped}
        onKeyDown={onKeyDown}
      />
      <button type="button" aria-label={`One more of ${of}`} aria-disabled={busy || undefined} onClick={() => step(1)}>
        +
      </button>
    </div>
  )
}
