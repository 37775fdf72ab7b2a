import type { DAL, InferTypeOf, Logger } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { RefusalError, refuseAll } from "../../shared/refusal-error"
import { isStorable } from "../../shared/schema"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { turnTaking } from "../../runtime/turn-taking"
import { replaceColumns } from "../../storage/replace-columns"
import { inTransaction, isInTransaction, type Db } from "../../storage/sql"
import type { EarningRule } from "./domain/earning-rule"
import { mergedSettings, parseProgramSettings, type Program } from "./domain/program"
import { grantAction, withdrawAction, type ActionInput, type ActionWithdrawal } from "./ledger/action"
import { claimHeldOrders, type ClaimInput, type Claimed } from "./ledger/claim"
import { debitCart, restoreCart, type CartDebit, type CartDebitInput, type CartRestoreInput } from "./ledger/cart-redemption"
import { credit, type CreditInput } from "./ledger/credit"
import { debit, type DebitInput } from "./ledger/debit"
import { importBalances, type BalanceImport, type ImportedBalances } from "./ledger/import"
import { debitFirst } from "./ledger/first-debit"
import { settleFirst } from "./ledger/first-settlement"
import { isSettled, recordAddedLines, recordOrders, settleOrder, type SettledAccount, type SettleInput } from "./ledger/orders"
import { expireAccount } from "./ledger/expire"
import { keepOpeningLots, planOpeningLots, type KeptOpening, type OpeningInput } from "./ledger/opening-lots"
import type { Posted } from "./ledger/posting"
import { RewardPointsEarningRule } from "./models/reward-points-earning-rule"
import { accountNotFound, ensureAccounts, type AccountRow, type Owner } from "./storage/accounts"
import { readBalances, readExpiring, type Balance, type Expiring } from "./storage/balances"
import type { DebitState } from "./storage/first-debit"
import { deleteLink, insertLink, noteInvited, takeInvitation, takeRequest, type ClaimLink } from "./storage/claim-links"
import { accountsWithEndedPoints, type EndedPage, type EndedPosition } from "./storage/due-lots"
import { erasePerson, type Person } from "./storage/erasure"
import { findClaimant, findHeldOrder, heldDigests, holdOrder, listHeldOrders, noteHeldRevision, readHeldUsage, type HeldOrder, type NewHeldOrder } from "./storage/held-orders"
import { ownedAccountsAfter, readHoldings, type Holding } from "./storage/holdings"
import { earnedByDay, type EarnedDay } from "./storage/earned-days"
import { knownKeys } from "./storage/entries"
import { accountsEndingSoon, accountsOfOrderWithNews, accountsWithMaturedLots, accountsWithNews } from "./storage/news"
import { brokenInvariants, type BrokenInvariant } from "./storage/invariants"
import { listAccounts, listEntries, listLots, type AccountSelection, type EntryPageRow, type EntrySelection } from "./storage/ledger-pages"
import { shortfallOf, type LotRow } from "./storage/lots"
import { readOpeningBalances, type OpeningBalances } from "./storage/opening-balances"
import { cartsOfOldAwards, forgetOldAwards } from "./storage/old-awards"
import { readCartBasis, readOrderBasis, readTurnBasis, type CartBasis, type OrderBasis, type TurnBasis } from "./storage/order-basis"
import { forgetAwards, noteAwards, noteStandings, readOrders, readPaidLines, readRuleUsage, type CappedBy, type LineStanding, type NewOrder, type OrderLineRow, type OrderRow, type PaidLineRow, type RecordedOrder, type StoredAwards } from "./storage/orders"
import { readActiveRules, readConsideredRules } from "./storage/earning-rules"
import { insertVersion, readProgram, readProgramAt, readVersions, type ProgramVersion } from "./storage/programs"
import {
  findRedemption,
  forgetRedemption,
  lastDebitOfCart,
  noteRedemption,
  openRedemptionsOf,
  redeemedSince,
  redeemingCartsAfter,
  undecidedRedemptions,
  type CartDebitRow,
  type RedemptionNote,
  type RedemptionRow,
} from "./storage/redemptions"
import { readActivity, readLiability, readTopAccounts, type Activity, type ActivityQuestion, type Liability } from "./storage/reports"
import { verifyLedger, type Verified } from "./storage/verification"
import { tellEntries, type ToldEntries } from "./telling/tell-entries"
import { remindUntil, tellLots } from "./telling/tell-lots"
import type { Tell, TellInput } from "./telling/telling"

