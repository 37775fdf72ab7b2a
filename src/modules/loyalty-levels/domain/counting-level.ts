/** Which level counts for a customer: his own, or that of one of his companies. Pure. */
import type { Level } from "./ladder"

/** The level that counts. @property company_id The company whose level it is; null: his own */
export type CountingLevel = { level: Level; company_id: string | null } | null

/**
 * The one with the higher rank; the own one where both are alike, then that of the company joined first.
 *
 * @param companies in the order in which they were joined
 */
export const levelThatCounts = (own: Level | null, companies: readonly { company_id: string; level: Level | null }[]): CountingLevel =>
  companies.reduce<CountingLevel>((best, { company_id, level }) => (level && level.rank > (best?.level.rank ?? 0) ? { level, company_id } : best), own && { level: own, company_id: null })
