import type { HttpTypes } from "@medusajs/types"
import type { ReactElement } from "react"

type Variant = HttpTypes.StoreProductVariant
type Choice = Record<string, string>

interface VariantPickerProps {
  product: HttpTypes.StoreProduct
  variant: Variant | undefined
  onChoose: (variant: Variant) => void
}

/** One row of choices for each option; a choice that does not exist with the others takes the nearest one that does. */
export function VariantPicker({ product, variant, onChoose }: VariantPickerProps): ReactElement | null {
  const variants = product.variants ?? []
  if (variants.length < 2 || !variant) {
    return null
  }
  const chosen = choiceOf(variant)
  const choose = (option: string, value: string) => {
    const wanted = { ...chosen, [option]: value }
    const fitting = variants.filter((one) => choiceOf(one)[option] === value)
    const nearest = fitting.toSorted((a, b) => agreement(choiceOf(b), wanted) - agreement(choiceOf(a), wanted))[0]
    if (nearest) {
      onChoose(nearest)
    }
  }
  return (
    <div className="variant-picker">
      {optionsOf(variants).map(({ name, values }) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          {values.map((value) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={`option-${name}`}
                checked={chosen[name] === value}
                onChange={() => choose(name, value)}
              />
              <span>{value}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function choiceOf(variant: Variant): Choice {
  return Object.fromEntries((variant.options ?? []).map(({ option, value }) => [option?.title ?? "Version", value]))
}

function agreement(a: Choice, b: Choice): number {
  return Object.entries(a).filter(([name, value]) => b[name] === value).length
}

function optionsOf(variants: Variant[]): { name: string; values: string[] }[] {
  const values = new Map<string, Set<string>>()
  for (const variant of variants) {
    for (const [name, value] of Object.entries(choiceOf(variant))) {
      values.set(name, (values.get(name) ?? new Set()).add(value))
    }
  }
  return [...values].map(([name, known]) => ({ name, values: [...known] }))
}
