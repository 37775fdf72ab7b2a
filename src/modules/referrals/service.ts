import type { Logger } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { startOf } from "../../shared/calendar"
import { RefusalError } from "../../shared/refusal-error"
import { drawLetters } from "../../storage/codes"
import { inTransaction, type Db } from "../../storage/sql"
import type { PlacesTaken } from "./domain/advocate"
import { DRAWN_LETTERS, normalizedCode, shownCode, type ChosenCode } from "./domain/codes"
import { identitiesOf, type Identity } from "./domain/identity"
import type { MovedCodeVerdict } from "./domain/moved-code"
import { changedSettings, parseReferralSettings, PROGRAM_ID, type ReferralProgramState } from "./domain/program"
import type { StateCounts } from "./domain/states"
import { Referral } from "./models/referral"
import { ReferralAdvocate } from "./models/referral-advocate"
import { ReferralCode } from "./models/referral-code"
import { ReferralProgram } from "./models/referral-program"
import {
  advocateOf,
  advocatesByIds,
  codesByIds,
  currentCodes,
  ensureAdvocate,
  findCode,
  insertChosen,
  insertCode,
  lockAdvocate,
  replaceCode,
  type Advocate,
  type AdvocateOwner,
  type CodeOfAdvocate,
} from "./storage/advocates"
import { buyersReadUntil, networksOf, noteBuyers, noteNetwork, ordersOfMailboxes, type BuyerOrder } from "./storage/buyers"
import { broughtBy, claimOnCart, claimsSince, deleteClaim, insertReferral, isKnownAttempt, removeIdentities, type NewReferral, type ShownClaim } from "./storage/claims"
import { countsOf, openOf, placesTaken, rewardedOf, termsOf, type OpenReferral } from "./storage/advocate-figures"
import { dropInvitations, insertInvitations, invitationsOn, invitedSince, noteInvitation, type Invitation, type NewInvitations } from "./storage/invitations"
import { changesOf, countReferrals, listReferrals, referralsByIds, type ReferralChangeRow, type ReferralPlace, type ReferralRow, type ReferralSelection } from "./storage/list-referrals"
import { checkMovedCode, keepMovedCode, type CheckedCode, type MovedCode } from "./storage/moved-codes"
import { makeClaim, releaseClaim, type Claimed, type NewClaim } from "./storage/make-claim"
import { claimedCartsAfter, claimOfCart, discountPromotions, hasProgram, keysOfPromotions, notePromotion, promotionOfKey, setRetired, type ClaimRow } from "./storage/discounts"
import { moveReferral, type Move } from "./storage/moves"
import { forgetPerson } from "./storage/forgetting"
import { lockProgram, readProgram, writeProgram, type ReadProgram } from "./storage/programs"
import {
  attachOrder,
  detachOrder,
  dueReferrals,
  noteNet,
  noteRewardsDone,
  openRewards,
  overdueClaims,
  referralOfOrder,
  rewardWithinLimits,
  settledReferral,
  type FirstOrder,
  type OrderOfFriend,
  type ReferralOfOrder,
  type RewardOutcome,
  type SettledReferral,
} from "./storage/settling"
import { conversionOf, discountedOrders, periodsOf, promotionIds, revenueByPeriod, type ReportPeriod, type ReportQuestion } from "./storage/report"
import { takeUntold, type UntoldChange } from "./storage/telling"
import { countAdvocates, rankAdvocates, revenueOf, type AdvocateSelection } from "./storage/rank-advocates"
import { claimIdentities, claimUse, giveUpUse, giveUseBack, noteUseOrder, undecidedReferralUses, type ReferralUse, type UndecidedReferralUse } from "./storage/uses"

export type { BuyerOrder } from "./storage/buyers"
export type { ShownClaim } from "./storage/claims"
export type { Claimed, NewClaim } from "./storage/make-claim"
export type { ReferralProgramState, ReferralSettings, ReferralTerms } from "./domain/program"
export type { StateCounts } from "./domain/states"
export type { OpenReferral } from "./storage/advocate-figures"
export type { Advocate, AdvocateOwner, CodeOfAdvocate } from "./storage/advocates"
export type { ReferralChangeRow, ReferralPlace, ReferralRow, ReferralSelection } from "./storage/list-referrals"
export type { ClaimRow } from "./storage/discounts"
export type { Move } from "./storage/moves"
export type { ReferralUse, UndecidedReferralUse } from "./storage/uses"
export type { FirstOrder, SettledReferral } from "./storage/settling"
export type { ReportPeriod, ReportQuestion } from "./storage/report"
export type { UntoldChange } from "./storage/telling"
export type { AdvocateSelection } from "./storage/rank-advocates"

