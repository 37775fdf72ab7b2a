import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { inTransaction, type Db } from "../../storage/sql"
import type { Identity } from "./domain/identity"
import { Referral } from "./models/referral"
import { ReferralAdvocate } from "./models/referral-advocate"
import { ReferralCode } from "./models/referral-code"
import { ReferralProgram } from "./models/referral-program"
import { claimedCartsAfter, claimOfCart, discountPromotions, keysOfPromotions, notePromotion, promotionOfKey, setRetired, type ClaimRow } from "./storage/discounts"
import { moveReferral, type Move } from "./storage/moves"
import { claimIdentities, claimUse, giveUpUse, giveUseBack, noteUseOrder, undecidedReferralUses, type ReferralUse, type UndecidedReferralUse } from "./storage/uses"

export type { ClaimRow } from "./storage/discounts"
export type { Move } from "./storage/moves"
export type { ReferralUse, UndecidedReferralUse } from "./storage/uses"

/** Who brought whom, and what became of it. It decides nothing: the kernel in `domain/` does. */
export class ReferralsService extends MedusaService({ ReferralProgram, ReferralAdvocate, ReferralCode, Referral }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  constructor(dependencies: ConstructorParameters<ReturnType<typeof MedusaService>>[0], options?: Record<string, unknown>) {
    super(dependencies, options)
    this.options = readPluginOptions(options)
  }

  /** See {@link moveReferral}. */
  @InjectManager()
  async moveReferral(move: Move, @MedusaContext() context: Db = {}): Promise<boolean> {
    return moveReferral(context, move)
  }

  /* ── The friend's discount ── */

  /** See {@link claimOfCart}. */
  @InjectManager()
  async claimOfCart(cart_id: string, identities: Identity[], @MedusaContext() context: Db = {}): Promise<ClaimRow | null> {
    return claimOfCart(context, cart_id, identities)
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
}
