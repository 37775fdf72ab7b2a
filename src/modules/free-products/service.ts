import type { InferTypeOf, Logger } from "@medusajs/framework/types"
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { replaceColumns } from "../../storage/replace-columns"
import { inTransaction, type Db } from "../../storage/sql"
import type { Left, Wish } from "./domain/entitlement"
import type { FreeProductRule } from "./domain/free-product-rule"
import type { FreeProductOwner } from "./domain/owner"
import { guestKey, ownerKey } from "./domain/owner-key"
import { FreeProductRuleModel } from "./models/free-product-rule"
import { findNamingRules, type NamedInRules, type NamingRule } from "./storage/naming-rules"
import { claimedStock, claimUses, releaseUses, undecidedCarts, type Claimed, type ClaimedUse, type NewClaim } from "./storage/claims"
import { leftOfRules, type LimitedRule } from "./storage/limits"
import { claimLines, forgetCarts, forgetLines, knownCarts, managedAmong, noteWish, readCartBasis, replacePieces, setRetired, type FreeCartBasis, type LineRecord, type ManagedLine, type ManagedPieces } from "./storage/carts"
import { JSON_FIELDS, readActiveRules, type ActiveRules } from "./storage/rules"
import { countUses, forgetUser, givenOf, ordersOfUsage, settleUses, usageFigures, usagePage, usesOfOrders, type SettledUse, type UsageFigures, type UsageQuestion, type UseRow } from "./storage/uses"

export type { Claimed, ClaimedUse, NewUse, RefusedUse, StockNeed } from "./storage/claims"
export type { SettledUse, UsageFigures, UsageQuestion, UseRow } from "./storage/uses"

/** A row of `free_product_rule`. */
export type FreeProductRuleRow = InferTypeOf<typeof FreeProductRuleModel>

/** What is known of a cart, and the rules that are active. The array of rules is the same as long as no rule changes. */
export type FreeCart = FreeCartBasis & { rules: readonly FreeProductRule[] }

