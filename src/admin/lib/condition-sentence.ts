/** Conditions in words, short enough for a row of a list: "goods of at least €500.00 and level Gold". */
import type { RuleCondition } from "../../types/reward-points"
import { type ConditionLeaf, listOf } from "./condition-draft"
import type { EntityKind } from "./entities"

/** What sentences are made with: translations and formats of the dashboard, and the names of things by their ids. */
export type SentenceWords = {
  t: (key: string, values?: Record<string, unknown>) => string
  money: (amount: number, currency: string) => string
  number: (value: number) => string
  date: (iso: string) => string
  /** "a, b and c", "a, b or c". */
  list: (parts: string[], of: "and" | "or") => string
  /** The name of a thing; "…" until it is known. */
  nameOf: (kind: EntityKind, id: string) => string
}

const root = "freeProducts.when"
const shownNames = 3

/** What is not typed yet. */
const missing = "…"

/** Conditions that ask for pieces of something, or for somebody or some place, with what their ids name. */
const piecesOf = ["products", "variants", "categories", "collections", "tags", "types"] as const
const oneOf = ["customer_groups", "companies", "levels", "customers", "regions", "sales_channels"] as const

const isOneOf = <T extends string>(codes: readonly T[], code: string): code is T => codes.some((each) => each === code)

/** What the ids of a condition are. */
export const entityOf = (code: string): EntityKind | null => (isOneOf(piecesOf, code) || isOneOf(oneOf, code) ? code : null)

/** "Bolts, Nuts, Screws and 2 more". */
export const namesInWords = ({ t, nameOf }: SentenceWords, kind: EntityKind, ids: string[]): string => {
  const named = ids.slice(0, shownNames).map((id) => nameOf(kind, id)).join(", ")
  const more = ids.length > shownNames ? ` ${t("entities.more", { count: ids.length - shownNames })}` : ""
  return named ? `${named}${more}` : missing
}

/** A tree in words; empty for none. */
export const conditionsInWords = (words: SentenceWords, condition: RuleCondition | null): string => (condition ? nodeInWords(words, condition) : "")

const nodeInWords = (words: SentenceWords, node: RuleCondition): string => {
  if ("code" in node) {
    return leafInWords(words, node)
  }
  if ("not" in node) {
    return words.t(`${root}.not`, { what: nodeInWords(words, node.not) })
  }
  const parts = "all" in node ? node.all : node.any
  const totals = "any" in node ? sameTotals(parts) : null
  if (totals) {
    return words.t(`${root}.goods_total.least`, { amount: totals.map((total) => amountOf(words, total, "minimum")).join(" / ") })
  }
  return words.list(parts.map((part) => (parts.length > 1 && isGroup(part) ? `(${nodeInWords(words, part)})` : nodeInWords(words, part))), "all" in node ? "and" : "or")
}

/** A group of several reads as one thing in brackets; goods totals in several currencies are one thing anyway. */
const isGroup = (node: RuleCondition): boolean => {
  const parts = "all" in node ? node.all : "any" in node ? node.any : []
  return parts.length > 1 && !("any" in node && sameTotals(parts))
}

/** Minimums of the goods value in several currencies, which are told in one breath. */
const sameTotals = (parts: RuleCondition[]): ConditionLeaf[] | null => {
  const leaves = parts.filter((part): part is ConditionLeaf => "code" in part && part.code === "goods_total" && typeof part.args.maximum !== "number")
  return leaves.length === parts.length && leaves.length > 1 ? leaves : null
}

const amountOf = ({ money }: SentenceWords, { args }: ConditionLeaf, name: "minimum" | "maximum"): string => {
  const amount = args[name]
  const currency = String(args.currency_code ?? "")
  return typeof amount === "number" && /^[a-z]{3}$/i.test(currency) ? money(amount, currency) : [missing, currency.toUpperCase()].filter(Boolean).join(" ")
}

const leafInWords = (words: SentenceWords, leaf: ConditionLeaf): string => {
  const { t, number } = words
  const { code, args } = leaf
  const said = (name: string) => {
    const value = args[name]
    return typeof value === "number" ? number(value) : missing
  }
  if (isOneOf(piecesOf, code)) {
    const count = typeof args.quantity === "number" ? args.quantity : 1
    return t(`${root}.piecesOf`, { count, number: number(count), names: namesInWords(words, code, listOf(args.ids)) })
  }
  if (isOneOf(oneOf, code)) {
    const ids = listOf(args.ids)
    return code === "companies" && ids.length === 0 ? t(`${root}.anyCompany`) : t(`${root}.${code}`, { names: namesInWords(words, code, ids) })
  }
  switch (code) {
    case "goods_total":
      return typeof args.maximum === "number"
        ? t(`${root}.goods_total.between`, { from: amountOf(words, leaf, "minimum"), to: amountOf(words, leaf, "maximum") })
        : t(`${root}.goods_total.least`, { amount: amountOf(words, leaf, "minimum") })
    case "quantity":
      return typeof args.maximum === "number" ? t(`${root}.quantity.between`, { from: said("minimum"), to: said("maximum") }) : t(`${root}.quantity.least`, { number: said("minimum") })
    case "distinct_products":
      return t(`${root}.distinct_products`, { number: said("minimum") })
    case "first_order":
      return t(`${root}.first_order`)
    case "nth_order":
      return t(`${root}.nth_order.${args.occurrence === "every" ? "every" : "once"}`, { number: said("number") })
    case "promotion_code":
      return listOf(args.codes).length > 0 ? t(`${root}.promotion_code.some`, { codes: listOf(args.codes).join(", ") }) : t(`${root}.promotion_code.any`)
    case "currencies":
      return t(`${root}.currencies`, { codes: listOf(args.currency_codes).join(", ").toUpperCase() || missing })
    case "weekdays":
      return t(`${root}.weekdays`, { days: listOf(args.days).map((day) => t(`conditions.options.weekdays.days.${day}`)).join(", ") || missing })
    case "dates":
      return datesInWords(words, leaf)
    default:
      return code
  }
}

const datesInWords = ({ t, date }: SentenceWords, { args: { starts_at, ends_at } }: ConditionLeaf): string => {
  const [from, to] = [starts_at, ends_at].map((moment) => (typeof moment === "string" && !Number.isNaN(Date.parse(moment)) ? date(moment) : null))
  return t(`${root}.dates.${from && to ? "between" : from ? "from" : "to"}`, { from: from ?? missing, to: to ?? missing })
}
