import { useTranslation } from "react-i18next"
import type { AdminFreeProductVerdict, FreeProductNearMiss, FreeProductReason, FreeProductShortfall } from "../../types/free-products"
import { answerTo } from "../lib/free-product-verdicts"
import { useConditionWords } from "./use-condition-words"

/** Words for what rules say of a cart, and for what they have given. */
export const useFreeProductWords = () => {
  const words = useConditionWords()
  const { i18n } = useTranslation()
  const { t, number, nameOf, unmetOf } = words
  const locale = i18n.language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")

  const formatOf = (currency: string) => new Intl.NumberFormat(locale, { style: "currency", currency })
  /** Money as people pay it: sums without their tax have decimals that nobody reads. */
  const money = (amount: number, currency: string) => formatOf(currency).format(amount)
  /** The same for facts about a condition, which are put into its sentence as a number. */
  const payable = ({ missing, currency_code, ...others }: Record<string, unknown>) => ({
    ...others,
    ...(currency_code ? { currency_code } : {}),
    ...(missing === undefined ? {} : { missing: typeof missing === "number" && typeof currency_code === "string" ? Number(missing.toFixed(formatOf(currency_code).resolvedOptions().maximumFractionDigits)) : missing }),
  })

  /** "Counts twice.", "Does not count." */
  const answerOf = (verdict: AdminFreeProductVerdict) => t(`freeProducts.verdicts.${answerTo(verdict)}`, { count: verdict.times, times: number(verdict.times), open: number(verdict.choice?.open ?? 0) })

  /** What it gives, one text each: "1 × Mug, worth €12.00". */
  const given = ({ lines, pieces, choice }: AdminFreeProductVerdict, currency: string): string[] => [
    ...lines.map(({ title, quantity, usual_price, instead_of }) => {
      const what = t(usual_price === null ? "freeProducts.given.line" : "freeProducts.given.lineWorth", { quantity: number(quantity), title, value: usual_price === null ? "" : money(usual_price * quantity, currency) })
      return instead_of ? `${what} (${t("freeProducts.given.instead")})` : what
    }),
    ...pieces.map(({ title, quantity, amount }) => t("freeProducts.given.pieces", { quantity: number(quantity), title, value: money(amount, currency) })),
    ...(choice && choice.open > 0 && lines.length > 0 ? [t("freeProducts.given.open", { open: number(choice.open) })] : []),
  ]

  /** "2 pieces are missing: out of stock." */
  const shortfall = ({ missing, reason }: FreeProductShortfall) =>
    t("freeProducts.shortfalls.says", { count: missing, missing: number(missing), why: t(`freeProducts.shortfalls.${reason}`, { defaultValue: reason }) })

  /** Why it does not count: a condition with what is missing, or something about the rule itself. @param ruleName of a rule that goes before it */
  const reasonOf = ({ code, condition, details }: FreeProductReason, currency: string, ruleName: (id: string) => string) => {
    const rule = typeof details?.rule_id === "string" ? ruleName(details.rule_id) : ""
    const said = t(`freeProducts.reasons.${code}`, { rule, defaultValue: "" }) || unmetOf(code, payable({ currency_code: currency, ...details }))
    return [condition && nameOf(condition), said].filter(Boolean).join(": ")
  }

  /** "€12.00 more, and it counts." */
  const nearMiss = ({ missing_amount, missing_quantity, currency_code }: FreeProductNearMiss) => {
    const missing = [missing_amount === null ? null : money(missing_amount, currency_code), missing_quantity === null ? null : t("freeProducts.nearMiss.pieces", { count: missing_quantity, number: number(missing_quantity) })]
    return t("freeProducts.nearMiss.says", { missing: missing.filter(Boolean).join(" + ") })
  }

  /** "37 of 200", or how many where there is no budget. */
  const givenOf = (count: number, total: number | null) => (total === null ? number(count) : t("freeProducts.given.of", { given: number(count), total: number(total) }))

  return { ...words, money, answerOf, given, shortfall, reasonOf, nearMiss, givenOf }
}
