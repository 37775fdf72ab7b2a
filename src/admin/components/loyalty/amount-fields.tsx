import { Input } from "@medusajs/ui"
import { useShopCurrencies } from "../../hooks/use-shop"
import { type Problem, problemWithin } from "../../lib/problem"
import type { TypedAmounts } from "../../lib/typed-amounts"
import { Field } from "../common/field"

type AmountFieldsProps = {
  label: string
  hint?: string
  optional?: boolean
  value: TypedAmounts
  onChange: (value: TypedAmounts) => void
  onLeave?: () => void
  problems: Problem[]
  path: string
  /** Without them: those of the shop, and those that have an amount. */
  currencies?: string[]
}

/** An amount for each currency; an empty one is none. */
export const AmountFields = ({ label, hint, optional, value, onChange, onLeave, problems, path, currencies }: AmountFieldsProps) => {
  const shop = useShopCurrencies()
  const codes = currencies ?? [...new Set([...shop, ...Object.keys(value)])]
  const problem = problemWithin(problems, path)
  /** The amount that is wrong; where no single one is, such as none at all, the first. */
  const wrong = codes.filter((code) => problems.some((each) => each.path === `${path}.${code}` || (each.path.startsWith(`${path}.`) && each.path.endsWith(`.${code}`))))
  const isWrong = (code: string, index: number) => (wrong.length > 0 ? wrong.includes(code) : index === 0 && problem !== undefined)
  return (
    <Field label={label} hint={hint} optional={optional} problem={problem}>
      {(input) => (
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-3" role="group" aria-label={label}>
          {codes.map((code, index) => (
            <div key={code} className="relative">
              <Input
                {...(index === 0 ? input : { "aria-describedby": input["aria-describedby"] })}
                aria-invalid={isWrong(code, index)}
                aria-label={`${label} ${code.toUpperCase()}`}
                inputMode="decimal"
                autoComplete="off"
                className="pr-12"
                value={value[code] ?? ""}
                onChange={(event) => onChange({ ...value, [code]: event.target.value })}
                onBlur={onLeave}
              />
              <span aria-hidden className="txt-compact-small text-ui-fg-muted pointer-events-none absolute inset-y-0 right-3 flex items-center">
                {code.toUpperCase()}
              </span>
            </div>
          ))}
        </div>
      )}
    </Field>
  )
}
