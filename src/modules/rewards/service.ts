import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { inTransaction, type Db } from "../../storage/sql"
import { newCode } from "../../storage/codes"
import { daysLater } from "../../shared/calendar"
import { PersonalCode } from "./models/personal-code"
import { RewardGrant } from "./models/reward-grant"
import {
  claimCode,
  closeCode,
  codesOfCustomer,
  codesOfGrants,
  codesOfPromotions,
  codesUsedBetween,
  codesUsedBy,
  findCodes,
  giveBackUses,
  giveUpClaim,
  insertCode,
  noteOrder,
  notePromotion,
  undecidedUses,
  type CodeRow,
  type CodeUse,
  type UndecidedUse,
  type UsedCode,
} from "./storage/codes"
import { forgetOwner, grantOfKey, grantsOfSources, insertGrant, listGrants, lockGrantOfKey, noteDone, noteFailed, noteTakenBack, noteWithdrawn, pendingGrants, pointsGivenBetween, type GrantRow, type GrantSelection, type GrantSource, type NewGrant } from "./storage/grants"

export type { CodeRow, CodeUse, UndecidedUse, UsedCode } from "./storage/codes"
export type { GrantRow, GrantSource } from "./storage/grants"

/** A grant, and whether it was made by this call. */
export type BegunGrant = { grant: GrantRow; is_new: boolean }