/** How long a shop is taken for one without a programme after none was found. */
const PROGRAM_MEMORY_MS = 60_000

/** Which code an advocate gets: the one that he has, a new one in its place, or one that an admin chose. */
export type CodeWish = "present" | "new" | ChosenCode

/** Who brought whom, and what became of it. It decides nothing: the kernel in `domain/` does. */
export class ReferralsService extends MedusaService({ ReferralProgram, ReferralAdvocate, ReferralCode, Referral }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  /** Whether a programme was found. There is one for good, once it is stored. */
  private program_seen = false
  private program_missed_at = 0

  private readonly logger: Logger
  private readonly complained = new Set<string>()

  constructor({ logger, ...dependencies }: { logger: Logger }, options?: Record<string, unknown>) {
    super({ logger, ...dependencies }, options)
    this.options = readPluginOptions(options)
    this.logger = logger
  }

  /* ── The programme ── */

  /** The programme in force; off with its defaults where none was ever stored, or what is stored cannot be read, which is logged once. */
  @InjectManager()
  async readProgram(@MedusaContext() context: Db = {}): Promise<ReferralProgramState> {
    return this.readable(await readProgram(context))
  }

  /**
   * Changes the given settings; the others stay.
   *
   * @throws RefusalError `invalid_input` with the path and reason of every wrong setting
   */
  @InjectManager()
  async changeProgram(changes: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<ReferralProgramState> {
    return inTransaction(context, async (db) => {
      const { id: _id, revision: _revision, retired_at: _retired, updated_at: _updated, ...current } = (await lockProgram(db)).program
      const parsed = parseReferralSettings(changedSettings(current, changes))
      if (!parsed.ok) {
        throw new RefusalError("invalid_input", parsed.refusals)
      }
      await writeProgram(db, parsed.value)
      this.program_missed_at = 0
      return (await readProgram(db)).program
    })
  }

  /* ── States ── */

  /** See {@link moveReferral}. */
  @InjectManager()
  async moveReferral(move: Move, @MedusaContext() context: Db = {}): Promise<boolean> {
    return moveReferral(context, move)
  }

  /* ── The friend's discount ── */

  /**
   * See {@link claimOfCart}. Every change of every cart asks: in a shop without a programme none does, but once a minute.
   *
   * @param certain asks in any case: the cart shows a discount
   */
  @InjectManager()
  async claimOfCart(cart_id: string, identities: Identity[], certain: boolean, @MedusaContext() context: Db = {}): Promise<ClaimRow | null> {
    return certain || (await this.mayHaveClaims(context)) ? claimOfCart(context, cart_id, identities) : null
  }

  private async mayHaveClaims(context: Db): Promise<boolean> {
    if (!this.program_seen && this.program_missed_at < Date.now() - PROGRAM_MEMORY_MS) {
      this.program_seen = await hasProgram(context)
      this.program_missed_at = Date.now()
    }
    return this.program_seen
  }

  /** See {@link notePromotion}. */
  @InjectManager()
  async notePromotion(key: string, program_id: string, promotion_id: string, replaced: string | null, @MedusaContext() context: Db = {}): Promise<string> {
    return notePromotion(context, key, program_id, promotion_id, replaced)
  }

  /** See {@link promotionOfKey}. */
  @InjectManager()
  async promotionOfKey(key: string, @MedusaContext() context: Db = {}): Promise<string | null> {
    return promotionOfKey(context, key)
  }

  /** See {@link keysOfPromotions}. */
  @InjectManager()
  async keysOfPromotions(promotion_ids: string[], @MedusaContext() context: Db = {}): Promise<string[]> {
    return keysOfPromotions(context, promotion_ids)
  }

  /** See {@link discountPromotions}. */
  @InjectManager()
  async discountPromotions(@MedusaContext() context: Db = {}): Promise<string[]> {
    return discountPromotions(context)
  }

  /** See {@link setRetired}. */
  @InjectManager()
  async setRetired(retired: boolean, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await setRetired(context, retired, at)
  }

  /** See {@link claimedCartsAfter}. */
  @InjectManager()
  async claimedCartsAfter(after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return claimedCartsAfter(context, after, limit)
  }

  /* ── The friend's first order ── */

  /** See {@link claimUse}. */
  @InjectManager()
  async claimUse(referral_id: string, cart_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<ReferralUse | null> {
    return claimUse(context, referral_id, cart_id, at)
  }

  /** See {@link claimIdentities}. */
  @InjectManager()
  async claimIdentities(referral_id: string, identities: Identity[], @MedusaContext() context: Db = {}): Promise<Identity[] | null> {
    return inTransaction(context, (db) => claimIdentities(db, referral_id, identities))
  }

  /** See {@link giveUpUse}. */
  @InjectManager()
  async giveUpUse(use: ReferralUse, learned: Identity[], @MedusaContext() context: Db = {}): Promise<boolean> {
    return inTransaction(context, (db) => giveUpUse(db, use, learned))
  }

  /** See {@link undecidedReferralUses}. */
  @InjectManager()
  async undecidedReferralUses(before: Date, referral_id: string | null, limit: number, @MedusaContext() context: Db = {}): Promise<UndecidedReferralUse[]> {
    return undecidedReferralUses(context, before, referral_id, limit)
  }

  /** See {@link noteUseOrder}. */
  @InjectManager()
  async noteUseOrder(cart_id: string, order_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteUseOrder(context, cart_id, order_id)
  }

  /** See {@link giveUseBack}. */
  @InjectManager()
  async giveUseBack(cart_id: string, order_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await giveUseBack(context, cart_id, order_id, at)
  }

  /* ── From the first order to the reward ── */

  /** See {@link settledReferral}. */
  @InjectManager()
  async settledReferral(id: string, @MedusaContext() context: Db = {}): Promise<SettledReferral | null> {
    return settledReferral(context, id)
  }

  /** See {@link referralOfOrder}. */
  @InjectManager()
  async referralOfOrder(order: OrderOfFriend, @MedusaContext() context: Db = {}): Promise<ReferralOfOrder> {
    return referralOfOrder(context, order)
  }

  /** See {@link attachOrder}. */
  @InjectManager()
  async attachOrder(order: FirstOrder, @MedusaContext() context: Db = {}): Promise<SettledReferral | null> {
    return attachOrder(context, order)
  }

  /** See {@link detachOrder}. */
  @InjectManager()
  async detachOrder(referral_id: string, order_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await detachOrder(context, referral_id, order_id)
  }

  /** See {@link noteNet}. */
  @InjectManager()
  async noteNet(referral_id: string, net: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteNet(context, referral_id, net)
  }

  /** See {@link noteRewardsDone}. */
  @InjectManager()
  async noteRewardsDone(referral: Pick<SettledReferral, "id" | "revision" | "net">, @MedusaContext() context: Db = {}): Promise<void> {
    await noteRewardsDone(context, referral)
  }

  /** See {@link rewardWithinLimits}. */
  @InjectManager()
  async rewardWithinLimits(referral: SettledReferral, at: Date, @MedusaContext() context: Db = {}): Promise<RewardOutcome> {
    const { per_period } = referral.terms.limits
    const period_since = per_period && startOf(per_period.period, at, this.options.time_zone)
    return inTransaction(context, (db) => rewardWithinLimits(db, referral, at, period_since))
  }

  /** See {@link overdueClaims}, {@link dueReferrals} and {@link openRewards}. */
  @InjectManager()
  async referralsInTime(what: "overdue" | "due" | "open", at: Date, page: { after: string; limit: number }, @MedusaContext() context: Db = {}): Promise<SettledReferral[]> {
    const read = { overdue: overdueClaims, due: dueReferrals, open: openRewards }[what]
    return read(context, at, page)
  }

  /** See {@link forgetPerson}. */
  @InjectManager()
  async forgetPerson(customer_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetPerson(context, customer_id, at)
  }

  private readable({ program, broken }: ReadProgram): ReferralProgramState {
    if (broken !== null && !this.complained.has(broken)) {
      this.complained.add(broken)
      this.logger.error(`referrals: ${broken}`)
    }
    return program
  }

  /* ── Advocates and their codes ── */

  /** See {@link ensureAdvocate}. */
  @InjectManager()
  async ensureAdvocate(owner: AdvocateOwner, @MedusaContext() context: Db = {}): Promise<Advocate> {
    return ensureAdvocate(context, owner)
  }

  /** See {@link advocateOf}. */
  @InjectManager()
  async advocateOf(owner: AdvocateOwner, @MedusaContext() context: Db = {}): Promise<Advocate | null> {
    return advocateOf(context, owner)
  }

  /** See {@link advocatesByIds}. */
  @InjectManager()
  async advocatesByIds(ids: string[], @MedusaContext() context: Db = {}): Promise<Advocate[]> {
    return advocatesByIds(context, ids)
  }

  /** Whose code a text is, however it is written; also one that was replaced. Null: no code of ours. */
  @InjectManager()
  async findCode(text: string, @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate | null> {
    const code = normalizedCode(text)
    return code === null ? null : findCode(context, code)
  }

  /** See {@link currentCodes}. */
  @InjectManager()
  async currentCodes(advocate_ids: string[], @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate[]> {
    return currentCodes(context, advocate_ids)
  }

  /** See {@link codesByIds}. */
  @InjectManager()
  async codesByIds(ids: string[], @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate[]> {
    return codesByIds(context, ids)
  }

  /**
   * Gives an advocate a code; the one before works no longer. Of two at the same moment the second sees what the first has done.
   *
   * @throws RefusalError `advocate_not_found`, `code_taken`
   */
  @InjectManager()
  async giveCode(advocate_id: string, wish: CodeWish, at: Date, @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate> {
    return inTransaction(context, async (db) => {
      if (!(await lockAdvocate(db, advocate_id))) {
        throw new RefusalError("advocate_not_found", [{ path: "id", reason: "advocate_not_found", message: `there is no advocate ${advocate_id}` }])
      }
      const [present] = await currentCodes(db, [advocate_id])
      if (present && (wish === "present" || (typeof wish === "object" && wish.code === present.code && wish.shown === present.shown))) {
        return present
      }
      await replaceCode(db, advocate_id, at)
      await (typeof wish === "object" ? insertChosen(db, advocate_id, wish) : insertDrawn(db, advocate_id))
      const [given] = await currentCodes(db, [advocate_id])
      return given
    })
  }

  /** See {@link checkMovedCode}. */
  @InjectManager()
  async checkMovedCode(moved: CheckedCode, @MedusaContext() context: Db = {}): Promise<MovedCodeVerdict> {
    return checkMovedCode(context, moved)
  }

  /** Gives an advocate, who may be a new one, a code of another shop, or says why not; see {@link keepMovedCode}. */
  @InjectManager()
  async keepMovedCode(moved: MovedCode, at: Date, @MedusaContext() context: Db = {}): Promise<MovedCodeVerdict> {
    return inTransaction(context, (db) => keepMovedCode(db, moved, at)).catch((error: unknown) => {
      // Somebody else has got it since it was looked for.
      if (error instanceof RefusalError && error.code === "code_taken") {
        return checkMovedCode(context, moved)
      }
      throw error
    })
  }

  /* ── Claims ── */

  /** See {@link makeClaim}. */
  @InjectManager()
  async makeClaim(claim: NewClaim, @MedusaContext() context: Db = {}): Promise<Claimed> {
    return inTransaction(context, (db) => makeClaim(db, claim))
  }

  /** Takes back what {@link makeClaim} has made. */
  @InjectManager()
  async unmakeClaim({ outcome, referral_id, added }: Extract<Claimed, { referral_id: string }>, @MedusaContext() context: Db = {}): Promise<void> {
    await (outcome === "new" ? deleteClaim(context, referral_id) : removeIdentities(context, referral_id, added))
  }

  /** See {@link releaseClaim}. */
  @InjectManager()
  async releaseClaim(program_id: string, cart_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<boolean> {
    return inTransaction(context, (db) => releaseClaim(db, program_id, cart_id, at))
  }

  /** See {@link claimOnCart}. */
  @InjectManager()
  async claimOnCart(cart_id: string, @MedusaContext() context: Db = {}): Promise<ShownClaim | null> {
    const [of_cart] = identitiesOf({ cart_id, customer_id: null, email: null })
    return claimOnCart(context, PROGRAM_ID, of_cart)
  }

  /** Keeps an attempt that was refused, with its reason, for admins; the same once. The friend stays free for another code. */
  @InjectManager()
  async noteRefusedClaim(attempt: NewReferral, reason: string, @MedusaContext() context: Db = {}): Promise<void> {
    await inTransaction(context, async (db) => {
      if (!(await isKnownAttempt(db, attempt, reason))) {
        await insertReferral(db, attempt, [{ state: "rejected", reason }])
      }
    })
  }

  /** See {@link broughtBy}. */
  @InjectManager()
  async broughtBy(customer_id: string, identities: Identity[], @MedusaContext() context: Db = {}): Promise<string | null> {
    return broughtBy(context, customer_id, identities)
  }

  /** See {@link claimsSince}. */
  @InjectManager()
  async claimsSince(advocate_id: string, since: Date, @MedusaContext() context: Db = {}): Promise<number> {
    return claimsSince(context, advocate_id, since)
  }

  /* ── Buyers and networks ── */

  /** See {@link buyersReadUntil}. */
  @InjectManager()
  async buyersReadUntil(@MedusaContext() context: Db = {}): Promise<string> {
    return buyersReadUntil(context)
  }

  /** See {@link noteBuyers}. */
  @InjectManager()
  async noteBuyers(orders: BuyerOrder[], until: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteBuyers(context, orders, until)
  }

  /** See {@link ordersOfMailboxes}. */
  @InjectManager()
  async ordersOfMailboxes(digests: string[], limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return ordersOfMailboxes(context, digests, limit)
  }

  /** See {@link noteNetwork}. */
  @InjectManager()
  async noteNetwork(advocate_id: string, digest: string, at: Date, forgotten_before: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteNetwork(context, advocate_id, digest, at, forgotten_before)
  }

  /** See {@link networksOf}. */
  @InjectManager()
  async networksOf(advocate_id: string, since: Date, @MedusaContext() context: Db = {}): Promise<string[]> {
    return networksOf(context, advocate_id, since)
  }

  /** See {@link countsOf}. */
  @InjectManager()
  async countsOf(advocate_ids: string[], @MedusaContext() context: Db = {}): Promise<Map<string, StateCounts>> {
    return advocate_ids.length ? countsOf(context, advocate_ids) : new Map()
  }

  /** See {@link placesTaken}. */
  @InjectManager()
  async placesTaken(program_id: string, advocate_id: string | null, since: Date | null, @MedusaContext() context: Db = {}): Promise<PlacesTaken> {
    return placesTaken(context, program_id, advocate_id, since)
  }

  /** See {@link openOf}. */
  @InjectManager()
  async openOf(advocate_id: string, limit: number, @MedusaContext() context: Db = {}): Promise<OpenReferral[]> {
    return openOf(context, advocate_id, limit)
  }

  /** See {@link rewardedOf}. */
  @InjectManager()
  async rewardedOf(advocate_ids: string[], @MedusaContext() context: Db = {}): Promise<{ id: string; advocate_id: string }[]> {
    return rewardedOf(context, advocate_ids)
  }

  /** See {@link rankAdvocates} and {@link countAdvocates}. */
  @InjectManager()
  async findAdvocates(selection: AdvocateSelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ advocates: Advocate[]; count: number }> {
    return { advocates: await rankAdvocates(context, selection, page), count: await countAdvocates(context, selection) }
  }

  /** See {@link revenueOf}. */
  @InjectManager()
  async revenueOf(advocate_ids: string[], @MedusaContext() context: Db = {}): ReturnType<typeof revenueOf> {
    return advocate_ids.length ? revenueOf(context, advocate_ids) : []
  }

  /* ── Invitations ── */

  /**
   * Takes invitations from those of a day, all or none. Of two requests at the same moment the second sees what the first has taken.
   *
   * @param since whom the advocate has invited since then is `invited`, and nothing is taken
   * @throws RefusalError `invitations_used_up` with `left_today`
   */
  @InjectManager()
  async takeInvitations(input: NewInvitations, per_day: number, since: Date, @MedusaContext() context: Db = {}): Promise<{ invitations: Invitation[]; invited: string[]; left_today: number }> {
    return inTransaction(context, async (db) => {
      await lockAdvocate(db, input.advocate_id)
      const invited = await invitedSince(db, input.advocate_id, input.email_digests, since)
      const left = Math.max(0, per_day - (await invitationsOn(db, input.advocate_id, input.day)))
      if (!invited.length && input.email_digests.length > left) {
        throw new RefusalError("invitations_used_up", [{ path: "emails", reason: "invitations_used_up", message: `must be at most ${left} today: ${per_day} may be sent a day` }], { left_today: left })
      }
      return invited.length ? { invitations: [], invited, left_today: left } : { invitations: await insertInvitations(db, input), invited, left_today: left - input.email_digests.length }
    })
  }

  /** See {@link invitationsOn}. */
  @InjectManager()
  async invitationsOn(advocate_id: string, day: string, @MedusaContext() context: Db = {}): Promise<number> {
    return invitationsOn(context, advocate_id, day)
  }

  /** See {@link noteInvitation}. */
  @InjectManager()
  async noteInvitation(id: string, error: string | null, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteInvitation(context, id, error, at)
  }

  /** See {@link dropInvitations}. */
  @InjectManager()
  async dropInvitations(ids: string[], @MedusaContext() context: Db = {}): Promise<void> {
    await dropInvitations(context, ids)
  }

  /* ── Telling ── */

  /** Hands out changes that nobody was told of; they count as told when `tell` is through. Returns how many there were. */
  @InjectTransactionManager()
  async tellChanges(limit: number, tell: (changes: UntoldChange[]) => Promise<void>, @MedusaContext() context: Db = {}): Promise<number> {
    const changes = await takeUntold(context, limit)
    if (changes.length) {
      await tell(changes)
    }
    return changes.length
  }

  /** See {@link termsOf}. */
  @InjectManager()
  async termsOf(referral_ids: string[], @MedusaContext() context: Db = {}): ReturnType<typeof termsOf> {
    return referral_ids.length ? termsOf(context, referral_ids) : []
  }

  /* ── What admins look at ── */

  /** See {@link listReferrals} and {@link countReferrals}. */
  @InjectManager()
  async findReferrals(selection: ReferralSelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ referrals: ReferralRow[]; count: number }> {
    return { referrals: await listReferrals(context, selection, page), count: await countReferrals(context, selection) }
  }

  /** The next referrals of a selection, the newest first. */
  @InjectManager()
  async referralsAfter(selection: ReferralSelection, after: ReferralPlace | null, limit: number, @MedusaContext() context: Db = {}): Promise<ReferralRow[]> {
    return listReferrals(context, selection, { limit, offset: 0, after })
  }

  /** See {@link referralsByIds}. */
  @InjectManager()
  async referralsByIds(ids: string[], @MedusaContext() context: Db = {}): Promise<ReferralRow[]> {
    return ids.length ? referralsByIds(context, ids) : []
  }

  /** See {@link changesOf}. */
  @InjectManager()
  async changesOf(referral_id: string, @MedusaContext() context: Db = {}): Promise<ReferralChangeRow[]> {
    return changesOf(context, referral_id)
  }

  /** See {@link periodsOf}. */
  @InjectManager()
  async periodsOf(question: ReportQuestion, @MedusaContext() context: Db = {}): Promise<ReportPeriod[]> {
    return periodsOf(context, question)
  }

  /** See {@link revenueByPeriod}. */
  @InjectManager()
  async revenueByPeriod(question: ReportQuestion, @MedusaContext() context: Db = {}): ReturnType<typeof revenueByPeriod> {
    return revenueByPeriod(context, question)
  }

  /** See {@link conversionOf}. */
  @InjectManager()
  async conversionOf(from: Date, to: Date, @MedusaContext() context: Db = {}): Promise<number | null> {
    return conversionOf(context, from, to)
  }

  /** The orders that used a friend's discount, and the promotions that gave it. */
  @InjectManager()
  async discountedOrders(question: ReportQuestion, @MedusaContext() context: Db = {}): Promise<{ orders: Awaited<ReturnType<typeof discountedOrders>>; promotion_ids: string[] }> {
    return { orders: await discountedOrders(context, question), promotion_ids: await promotionIds(context) }
  }
}

/** That a drawn code is there already happens once in half a billion times a million. */
const insertDrawn = async (db: Db, advocate_id: string): Promise<void> => {
  for (let is_free = false; !is_free; ) {
    const code = drawLetters(DRAWN_LETTERS)
    is_free = await insertCode(db, advocate_id, { code, shown: shownCode(code), is_vanity: false })
  }
}