/** Free-product rules, what they put into carts, and what they gave. It decides nothing: the kernel in `domain/` does. */
export class FreeProductsService extends MedusaService({ FreeProductRule: FreeProductRuleModel }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  private readonly logger: Logger
  private known: { revision: string; rules: FreeProductRule[] } | null = null
  private readonly complained = new Set<string>()

  constructor({ logger, ...dependencies }: { logger: Logger }, options?: Record<string, unknown>) {
    super({ logger, ...dependencies }, options)
    this.options = readPluginOptions(options)
    this.logger = logger
  }

  /** Writes the fields of a rule in place of what is stored. */
  @InjectManager()
  async replaceRule(id: string, fields: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<void> {
    await replaceColumns(context, "free_product_rule", id, fields, JSON_FIELDS)
  }

  /** Rules of any status that name one of the ids, and how. */
  @InjectManager()
  async namingRules(named: NamedInRules, @MedusaContext() context: Db = {}): Promise<NamingRule[]> {
    return findNamingRules(context, named)
  }

  /** The active rules, in precedence. What cannot be read gives nothing; that is logged once. */
  @InjectManager()
  async activeRules(@MedusaContext() context: Db = {}): Promise<FreeProductRule[]> {
    return this.readable(await readActiveRules(context))
  }

  /** The active rules, in precedence; none where the shop has retired them. One statement, and another where a rule was changed since this process has read them. */
  @InjectManager()
  async rulesInForce(@MedusaContext() context: Db = {}): Promise<readonly FreeProductRule[]> {
    return (await this.readCart("", context)).rules
  }

  /**
   * What is known of a cart, and the active rules, in precedence; none where the shop has retired them. One statement, and another
   * where a rule was changed since this process has read them.
   */
  @InjectManager()
  async readCart(cart_id: string, @MedusaContext() context: Db = {}): Promise<FreeCart> {
    const basis = await readCartBasis(context, cart_id)
    if (this.known?.revision !== basis.revision) {
      this.known = { revision: basis.revision, rules: this.readable(await readActiveRules(context)) }
    }
    return { ...basis, rules: basis.retired ? [] : this.known.rules }
  }

  /** The managed lines of a cart. One statement. */
  @InjectManager()
  async linesOfCart(cart_id: string, @MedusaContext() context: Db = {}): Promise<ManagedLine[]> {
    return (await readCartBasis(context, cart_id)).lines
  }

  /** What the buyer of a cart wants, by rule. One statement. */
  @InjectManager()
  async wishesOfCart(cart_id: string, @MedusaContext() context: Db = {}): Promise<Record<string, Wish>> {
    return (await readCartBasis(context, cart_id)).wishes
  }

  /** Which of these cart lines are managed. */
  @InjectManager()
  async managedAmong(line_ids: string[], @MedusaContext() context: Db = {}): Promise<(ManagedLine & { cart_id: string })[]> {
    return managedAmong(context, line_ids)
  }

  /** Claims the records of lines that are about to be written; answers those that are the caller's to write. */
  @InjectManager()
  async claimLines(cart_id: string, records: LineRecord[], @MedusaContext() context: Db = {}): Promise<Set<string>> {
    return claimLines(context, cart_id, records)
  }

  @InjectManager()
  async forgetLines(line_ids: string[], @MedusaContext() context: Db = {}): Promise<void> {
    await forgetLines(context, line_ids)
  }

  /** Notes which pieces of a cart's paid lines cost nothing, in place of what was noted. */
  @InjectManager()
  async replacePieces(cart_id: string, pieces: ManagedPieces[], @MedusaContext() context: Db = {}): Promise<void> {
    await replacePieces(context, cart_id, pieces)
  }

  /** Notes what a buyer wants of a rule at a cart; what is left out stays as it is. */
  @InjectManager()
  async noteWish(cart_id: string, rule_id: string, wish: Partial<Wish>, @MedusaContext() context: Db = {}): Promise<void> {
    await noteWish(context, cart_id, rule_id, wish)
  }

  /** Forgets lines, pieces and wishes of carts. The carts themselves stay as they are. */
  @InjectManager()
  async forgetCarts(cart_ids: string[], @MedusaContext() context: Db = {}): Promise<void> {
    await forgetCarts(context, cart_ids)
  }

  /** Carts of which something is known, after `after`, in the order of their ids; with `before` only those that nothing has changed since. */
  @InjectManager()
  async knownCarts(after: string, limit: number, before: Date | null = null, @MedusaContext() context: Db = {}): Promise<string[]> {
    return knownCarts(context, after, limit, before)
  }

  /** Switches all rules off, or on again, in every process. */
  @InjectManager()
  async setRetired(retired: boolean, @MedusaContext() context: Db = {}): Promise<void> {
    await setRetired(context, retired)
  }

  /* ── What rules gave ── */

  /**
   * What rules have left to give: to this owner in their period, and in all, counted and claimed pieces alike. Rules without such a
   * limit are not in it. One statement; none where no rule has one. See {@link leftOfRules}.
   */
  @InjectManager()
  async leftOfRules(rules: readonly LimitedRule[], owner: FreeProductOwner | null, at: Date, except_cart: string | null = null, @MedusaContext() context: Db = {}): Promise<Map<string, Left>> {
    return leftOfRules(context, rules, owner && ownerKey(owner), at, this.options.time_zone, except_cart)
  }

  /** See {@link claimUses}. */
  @InjectManager()
  async claimUses({ owner, ...claim }: Omit<NewClaim, "owner"> & { owner: FreeProductOwner | null }, at: Date, @MedusaContext() context: Db = {}): Promise<Claimed> {
    return inTransaction(context, (db) => claimUses(db, { ...claim, owner: owner && ownerKey(owner) }, at, this.options.time_zone))
  }

  /** See {@link claimedStock}. */
  @InjectManager()
  async claimedStock(inventory_item_ids: string[], except_cart: string | null, since: Date, before: number | null = null, @MedusaContext() context: Db = {}): Promise<Map<string, number>> {
    return inventory_item_ids.length ? claimedStock(context, inventory_item_ids, except_cart, since, before) : new Map()
  }

  /** See {@link releaseUses}. */
  @InjectManager()
  async releaseUses(claimed: Pick<ClaimedUse, "id" | "attempt">[], is_undone = false, @MedusaContext() context: Db = {}): Promise<void> {
    await releaseUses(context, claimed, is_undone)
  }

  /** See {@link undecidedCarts}. */
  @InjectManager()
  async undecidedCarts(before: Date, rule_ids: string[] | null, limit: number, @MedusaContext() context: Db = {}): ReturnType<typeof undecidedCarts> {
    return undecidedCarts(context, before, rule_ids, limit)
  }

  /** See {@link countUses}. */
  @InjectManager()
  async countUses(cart_id: string, order_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<number> {
    return countUses(context, cart_id, order_id, at)
  }

  /** See {@link usesOfOrders}. */
  @InjectManager()
  async usesOfOrders(order_ids: string[], @MedusaContext() context: Db = {}): Promise<UseRow[]> {
    return order_ids.length ? usesOfOrders(context, order_ids) : []
  }

  /** See {@link settleUses}. */
  @InjectManager()
  async settleUses(settled: SettledUse[], @MedusaContext() context: Db = {}): Promise<void> {
    await settleUses(context, settled)
  }

  /** See {@link givenOf}. */
  @InjectManager()
  async givenOf(rule_ids: string[], @MedusaContext() context: Db = {}): Promise<Map<string, number>> {
    return rule_ids.length ? givenOf(context, rule_ids) : new Map()
  }

  /** See {@link usageFigures}. */
  @InjectManager()
  async usageFigures(question: UsageQuestion, @MedusaContext() context: Db = {}): Promise<UsageFigures> {
    return usageFigures(context, question)
  }

  /** See {@link usagePage}. */
  @InjectManager()
  async usagePage(question: UsageQuestion, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<UseRow[]> {
    return usagePage(context, question, page)
  }

  /** See {@link ordersOfUsage}. */
  @InjectManager()
  async ordersOfUsage(question: UsageQuestion, after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return ordersOfUsage(context, question, after, limit)
  }

  /** See {@link forgetUser}. */
  @InjectManager()
  async forgetUser(customer_id: string, email: string | null, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetUser(context, customer_id, guestKey(email))
  }

  private readable({ rules, broken }: ActiveRules): FreeProductRule[] {
    broken.filter((complaint) => !this.complained.has(complaint)).forEach((complaint) => {
      this.complained.add(complaint)
      this.logger.error(`free products: ${complaint}`)
    })
    return rules
  }
}