/** What was given, and who may use which personal code. */
export class RewardsService extends MedusaService({ RewardGrant, PersonalCode }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  constructor(dependencies: ConstructorParameters<ReturnType<typeof MedusaService>>[0], options?: Record<string, unknown>) {
    super(dependencies, options)
    this.options = readPluginOptions(options)
  }

  /** Notes a grant, and the code that it gives, in one transaction. The same key again answers the first. */
  @InjectTransactionManager()
  async beginGrant(input: NewGrant, @MedusaContext() context: Db = {}): Promise<BegunGrant> {
    const made = await insertGrant(context, input)
    if (!made) {
      const grant = await grantOfKey(context, input.key)
      if (!grant) {
        throw new Error(`medusa-b2b-loyalty: the grant ${input.key} was there and is gone`)
      }
      return { grant, is_new: false }
    }
    const { reward, customer_id, email_digest, granted_at } = made
    if (reward.kind === "personal_code") {
      const ends_at = daysLater(granted_at, reward.valid_days, this.options.time_zone)
      await insertCode(context, { code: newCode(), grant_id: made.id, customer_id, email_digest, ends_at, minimum_spend: reward.minimum_spend })
    }
    return { grant: made, is_new: true }
  }

  /** See {@link grantOfKey}. */
  @InjectManager()
  async grantOfKey(key: string, @MedusaContext() context: Db = {}): Promise<GrantRow | null> {
    return grantOfKey(context, key)
  }

  /**
   * Takes points of a grant back until so many are kept of it. `take` is told how many were kept before, and are after: it is called
   * by one at a time, and not where nothing is to be taken.
   */
  @InjectManager()
  async takePartBack(key: string, kept: number, take: (grant: GrantRow, kept: { before: number; after: number }) => Promise<void>, @MedusaContext() context: Db = {}): Promise<void> {
    await inTransaction(context, async (db) => {
      const grant = await lockGrantOfKey(db, key)
      const wanted = grant?.reward.kind === "points" ? grant.reward.points - kept : 0
      if (grant && wanted > grant.taken_back) {
        await take(grant, { before: kept + wanted - grant.taken_back, after: kept })
        await noteTakenBack(db, grant.id, wanted)
      }
    })
  }

  /** See {@link noteDone}. */
  @InjectManager()
  async noteDone(grant_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteDone(context, grant_id, at)
  }

  /** See {@link noteFailed}. */
  @InjectManager()
  async noteFailed(grant_id: string, error: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteFailed(context, grant_id, error)
  }

  /** See {@link noteWithdrawn}. */
  @InjectManager()
  async noteWithdrawn(grant_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteWithdrawn(context, grant_id, at)
  }

  /** See {@link pendingGrants}. */
  @InjectManager()
  async pendingGrants(since: Date, before: Date, limit: number, @MedusaContext() context: Db = {}): Promise<GrantRow[]> {
    return pendingGrants(context, since, before, limit)
  }

  /** See {@link listGrants}. */
  @InjectManager()
  async findGrants(selection: GrantSelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ grants: GrantRow[]; count: number }> {
    return listGrants(context, selection, page)
  }

  /** See {@link grantsOfSources}. */
  @InjectManager()
  async grantsOfSources(source_type: GrantSource["type"], source_ids: string[], @MedusaContext() context: Db = {}): Promise<GrantRow[]> {
    return source_ids.length ? grantsOfSources(context, source_type, source_ids) : []
  }

  /** See {@link pointsGivenBetween}. */
  @InjectManager()
  async pointsGivenBetween(source_type: GrantSource["type"], from: Date, to: Date, @MedusaContext() context: Db = {}): Promise<{ at: Date; points: number }[]> {
    return pointsGivenBetween(context, source_type, from, to)
  }

  /** See {@link codesUsedBetween}. */
  @InjectManager()
  async codesUsedBetween(source_type: GrantSource["type"], from: Date, to: Date, @MedusaContext() context: Db = {}): Promise<UsedCode[]> {
    return codesUsedBetween(context, source_type, from, to)
  }

  /** See {@link findCodes}. */
  @InjectManager()
  async findCodes(codes: string[], @MedusaContext() context: Db = {}): Promise<CodeRow[]> {
    return findCodes(context, codes)
  }

  /** See {@link codesOfPromotions}. */
  @InjectManager()
  async codesOfPromotions(promotion_ids: string[], @MedusaContext() context: Db = {}): Promise<CodeRow[]> {
    return codesOfPromotions(context, promotion_ids)
  }

  /** See {@link codesOfCustomer}. */
  @InjectManager()
  async codesOfCustomer(customer_id: string, limit: number, @MedusaContext() context: Db = {}): Promise<CodeRow[]> {
    return codesOfCustomer(context, customer_id, limit)
  }

  /** See {@link codesOfGrants}. */
  @InjectManager()
  async codesOfGrants(grant_ids: string[], @MedusaContext() context: Db = {}): Promise<CodeRow[]> {
    return codesOfGrants(context, grant_ids)
  }

  /** See {@link notePromotion}. */
  @InjectManager()
  async notePromotion(code: string, promotion_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await notePromotion(context, code, promotion_id)
  }

  /** See {@link closeCode}. */
  @InjectManager()
  async closeCode(grant_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<boolean> {
    return closeCode(context, grant_id, at)
  }

  /** See {@link claimCode}. */
  @InjectManager()
  async claimCode(code_id: string, cart_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<CodeUse | null> {
    return claimCode(context, code_id, cart_id, at)
  }

  /** See {@link giveUpClaim}. */
  @InjectManager()
  async giveUpClaim(use: CodeUse, is_undone = false, @MedusaContext() context: Db = {}): Promise<boolean> {
    return giveUpClaim(context, use, is_undone)
  }

  /** See {@link undecidedUses}. */
  @InjectManager()
  async undecidedUses(before: Date, code_id: string | null, limit: number, @MedusaContext() context: Db = {}): Promise<UndecidedUse[]> {
    return undecidedUses(context, before, code_id, limit)
  }

  /** See {@link noteOrder}. */
  @InjectManager()
  async noteOrder(cart_id: string, order_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteOrder(context, cart_id, order_id)
  }

  /** See {@link codesUsedBy}. */
  @InjectManager()
  async codesUsedBy(cart_id: string, @MedusaContext() context: Db = {}): Promise<string[]> {
    return codesUsedBy(context, cart_id)
  }

  /** See {@link giveBackUses}. */
  @InjectManager()
  async giveBackUses(cart_id: string, order_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await giveBackUses(context, cart_id, order_id, at)
  }

  /** See {@link forgetOwner}. */
  @InjectManager()
  async forgetOwner(customer_id: string, email_digest: string | null, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetOwner(context, customer_id, email_digest)
  }
}
