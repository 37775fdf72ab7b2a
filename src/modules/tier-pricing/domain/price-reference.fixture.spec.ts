/**
 * The price by brute force, read afresh from the description of a tier rule. It shares no arithmetic and no code with the
 * kernel: whole numbers in units of 10⁻¹², every rule and every break tried.
 */
import type { Candidate, PriceQuestion } from "./resolve"

const UNIT = 1_000_000_000_000n
const CURRENCY_DECIMALS: Record<string, number> = { eur: 2, usd: 2, jpy: 0 }

export type ReferencePrice = { unit_price: string | null; rule_id: string | null }

export const referencePrice = (question: PriceQuestion): ReferencePrice => {
  const medusa = question.medusa_price && units(question.medusa_price.amount.toFixed())
  const applicable = question.candidates.filter((candidate) => applies(candidate, question))
  const contracts = applicable.filter(({ rule }) => rule.combine === "override").flatMap((candidate) => priced(candidate, question))
  const contract = contracts.find((one) => contracts.every((other) => one.candidate === other.candidate || goesBefore(one.candidate, other.candidate, question)))
  if (contract) {
    return { unit_price: written(contract.price), rule_id: contract.candidate.rule.id }
  }
  if (question.medusa_price?.is_override) {
    return { unit_price: written(medusa), rule_id: null }
  }
  const offers = applicable.filter(({ rule }) => rule.combine === "lowest").flatMap((candidate) => priced(candidate, question))
  const cheapest = offers.map(({ price }) => price).reduce<bigint | null>((least, price) => (least === null || price < least ? price : least), null)
  if (cheapest === null || (medusa !== null && medusa <= cheapest)) {
    return { unit_price: written(medusa), rule_id: null }
  }
  const equal = offers.filter(({ price }) => price === cheapest)
  const winner = equal.find((one) => equal.every((other) => one.candidate === other.candidate || goesBefore(one.candidate, other.candidate, question)))
  return { unit_price: written(cheapest), rule_id: winner?.candidate.rule.id ?? null }
}

const applies = ({ rule, excluded }: Candidate, { situation }: PriceQuestion): boolean =>
  rule.status === "active" &&
  !excluded &&
  (!rule.starts_at || rule.starts_at <= situation.at) &&
  (!rule.ends_at || situation.at < rule.ends_at) &&
  (rule.currency_code === null || rule.currency_code === situation.currency_code) &&
  (rule.region_ids.length === 0 || rule.region_ids.includes(situation.region_id ?? "")) &&
  (rule.audience.type === "everyone" ||
    rule.audience.ids.includes(rule.audience.type === "customers" ? situation.customer_id ?? "" : "") ||
    (rule.audience.type === "customer_groups" && situation.customer_group_ids.some((group) => rule.audience.ids.includes(group))))

/** Every price that the rule may ask: one for each break reached in a `lowest` rule, that of the highest in an `override` rule. */
const priced = (candidate: Candidate, question: PriceQuestion): { candidate: Candidate; price: bigint }[] => {
  const { rule, breaks } = candidate
  const { line, product, rule: byRule } = question.counted
  const pieces = { line, product, rule: byRule[rule.id] ?? line }[rule.quantity_basis]
  const reached = breaks.filter(({ min_quantity }) => min_quantity <= pieces)
  const counting = rule.combine === "lowest" ? reached : reached.slice(-1)
  return counting.flatMap((tier) => {
    const price = priceOfBreak(tier, rule, question)
    return price === null ? [] : [{ candidate, price }]
  })
}

const priceOfBreak = (tier: Candidate["breaks"][number], rule: Candidate["rule"], question: PriceQuestion): bigint | null => {
  if (tier.type === "fixed") {
    return units(String(tier.value))
  }
  const base = rule.base === "list" ? question.list_price : question.medusa_price?.amount ?? null
  if (base === null) {
    return null
  }
  const from = units(base.toFixed())
  const value = units(tier.value.toFixed(10))
  const lowered = tier.type === "percentage" ? from - (from * value) / (100n * UNIT) : from > value ? from - value : 0n
  if (rule.decimals === "exact") {
    return lowered
  }
  const listed = question.list_price?.toFixed().split(".")[1]?.length ?? 0
  return rounded(lowered, rule.decimals ?? Math.max(listed, CURRENCY_DECIMALS[question.situation.currency_code]))
}

const rounded = (value: bigint, decimals: number): bigint => {
  const step = 10n ** BigInt(12 - decimals)
  return ((value + step / 2n) / step) * step
}

const AUDIENCES = ["customers", "company", "customer_groups", "everyone"]

/** A group that is a company counts as one where the buyer is in it and the rule names it. */
const kindOf = ({ rule: { audience }, company_group_ids = [] }: Candidate, { situation }: PriceQuestion): string => {
  const shared = audience.type === "customer_groups" ? audience.ids.filter((id) => situation.customer_group_ids.includes(id)) : []
  return shared.some((id) => company_group_ids.includes(id)) ? "company" : audience.type
}
const SCOPES = [["variants"], ["products"], ["categories", "collections", "tags", "types"], ["all"]]

const goesBefore = (first: Candidate, second: Candidate, question: PriceQuestion): boolean => {
  const [a, b] = [first.rule, second.rule]
  const ranks = [first, second].map((candidate) => [candidate, candidate.rule] as const).map(([candidate, rule]) => [
    AUDIENCES.indexOf(kindOf(candidate, question)),
    SCOPES.findIndex((kinds) => kinds.includes(rule.scope?.type ?? "variants")),
    -rule.priority,
    rule.created_at.getTime(),
  ])
  const decided = ranks[0].findIndex((rank, index) => rank !== ranks[1][index])
  return decided < 0 ? a.id < b.id : ranks[0][decided] < ranks[1][decided]
}

const units = (decimal: string): bigint => {
  const [whole, part = ""] = decimal.split(".")
  return BigInt(whole) * UNIT + BigInt(part.padEnd(12, "0"))
}

const written = (value: bigint | null): string | null => {
  if (value === null) {
    return null
  }
  const part = String(value % UNIT).padStart(12, "0").replace(/0+$/, "")
  return `${value / UNIT}${part && `.${part}`}`
}
