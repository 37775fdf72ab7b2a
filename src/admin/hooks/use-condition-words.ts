import type { ConditionField } from "../lib/condition-draft"
import { useWords } from "./use-words"

/** What conditions, their fields and options, and the reasons of their verdicts are called. A condition that has no words is called by its code. */
export function useConditionWords() {
  const words = useWords()
  const { t, number } = words
  return {
    ...words,
    nameOf: (code: string) => t(`conditions.names.${code}`, { defaultValue: code }),
    aboutOf: (code: string) => t(`conditions.about.${code}`, { defaultValue: "" }),
    fieldOf: (code: string, { name }: ConditionField) => t(`conditions.fields.${code}.${name}`, { defaultValue: name }),
    hintOf: (code: string, { name }: ConditionField) => t(`conditions.hints.${code}.${name}`, { defaultValue: "" }) || undefined,
    optionOf: (code: string, { name }: ConditionField, option: string) => t(`conditions.options.${code}.${name}.${option}`, { defaultValue: option }),
    /** "3 pieces are missing." */
    unmetOf: (reason: string, details: Record<string, unknown> | null) =>
      t(`conditions.unmet.${reason}`, { defaultValue: reason, ...Object.fromEntries(Object.entries(details ?? {}).map(([name, value]) => [name, said(value)])) }),
  }

  function said(value: unknown): string {
    if (typeof value === "number") {
      return number(value)
    }
    const text = Array.isArray(value) ? value.join(", ") : String(value)
    return /^\d{4}-\d\d-\d\dT/.test(text) ? words.date(text) : /^[a-z]{3}(, [a-z]{3})*$/.test(text) ? text.toUpperCase() : t(`conditions.options.weekdays.days.${text}`, { defaultValue: text })
  }
}
