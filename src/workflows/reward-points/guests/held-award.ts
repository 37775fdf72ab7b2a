/** What a guest's cart or order earns, before it is anybody's. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { emailDigest } from "../../../modules/reward-points/domain/guest-email"
import type { HeldAward } from "../../../modules/reward-points/domain/held-award"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { codesOf } from "../cart/complete"
import { cappedRules, earningsOf, factsOfCart, readEarningBasis, type EarningFacts } from "../cart/earnings"
import { lineKeys } from "../cart/line-keys"
import { pointsCartOf, type PointsCart } from "../cart/snapshot"
import { orderOfCart } from "../cart/undecided"

/** Whether what guests earn is held. */
export const holdsForGuests = ({ status, earning }: Program): boolean => status === "active" && earning.guests === "claim"

/**
 * Keeps what a guest's cart earns until its order is known, where the programme holds it for an account
 * with his e-mail address. Else nothing is earned: whoever tried to order with the cart before is not
 * who orders now.
 *
 * @param found the cart as core's completion hands it over
 */
export const completeGuestPoints = async (container: MedusaContainer, found: unknown, email: string | null): Promise<void> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const cart = pointsCartOf(found)
  const { program, has_awards } = await service.readCartBasis(cart.id, new Date())
  if (has_awards && (await orderOfCart(container, cart.id))) {
    return
  }
  if (!emailDigest(email) || !holdsForGuests(program)) {
    return has_awards ? service.forgetAwards(cart.id) : undefined
  }
  const read = { ...cart, promotion_codes: await codesOf(container, found) }
  const award = await heldAwardOf(container, program, read, email, await factsOfCart(container, program, read, []), new Date())
  const keys = lineKeys(cart.lines)
  const held = { ...award, lines: award.lines.map((line) => ({ ...line, line_id: keys[line.line_id] ?? line.line_id })) }
  await service.noteAwards(cart.id, { program_version: program.version, company_id: null, orders_before: null, awards: [], held })
}

/**
 * What a guest's cart or order earns, by its lines. Rules see a guest: no customer, no group, no
 * company. Caps count what is held for the same e-mail address; the greatest balance is that of the
 * account which takes it over.
 */
export const heldAwardOf = async (container: MedusaContainer, program: Program, cart: PointsCart, email: string | null, facts: EarningFacts, at: Date): Promise<HeldAward> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const guests = { ...cart, customer_id: null, customer_group_ids: [] }
  const basis = await readEarningBasis(container, program, guests, [], facts, at)
  const usage = await service.readHeldUsage(emailDigest(email) ?? "", cappedRules(service, basis.rules, at))
  const { award } = await earningsOf(container, program, guests, [], facts, at, { ...basis, usage })
  return { points: award.points, breakdown: award.breakdown, lines: award.lines.map(({ line_id, points, reasons }) => ({ line_id, points, reasons })) }
}
