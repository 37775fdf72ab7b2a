/** A buyer's referrals as the buyer sees them: nothing about a friend. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { linkOf } from "../../modules/referrals/domain/links"
import { parseReferralSettings } from "../../modules/referrals/domain/program"
import { promisedPoints } from "../../modules/referrals/domain/promised-points"
import { NO_FRIENDS } from "../../modules/referrals/domain/states"
import { advocateInWords, friendInWords } from "../../modules/referrals/domain/words"
import { dayOf } from "../../shared/calendar"
import type { Language } from "../../rewards"
import type { StoreReferral } from "../../types/referrals"
import { advocateStanding, refersFor } from "./advocate-standing"
import { keptBy, sumsOf } from "./kept-rewards"
import { advocateName } from "./people"
import { referrals } from "./referrals"
import { shareOf } from "./share"

export { languageOf } from "./share"

/** Rewards on their way that are listed. */
const MOST_OPEN = 100

/**
 * What a buyer sees of the programme as an advocate. A friend in review counts as claimed: the advocate does not see that he is looked at.
 *
 * @param language of what is filled into the share template, which the shop has written in one
 */
export const presentOwnReferral = async (container: MedusaContainer, customer_id: string, language: Language, at: Date): Promise<StoreReferral> => {
  const service = referrals(container)
  const program = await service.readProgram()
  const owner = await refersFor(container, program, customer_id)
  const advocate = await service.advocateOf(owner)
  const [code = null] = advocate ? await service.currentCodes([advocate.id]) : []
  const counts = (advocate && (await service.countsOf([advocate.id])).get(advocate.id)) ?? NO_FRIENDS
  const share = shareOf(program, code, await advocateName(container, program, owner), language)
  const invited = advocate ? await service.invitationsOn(advocate.id, dayOf(at, service.options.time_zone)) : 0
  return {
    status: await advocateStanding(container, program, owner, advocate?.id ?? null, at),
    code: code?.shown ?? null,
    link: code && linkOf(program.link_base, code.shown),
    share: { subject: share.subject, text: share.text },
    refers_for: owner.type === "company" ? { type: "company", id: owner.id, name: owner.name } : { type: "customer" },
    friend_gets: friendInWords(program.friend),
    you_get: advocateInWords(program.advocate),
    milestones: program.milestones.map(({ every, points }) => ({ every, points, missing: every - (counts.rewarded % every) })),
    counts: { claimed: counts.claimed + counts.in_review, qualified: counts.qualified, rewarded: counts.rewarded },
    earned: advocate ? await earnedBy(container, advocate.id, at) : { points: 0, codes: [] },
    open: advocate ? await openRewards(container, advocate.id) : [],
    invitations: { per_day: program.invitations_per_day, left_today: Math.max(0, program.invitations_per_day - invited) },
    terms: program.terms,
  }
}

/** What the advocate got and keeps. */
const earnedBy = async (container: MedusaContainer, advocate_id: string, at: Date): Promise<StoreReferral["earned"]> => {
  const kept = (await keptBy(container, [advocate_id], at)).get(advocate_id) ?? []
  return {
    points: sumsOf(kept).points,
    codes: kept.flatMap(({ code }) => (code ? [{ code: code.code, title: code.titles, status: code.status, ends_at: code.ends_at }] : [])),
  }
}

const openRewards = async (container: MedusaContainer, advocate_id: string): Promise<StoreReferral["open"]> =>
  (await referrals(container).openOf(advocate_id, MOST_OPEN)).map(({ terms, due_at, ...order }) => {
    const parsed = parseReferralSettings(terms)
    return { points: parsed.ok ? promisedPoints(parsed.value, order) : null, due_at: due_at?.toISOString() ?? null }
  })
