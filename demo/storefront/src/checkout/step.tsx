import { type ReactElement, type ReactNode, useEffect, useRef } from "react"

/** Where a step of the checkout is. */
export type StepState = "open" | "done" | "ahead"

interface StepProps {
  number: number
  title: string
  state: StepState
  /** True when the buyer came here from another step: its heading then takes the focus. */
  arrived: boolean
  /** What was chosen, once the step is done. */
  summary?: ReactNode
  onChange?: () => void
  children: ReactNode
}

/** One step of the checkout: open, folded into its summary, or still ahead. */
export function Step({ number, title, state, arrived, summary, onChange, children }: StepProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (state === "open" && arrived) {
      heading.current?.focus()
    }
  }, [state, arrived])
  return (
    <section className={`panel step step-${state}`} aria-labelledby={`step-${number}`}>
      <div className="step-head">
        <h2 id={`step-${number}`} ref={heading} tabIndex={-1}>
          <span className="step-number" aria-hidden="true">
            {number}
          </span>
          {title}
          {state === "ahead" ? <span className="visually-hidden"> (later)</span> : null}
        </h2>
        {state === "done" && onChange ? (
          <button type="button" className="link-button" onClick={onChange} aria-label={`Change: ${title}`}>
            Change
          </button>
        ) : null}
      </div>
      {state === "open" ? children : null}
      {state === "done" && summary ? <div className="step-summary">{summary}</div> : null}
    </section>
  )
}