type Dependencies = { baseRepository: DAL.RepositoryService; logger: Logger }

/** A row of `reward_points_earning_rule`. */
export type EarningRuleRow = InferTypeOf<typeof RewardPointsEarningRule>

/** A new account of the ledger, and what it holds. */
export type AccountWithBalance = AccountRow & { points: Balance }

/**
 * The ledger of points, and what surrounds it. The ledger is written by its verbs alone, each in one
 * transaction under the lock of its account; nothing here updates or deletes an entry, and the
 * database would refuse it.
 */
export class RewardPointsService extends MedusaService({ RewardPointsEarningRule }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  private readonly logger: Logger
  private readonly complained = new Set<string>()

  constructor({ logger, ...dependencies }: Dependencies, options?: Record<string, unknown>) {
    super({ logger, ...dependencies }, options)
    this.options = readPluginOptions(options)
    this.logger = logger
  }

  /* ── Rules ── */

  /** Writes the fields of an earning rule in place of what is stored. */
  @InjectManager()
  async replaceEarningRule(id: string, fields: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<void> {
    await replaceColumns(context, "reward_points_earning_rule", id, fields, ["conditions", "scope", "grant", "caps"])
  }

  /* ── The programme ── */

  /** The programme in force; its version is 0 and it is off where none was ever set. */
  @InjectManager()
  async readProgram(@MedusaContext() context: Db = {}): Promise<Program> {
    return (await readProgram(context)).program
  }

  /** The programme as it was in force at an instant. */
  @InjectManager()
  async readProgramAt(at: Date, @MedusaContext() context: Db = {}): Promise<Program> {
    return readProgramAt(context, at)
  }

  /** All versions of the programme, newest first. */
  @InjectManager()
  async readProgramVersions(@MedusaContext() context: Db = {}): Promise<ProgramVersion[]> {
    return readVersions(context)
  }

  /**
   * Changes the given settings; the others stay. Each change is a version of its own.
   *
   * @throws RefusalError `invalid_input` with every wrong setting; of two changes at the same moment
   *   the later one is refused with `program_changed`
   */
  @InjectTransactionManager()
  async changeProgram(changes: Record<string, unknown>, created_by: string | null, @MedusaContext() context: Db = {}): Promise<Program> {
    const { program } = await readProgram(context)
    const { version, ...current } = program
    const parsed = parseProgramSettings(mergedSettings(current, changes))
    if (!parsed.ok) {
      throw new RefusalError("invalid_input", parsed.refusals)
    }
    if (!(await insertVersion(context, version + 1, parsed.value, created_by))) {
      refuseAll([{ path: "version", reason: "program_changed", message: "somebody has just changed the programme: look at it and try again" }])
    }
    return { ...parsed.value, version: version + 1 }
  }

  /**
   * Rules that may give points now. A stored rule that cannot be read gives nothing and is logged.
   */
  @InjectManager()
  async activeEarningRules(@MedusaContext() context: Db = {}): Promise<EarningRule[]> {
    const { rules, broken } = await readActiveRules(context)
    broken.forEach((complaint) => this.complain(complaint))
    return rules
  }

  /** Logs what somebody has to look at, once in the life of this process. */
  private complain(complaint: string): void {
    if (!this.complained.has(complaint)) {
      this.complained.add(complaint)
      this.logger.error(complaint)
    }
  }

  /** Active rules and drafts, for whoever asks what they would give. */
  @InjectManager()
  async consideredEarningRules(@MedusaContext() context: Db = {}): ReturnType<typeof readConsideredRules> {
    return readConsideredRules(context)
  }

  /* ── Accounts ── */

  /** The accounts of these owners, in their order; those that did not exist are made, at 0. */
  @InjectManager()
  async ensureAccounts(owners: Owner[], @MedusaContext() context: Db = {}): Promise<AccountRow[]> {
    return owners.length ? ensureAccounts(context, owners) : []
  }

  /** One account. @throws RefusalError `account_not_found` */
  @InjectManager()
  async readAccount(id: string, @MedusaContext() context: Db = {}): Promise<AccountRow> {
    const { accounts } = isStorable(id) ? await listAccounts(context, { ids: [id] }, { limit: 1, offset: 0 }) : { accounts: [] }
    if (!accounts.length) {
      throw accountNotFound(id)
    }
    return accounts[0]
  }

  /** A page of accounts, the newest first. */
  @InjectManager()
  async listAccounts(selection: AccountSelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ accounts: AccountRow[]; count: number }> {
    return listAccounts(context, selection, page)
  }

  /** What accounts hold at an instant. */
  @InjectManager()
  async readBalances(account_ids: string[], at: Date, @MedusaContext() context: Db = {}): Promise<Record<string, Balance>> {
    const balances = account_ids.length ? await readBalances(context, account_ids, at) : []
    return Object.fromEntries(balances.map((balance) => [balance.account_id, balance]))
  }

  /** The next ends of points, soonest first, by account. */
  @InjectManager()
  async readExpiring(account_ids: string[], at: Date, limit = 12, @MedusaContext() context: Db = {}): Promise<Record<string, Expiring[]>> {
    return account_ids.length ? readExpiring(context, account_ids, at, limit) : {}
  }

  /** Lots of an account, those that hold something first. */
  @InjectManager()
  async listLots(account_id: string, limit = 500, @MedusaContext() context: Db = {}): Promise<LotRow[]> {
    return listLots(context, account_id, limit)
  }

  /** Points that clawbacks could not take from these lots. */
  @InjectManager()
  async shortfallOf(lot_ids: string[], @MedusaContext() context: Db = {}): Promise<number> {
    return lot_ids.length ? shortfallOf(context, lot_ids) : 0
  }

  /** A page of entries, the newest first. */
  @InjectManager()
  async listEntries(selection: EntrySelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ entries: EntryPageRow[]; count: number }> {
    return listEntries(context, selection, page)
  }

  /** See {@link erasePerson}. */
  @InjectTransactionManager()
  async erasePerson(person: Person, @MedusaContext() context: Db = {}): Promise<string | null> {
    return erasePerson(context, person)
  }

  /* ── The verbs ── */

  /** Grants points: `earn`, or `adjust` upward. The same key with the same input answers what was done first. */
  @InjectManager()
  async credit(input: CreditInput, @MedusaContext() context: Db = {}): Promise<Posted> {
    return inTransaction(context, (db) => credit(db, input))
  }

  /** See {@link grantAction}. */
  @InjectTransactionManager()
  async grantAction(input: ActionInput, @MedusaContext() context: Db = {}): Promise<Posted> {
    return grantAction(context, input)
  }

  /** See {@link withdrawAction}. */
  @InjectTransactionManager()
  async withdrawAction(input: ActionWithdrawal, @MedusaContext() context: Db = {}): Promise<Posted | null> {
    return withdrawAction(context, input)
  }

  /** See {@link importBalances}. */
  @InjectTransactionManager()
  async importBalances(input: BalanceImport, @MedusaContext() context: Db = {}): Promise<ImportedBalances> {
    return importBalances(context, input, turnTaking())
  }

  /** See {@link keepOpeningLots}. */
  @InjectTransactionManager()
  async keepOpeningLots(input: OpeningInput, @MedusaContext() context: Db = {}): Promise<KeptOpening[]> {
    return keepOpeningLots(context, input, turnTaking())
  }

  /** See {@link planOpeningLots}. */
  @InjectManager()
  async planOpeningLots(input: Pick<OpeningInput, "origin" | "accounts" | "at">, @MedusaContext() context: Db = {}): Promise<KeptOpening[]> {
    return planOpeningLots(context, input, turnTaking())
  }

  /** See {@link readOpeningBalances}. */
  @InjectManager()
  async openingBalances(origin: string, owners: Owner[], at: Date, @MedusaContext() context: Db = {}): Promise<OpeningBalances[]> {
    return owners.length ? readOpeningBalances(context, origin, owners, at) : []
  }

  /** See {@link ownedAccountsAfter}. */
  @InjectManager()
  async ownedAccountsAfter(after: string, limit: number, @MedusaContext() context: Db = {}): Promise<AccountRow[]> {
    return ownedAccountsAfter(context, after, limit)
  }

  /** See {@link readHoldings}. */
  @InjectManager()
  async readHoldings(account_ids: string[], at: Date, @MedusaContext() context: Db = {}): Promise<Holding[]> {
    return readHoldings(context, account_ids, at)
  }

  /** Those of the idempotency keys under which something was done. */
  @InjectManager()
  async knownKeys(keys: string[], @MedusaContext() context: Db = {}): Promise<Set<string>> {
    return keys.length ? knownKeys(context, keys) : new Set()
  }

  /** See {@link earnedByDay}. */
  @InjectManager()
  async earnedByDay(owner_type: Owner["type"], owners: readonly { id: string; from: string }[], until: Date, @MedusaContext() context: Db = {}): Promise<EarnedDay[]> {
    return owners.length ? earnedByDay(context, owner_type, owners, until, this.options.time_zone) : []
  }

  /** Takes points: `redeem`, or `adjust` downward. @throws RefusalError `insufficient_points` */
  @InjectManager()
  async debit(input: DebitInput, @MedusaContext() context: Db = {}): Promise<Posted> {
    return inTransaction(context, (db) => debit(db, input))
  }

  /**
   * See {@link debitCart}.
   *
   * @param seen the account as it was read a moment ago: where it is still the same, one statement suffices
   */
  @InjectManager()
  async debitCart(input: CartDebitInput, seen: DebitState | null = null, @MedusaContext() context: Db = {}): Promise<CartDebit> {
    const first = seen && !isInTransaction(context) ? await debitFirst(context, seen, input) : null
    return first ?? inTransaction(context, (db) => debitCart(db, input))
  }

  /** See {@link restoreCart}. */
  @InjectManager()
  async restoreCart(input: CartRestoreInput, @MedusaContext() context: Db = {}): Promise<boolean> {
    return inTransaction(context, (db) => restoreCart(db, input))
  }

  /** Records what an order earned and redeemed, where it is not yet recorded, and brings the ledger in line with it; see {@link settleOrder}. */
  @InjectManager()
  async recordOrder(orders: NewOrder[], input: SettleInput | null, @MedusaContext() context: Db = {}): Promise<SettledAccount[]> {
    const [order, ...others] = orders
    const first = order && input && !others.length && !isInTransaction(context) ? await settleFirst(context, order, input) : null
    return first ? [first] : inTransaction(context, (db) => recordOrders(db, orders, input))
  }

  /**
   * See {@link settleOrder}.
   *
   * @param seen the order as it was read a moment ago: where it is settled already, nothing is locked
   */
  @InjectManager()
  async settleOrder(input: SettleInput, seen: RecordedOrder[] | null = null, @MedusaContext() context: Db = {}): Promise<SettledAccount[]> {
    if (seen?.length && isSettled(seen, input)) {
      return seen.map(({ account_id }) => ({ account_id, granted: 0, clawed: 0, restored: 0 }))
    }
    return inTransaction(context, (db) => settleOrder(db, input))
  }

  /** Writes down what has expired of one account. Returns how many points that were. */
  @InjectManager()
  async expireAccount(account_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<number> {
    return inTransaction(context, (db) => expireAccount(db, account_id, at))
  }

  /** See {@link accountsWithEndedPoints}. */
  @InjectManager()
  async accountsWithEndedPoints(at: Date, after: EndedPosition | null, limit: number, @MedusaContext() context: Db = {}): Promise<EndedPage> {
    return accountsWithEndedPoints(context, at, after, limit)
  }

  /* ── What owners are told ── */

  /** See {@link accountsWithNews}. */
  @InjectManager()
  async accountsWithNews(since: Date | null, after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return accountsWithNews(context, since, after, limit)
  }

  /** See {@link accountsOfOrderWithNews}. */
  @InjectManager()
  async accountsOfOrderWithNews(order_id: string, @MedusaContext() context: Db = {}): Promise<string[]> {
    return accountsOfOrderWithNews(context, order_id)
  }

  /** See {@link accountsWithMaturedLots}. */
  @InjectManager()
  async accountsWithMaturedLots(at: Date, after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return accountsWithMaturedLots(context, at, after, limit)
  }

  /** Accounts with points that end so many days from now, or sooner, and whose owner was not reminded of it. */
  @InjectManager()
  async accountsEndingSoon(at: Date, reminder_days: number, after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    const { time_zone } = this.options
    return accountsEndingSoon(context, { at, until: remindUntil(at, reminder_days, time_zone), zone: time_zone }, after, limit)
  }

  /** See {@link tellEntries}. */
  @InjectManager()
  async tellEntries(input: Omit<TellInput, "time_zone">, tell: Tell, @MedusaContext() context: Db = {}): Promise<ToldEntries> {
    return inTransaction(context, (db) => tellEntries(db, { ...input, time_zone: this.options.time_zone }, tell))
  }

  /** See {@link tellLots}. Returns how many notices were told. */
  @InjectManager()
  async tellLots(input: Omit<TellInput, "time_zone">, tell: Tell, @MedusaContext() context: Db = {}): Promise<number> {
    return inTransaction(context, (db) => tellLots(db, { ...input, time_zone: this.options.time_zone }, tell))
  }

  /* ── Carts and orders ── */

  @InjectManager()
  async findRedemption(cart_id: string, @MedusaContext() context: Db = {}): Promise<RedemptionRow | null> {
    return findRedemption(context, cart_id)
  }

  /** See {@link lastDebitOfCart}. */
  @InjectManager()
  async lastDebitOfCart(cart_id: string, @MedusaContext() context: Db = {}): Promise<CartDebitRow | null> {
    return lastDebitOfCart(context, cart_id)
  }

  /** Notes what a cart redeems; false where it is debited already. */
  @InjectManager()
  async noteRedemption(note: RedemptionNote, @MedusaContext() context: Db = {}): Promise<boolean> {
    return noteRedemption(context, note)
  }

  /** Forgets what a cart wanted to redeem, unless it is debited. */
  @InjectManager()
  async forgetRedemption(cart_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetRedemption(context, cart_id)
  }

  /** See {@link redeemedSince}. */
  @InjectManager()
  async redeemedSince(account_id: string, customer_id: string, since: Date, @MedusaContext() context: Db = {}): Promise<number> {
    return redeemedSince(context, account_id, customer_id, since)
  }

  /** See {@link undecidedRedemptions}. */
  @InjectManager()
  async undecidedRedemptions(before: Date, limit: number, @MedusaContext() context: Db = {}): Promise<RedemptionRow[]> {
    return undecidedRedemptions(context, before, limit)
  }

  /** See {@link openRedemptionsOf}. */
  @InjectManager()
  async openRedemptionsOf(customer_id: string, @MedusaContext() context: Db = {}): Promise<string[]> {
    return openRedemptionsOf(context, customer_id)
  }

  /** See {@link redeemingCartsAfter}. */
  @InjectManager()
  async redeemingCartsAfter(after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return redeemingCartsAfter(context, after, limit)
  }

  /** Keeps what a cart will earn until its order is known. */
  @InjectManager()
  async noteAwards(cart_id: string, awards: StoredAwards, @MedusaContext() context: Db = {}): Promise<void> {
    await noteAwards(context, cart_id, awards)
  }

  /** See {@link cartsOfOldAwards}. */
  @InjectManager()
  async cartsOfOldAwards(before: Date, limit: number, kept: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return cartsOfOldAwards(context, before, limit, kept)
  }

  /** See {@link forgetOldAwards}. */
  @InjectManager()
  async forgetOldAwards(cart_ids: string[], before: Date, @MedusaContext() context: Db = {}): Promise<number> {
    return forgetOldAwards(context, cart_ids, before)
  }

  /** See {@link forgetAwards}. */
  @InjectManager()
  async forgetAwards(cart_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetAwards(context, cart_id)
  }

  /** Records what was added to an order later, with what it earns. @param customer_id whose order it is: caps count it */
  @InjectTransactionManager()
  async recordAddedLines(order: OrderRow, customer_id: string | null, lines: NewOrder["lines"], at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await recordAddedLines(context, order, customer_id, lines, at)
  }

  /** See {@link readCartBasis}. */
  @InjectManager()
  async readCartBasis(cart_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<CartBasis> {
    const basis = await readCartBasis(context, cart_id, at)
    basis.broken.forEach((complaint) => this.complain(complaint))
    return basis
  }

  /** See {@link readTurnBasis}. */
  @InjectManager()
  async readTurnBasis(cart_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<TurnBasis | null> {
    return readTurnBasis(context, cart_id, at)
  }

  /** See {@link readOrderBasis}. */
  @InjectManager()
  async readOrderBasis(order_id: string, cart_id: string | null, @MedusaContext() context: Db = {}): Promise<OrderBasis> {
    return readOrderBasis(context, order_id, cart_id)
  }

  /** See {@link readPaidLines}. */
  @InjectManager()
  async readPaidLines(order_id: string, @MedusaContext() context: Db = {}): Promise<PaidLineRow[]> {
    return readPaidLines(context, order_id)
  }

  /** See {@link noteStandings}. */
  @InjectManager()
  async noteStandings(order_id: string, lines: (Pick<OrderLineRow, "account_id" | "line_id"> & LineStanding)[], @MedusaContext() context: Db = {}): Promise<void> {
    await noteStandings(context, order_id, lines)
  }

  /** What is recorded of orders, per account. */
  @InjectManager()
  async readOrders(order_ids: string[], @MedusaContext() context: Db = {}): Promise<(OrderRow & { lines: OrderLineRow[] })[]> {
    return order_ids.length ? readOrders(context, order_ids) : []
  }

  /** See {@link readRuleUsage}. */
  @InjectManager()
  async readRuleUsage(
    capped: CappedBy,
    rules: { rule_id: string; since: Date | null; until?: Date | null }[],
    besides: string | null = null,
    @MedusaContext() context: Db = {}
  ): Promise<Record<string, { account: number; period: number }>> {
    return rules.length ? readRuleUsage(context, capped, rules, besides) : {}
  }

  /* ── Orders of guests ── */

  /** See {@link holdOrder}. */
  @InjectManager()
  async holdOrder(order: NewHeldOrder, @MedusaContext() context: Db = {}): Promise<boolean> {
    return holdOrder(context, order)
  }

  /** See {@link findHeldOrder}. */
  @InjectManager()
  async findHeldOrder(order_id: string, @MedusaContext() context: Db = {}): Promise<HeldOrder | null> {
    return findHeldOrder(context, order_id)
  }

  /** See {@link findClaimant}. */
  @InjectManager()
  async findClaimant(order_id: string, @MedusaContext() context: Db = {}): Promise<string | null> {
    return findClaimant(context, order_id)
  }

  /** See {@link noteHeldRevision}. */
  @InjectManager()
  async noteHeldRevision(order_id: string, revision: number, @MedusaContext() context: Db = {}): Promise<boolean> {
    return noteHeldRevision(context, order_id, revision)
  }

  /** See {@link listHeldOrders}. */
  @InjectManager()
  async listHeldOrders(email_digest: string, @MedusaContext() context: Db = {}): Promise<HeldOrder[]> {
    return listHeldOrders(context, email_digest)
  }

  /** See {@link heldDigests}. */
  @InjectManager()
  async heldDigests(email_digests: string[], @MedusaContext() context: Db = {}): Promise<Set<string>> {
    return email_digests.length ? heldDigests(context, email_digests) : new Set()
  }

  /** See {@link readHeldUsage}. */
  @InjectManager()
  async readHeldUsage(email_digest: string, rules: { rule_id: string; since: Date | null }[], @MedusaContext() context: Db = {}): Promise<Record<string, { account: number; period: number }>> {
    return rules.length ? readHeldUsage(context, email_digest, rules) : {}
  }

  /** See {@link claimHeldOrders}. */
  @InjectManager()
  async claimHeldOrders(input: ClaimInput, @MedusaContext() context: Db = {}): Promise<Claimed | null> {
    return inTransaction(context, (db) => claimHeldOrders(db, input))
  }

  /** Stores a link by which held points can be claimed. */
  @InjectManager()
  async insertClaimLink(link: ClaimLink, @MedusaContext() context: Db = {}): Promise<void> {
    await insertLink(context, link)
  }

  /** Forgets a link that could not be sent. */
  @InjectManager()
  async deleteClaimLink(token_digest: string, @MedusaContext() context: Db = {}): Promise<void> {
    await deleteLink(context, token_digest)
  }

  /** See {@link takeRequest}. */
  @InjectManager()
  async takeClaimRequest(customer_id: string, at: Date, last_before: Date, @MedusaContext() context: Db = {}): Promise<boolean> {
    return takeRequest(context, customer_id, at, last_before)
  }

  /** See {@link takeInvitation}. */
  @InjectManager()
  async takeClaimInvitation(customer_id: string, at: Date, last_before: Date, most: number, @MedusaContext() context: Db = {}): Promise<boolean> {
    return takeInvitation(context, customer_id, at, last_before, most)
  }

  /** See {@link noteInvited}. */
  @InjectManager()
  async noteClaimInvited(customer_id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteInvited(context, customer_id, at)
  }

  /* ── Reports ── */

  /** See {@link readLiability}. */
  @InjectManager()
  async readLiability(at: Date, @MedusaContext() context: Db = {}): Promise<Liability> {
    return readLiability(context, at, this.options.time_zone)
  }

  /** See {@link readActivity}. */
  @InjectManager()
  async readActivity(question: Omit<ActivityQuestion, "time_zone">, @MedusaContext() context: Db = {}): Promise<Activity[]> {
    return readActivity(context, { ...question, time_zone: this.options.time_zone })
  }

  /** See {@link readTopAccounts}. */
  @InjectManager()
  async readTopAccounts(from: Date, to: Date, limit: number, @MedusaContext() context: Db = {}): Promise<{ account_id: string; earned: number; redeemed: number }[]> {
    return readTopAccounts(context, from, to, limit)
  }

  /* ── Proof ── */

  /** Replays accounts, all or those named, on one snapshot; see {@link verifyLedger}. */
  async verify(account_ids: string[] | null = null): Promise<Verified> {
    return this.verifySnapshot(account_ids, { isolationLevel: "repeatable read" })
  }

  @InjectTransactionManager()
  protected async verifySnapshot(account_ids: string[] | null, @MedusaContext() context: Db = {}): Promise<Verified> {
    return verifyLedger(context, account_ids, turnTaking())
  }

  /** Rows that must not be there; none is right. */
  @InjectManager()
  async brokenInvariants(@MedusaContext() context: Db = {}): Promise<BrokenInvariant[]> {
    return brokenInvariants(context)
  }
}
