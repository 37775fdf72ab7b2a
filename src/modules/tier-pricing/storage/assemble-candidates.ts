/** From stored rows to what the kernel reads: the candidates of each variant. */
import { refused, type Refusal } from "../../../shared/refusal"
import type { Candidate } from "../domain/resolve"
import type { TierBreak, TierPriceRule } from "../domain/tier-price-rule"
import { AMOUNTS_WITHOUT_CURRENCY } from "../refusals"
import type { Member, StoredCandidates } from "./find-candidates"
import { parseStoredBreaks } from "./parse-stored"

/** A rule that covers some of the variants and cannot be read. It applies nowhere. */
export type MalformedRule = { rule_id: string; name: string; variant_ids: string[]; refusals: Refusal[] }

export type Candidates = {
  members: Member[]
  /** By variant id; a variant without rules has none. */
  by_variant: Record<string, Candidate[]>
  malformed: MalformedRule[]
  pools_siblings: boolean
}

export const assembleCandidates = (stored: StoredCandidates): Candidates => {
  const rules = new Map<string, TierPriceRule>()
  const malformed = new Map<string, MalformedRule>()
  for (const { id, name, rule } of stored.rules) {
    if (rule.ok) {
      rules.set(id, rule.value)
    } else {
      malformed.set(id, { rule_id: id, name, variant_ids: [], refusals: rule.refusals })
    }
  }
  const coverage = coverageByTarget(stored)
  const companies = new Set(stored.company_groups)
  const by_variant: Record<string, Candidate[]> = {}
  for (const member of stored.members) {
    by_variant[member.variant_id] = scopeCandidates(member, coverage, rules, malformed).map((candidate) => withCompanies(candidate, companies))
  }
  for (const { rule_id, variant_id, breaks } of stored.book_breaks) {
    const rule = rules.get(rule_id)
    const parsed = rule && bookBreaks(rule, breaks)
    if (rule && parsed?.ok) {
      by_variant[variant_id].push(withCompanies({ rule, breaks: parsed.value, excluded: false }, companies))
    } else if (rule && parsed && !parsed.ok) {
      const known = malformed.get(rule_id) ?? { rule_id, name: rule.name, variant_ids: [], refusals: parsed.refusals }
      malformed.set(rule_id, { ...known, variant_ids: [...known.variant_ids, variant_id] })
    } else {
      malformed.get(rule_id)?.variant_ids.push(variant_id)
    }
  }
  return { members: stored.members, by_variant, malformed: [...malformed.values()], pools_siblings: stored.pools_siblings }
}

/** Which of the groups that a rule speaks to are companies: they go first. */
const withCompanies = (candidate: Candidate, companies: ReadonlySet<string>): Candidate => {
  const { audience } = candidate.rule
  return audience.type === "customer_groups" && companies.size ? { ...candidate, company_group_ids: audience.ids.filter((id) => companies.has(id)) } : candidate
}

type Coverage = Map<string, { rule_id: string; excluded: boolean }[]>

const coverageByTarget = ({ hits }: StoredCandidates): Coverage => {
  const coverage: Coverage = new Map()
  for (const { target, rule_id, excluded } of hits) {
    coverage.set(target, [...(coverage.get(target) ?? []), { rule_id, excluded }])
  }
  return coverage
}

const scopeCandidates = (
  member: Member,
  coverage: Coverage,
  rules: Map<string, TierPriceRule>,
  malformed: Map<string, MalformedRule>
): Candidate[] => {
  const covering = new Map<string, { covered: boolean; excluded: boolean }>()
  for (const target of ["all", ...member.targets]) {
    for (const { rule_id, excluded } of coverage.get(target) ?? []) {
      const seen = covering.get(rule_id) ?? { covered: false, excluded: false }
      covering.set(rule_id, { covered: seen.covered || !excluded, excluded: seen.excluded || excluded })
    }
  }
  const found: Candidate[] = []
  for (const [rule_id, { covered, excluded }] of covering) {
    const rule = rules.get(rule_id)
    if (covered && rule?.breaks) {
      found.push({ rule, breaks: rule.breaks, excluded })
    } else if (covered) {
      malformed.get(rule_id)?.variant_ids.push(member.variant_id)
    }
  }
  return found
}

/** A price book without a currency may only hold percentages: an amount in no currency is malformed. */
const bookBreaks = (rule: TierPriceRule, text: string): ReturnType<typeof parseStoredBreaks> => {
  const parsed = parseStoredBreaks(text)
  const isAmount = ({ type }: TierBreak): boolean => type !== "percentage"
  return parsed.ok && !rule.currency_code && parsed.value.some(isAmount)
    ? refused([AMOUNTS_WITHOUT_CURRENCY])
    : parsed
}
