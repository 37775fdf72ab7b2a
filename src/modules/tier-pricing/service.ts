import type { Context, DAL, InferTypeOf, Logger } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { PluginOptions, readPluginOptions } from "../../shared/options"
import { isStorable } from "../../shared/schema"
import { isTieredPricingInstalled, MISSING_LINE } from "../pricing/tiered-pricing"
import { membersOfBuyer } from "./domain/targets"
import type { Situation } from "./domain/applicability"
import type { PriceBookItem, TierPriceRuleInput } from "./domain/tier-price-rule"
import type { ImportError } from "../../shared/csv/import-error"
import { AMOUNTS_WITHOUT_CURRENCY } from "./refusals"
import { refuseAll, unknownIdRefusal } from "../../shared/refusal-error"
import { TierPriceImport } from "./models/tier-price-import"
import { TierPriceRule } from "./models/tier-price-rule"
import { forgetCarts, notePriced, openCart, pricedCartsAfter, setRetired } from "./storage/carts"
import type { CartRecord } from "./storage/carts"
import { countBreaks, countItemsOf, lockBooks, writeBookChanges } from "./storage/book-batches"
import type { BookChange } from "./storage/book-batches"
import { assembleCandidates } from "./storage/assemble-candidates"
import type { Candidates } from "./storage/assemble-candidates"
import { forgetCompanyGroup, forgetOtherCompanyGroups, noteCompanyGroups } from "./storage/company-groups"
import { findStoredCandidates } from "./storage/find-candidates"
import type { Asked, Member } from "./storage/find-candidates"
import { findSameRules, findStoredIds } from "./storage/find-same-rules"
import type { RuleIdentity } from "./storage/find-same-rules"
import { appendImportText, completeImport, failImport, failInterruptedImports, noteImport, openImport, readImportText } from "./storage/imports"
import type { FileKind, ImportProgress } from "./storage/imports"
import { listMemberProductIds, listMemberVariantIds, removeMembers, removeOtherMembers, upsertMembers } from "./storage/members"
import type { MemberRepair } from "./storage/members"
import { findBooksOfAmounts, readAllItems, readItemIds, readItemsAfter, readItemsOf } from "./storage/read-items"
import type { StoredItem } from "./storage/read-items"
import { run } from "../../storage/sql"
import { forgetTypedLine, listTypedLines, noteTypedLine, type TypedLine } from "./storage/typed-lines"
import { upsertRules } from "./storage/write-rule-batch"
import type { RuleUnderId } from "./storage/write-rule-batch"
import { countItems, deleteAllItems, deleteItems, hashedAudienceKey, lockRule, writeItems, writeScope } from "./storage/write-rules"

type Dependencies = { baseRepository: DAL.RepositoryService; logger: Logger }
type DbContext = Context<SqlEntityManager>

/** A row of `tier_price_rule`. */
export type TierPriceRuleRow = InferTypeOf<typeof TierPriceRule>

/** A row of `tier_price_import`. */
export type TierPriceImportRow = InferTypeOf<typeof TierPriceImport>

/** What a stored rule becomes; `items` left out: those of a price book stay as they are. */
export type RuleReplacement = Omit<TierPriceRuleInput, "items"> & { items?: PriceBookItem[] | null }

/** A rule as it stands when it is to be changed. */
export type StoredRule = {
  row: TierPriceRuleRow
  /** It is a price book whose items are not only percentages. */
  holds_amounts: boolean
}

/** A rule with its id, to be stored under this id (a restored or imported rule) or a new one. */
export type NewTierPriceRule = TierPriceRuleInput & { id?: string }

/**
 * Stores tier price rules and answers, with one query, which of them may matter for a price.
 * It decides nothing: the kernel in `domain/` does.
 */
export class TierPricingService extends MedusaService({ TierPriceRule, TierPriceImport }) {
  /** The plugin's options. */
  readonly options: PluginOptions
  private readonly logger: Logger
  private readonly complained = new Set<string>()

  /** Medusa calls this once all modules are loaded. */
  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => {
      if (!isTieredPricingInstalled()) {
        this.logger.warn(`medusa-b2b-loyalty: tier prices are switched off, because Medusa's own Pricing Module is in use; add ${MISSING_LINE} to medusa-config.ts`)
      }
    },
  }

  constructor({ logger, ...dependencies }: Dependencies, options?: Record<string, unknown>) {
    super({ logger, ...dependencies }, options)
    this.options = readPluginOptions(options)
    this.logger = logger
  }

  /**
   * The rules that may matter for this buyer, per variant. A stored rule that does not parse is
   * left out and logged.
   *
   * @param asked price sets or variants; those that the membership index does not know are left out
   */
  @InjectManager()
  async findCandidates(asked: Asked, situation: Situation, @MedusaContext() context: DbContext = {}): Promise<Candidates> {
    const { customer_id, customer_group_ids, currency_code, region_id, at } = situation
    const members = membersOfBuyer(customer_id, customer_group_ids)
    return this.reported(await findStoredCandidates(context, asked, { members, customer_group_ids, currency_code, region_id, at }))
  }

  /** Every rule whose scope covers the variants, whatever its audience, status and dates: for a trace, never on a buyer's way. */
  @InjectManager()
  async findCoveringRules(asked: Asked, @MedusaContext() context: DbContext = {}): Promise<Candidates> {
    return this.reported(await findStoredCandidates(context, asked, null))
  }

  /** See {@link noteCompanyGroups}. */
  @InjectManager()
  async noteCompanyGroups(customer_group_ids: string[], @MedusaContext() context: DbContext = {}): Promise<number> {
    return noteCompanyGroups(context, customer_group_ids)
  }

  /** See {@link forgetCompanyGroup}. */
  @InjectManager()
  async forgetCompanyGroup(customer_group_id: string, @MedusaContext() context: DbContext = {}): Promise<void> {
    await forgetCompanyGroup(context, customer_group_id)
  }

  /** Makes these the groups that are companies. Returns how many were noted otherwise. */
  @InjectTransactionManager()
  async keepCompanyGroups(customer_group_ids: string[], @MedusaContext() context: DbContext = {}): Promise<number> {
    return (await noteCompanyGroups(context, customer_group_ids)) + (await forgetOtherCompanyGroups(context, customer_group_ids))
  }

  private reported(stored: Parameters<typeof assembleCandidates>[0]): Candidates {
    const candidates = assembleCandidates(stored)
    for (const { rule_id, name, refusals } of candidates.malformed) {
      const complaint = `tier price rule ${rule_id} ("${name}") is malformed and applies nowhere: ${refusals.map(({ path, reason, message }) => `${path} ${reason}: ${message}`).join("; ")}`
      if (!this.complained.has(complaint)) {
        this.complained.add(complaint)
        this.logger.error(complaint)
      }
    }
    return candidates
  }

  /** Stores rules with everything that is looked up about them, in one transaction. The input is trusted: parse it before. */
  @InjectTransactionManager()
  async storeRules(rules: NewTierPriceRule[], @MedusaContext() context: DbContext = {}): Promise<TierPriceRuleRow[]> {
    const rows: TierPriceRuleRow[] = []
    for (const rule of rules) {
      const { items, ...columns } = rule
      const row = await this.createTierPriceRules({ ...columns, ...derived(rule) }, context)
      await this.flush(context)
      await writeScope(context, row.id, rule)
      await writeItems(context, row.id, items ?? [])
      rows.push(row)
    }
    return rows
  }

  /**
   * Changes one rule under its lock: of two changes at the same moment none is lost.
   *
   * @param become what the stored rule becomes; `items` undefined leaves those of a price book as they are
   * @throws RefusalError `rule_not_found`, and whatever `become` throws
   */
  @InjectTransactionManager()
  async changeRule(id: string, become: (stored: StoredRule) => RuleReplacement, @MedusaContext() context: DbContext = {}): Promise<void> {
    await lockRule(context, id)
    const [stored] = await this.listTierPriceRules({ id }, {}, context)
    const rule = become({ row: stored, holds_amounts: (await findBooksOfAmounts(context, [id])).length > 0 })
    const { items, ...columns } = rule
    await this.updateTierPriceRules({ id, ...columns, ...derived(rule) }, context)
    await this.flush(context)
    await writeScope(context, id, rule)
    if (items !== undefined) {
      await deleteAllItems(context, id)
      await writeItems(context, id, items ?? [])
      await countItems(context, id)
    }
  }

  /**
   * Changes single variants of a price book under its lock; the others stay as they are.
   *
   * @throws RefusalError `rule_not_found`; `invalid_input` where it has no such variant to delete, is
   *   left without any, or gets amounts without a currency
   */
  @InjectTransactionManager()
  async changeItems(rule_id: string, changes: { set: PriceBookItem[]; delete: string[] }, @MedusaContext() context: DbContext = {}): Promise<void> {
    const { currency_code } = await lockRule(context, rule_id)
    const known = new Set((await readItemsOf(context, rule_id, changes.delete)).map(({ variant_id }) => variant_id))
    const unknown = changes.delete.filter((variant_id) => !known.has(variant_id))
    const holdsAmount = changes.set.some(({ breaks }) => breaks.some(({ type }) => type !== "percentage"))
    refuseAll([
      ...(unknown.length ? [unknownIdRefusal("delete", "variant in this price book", unknown)] : []),
      ...(holdsAmount && currency_code === null ? [AMOUNTS_WITHOUT_CURRENCY] : []),
    ])
    await deleteItems(context, rule_id, changes.delete)
    await writeItems(context, rule_id, changes.set)
    if ((await countItems(context, rule_id)) === 0) {
      refuseAll([{ path: "delete", reason: "items_empty", message: "must leave at least one variant: archive or delete the price book instead" }])
    }
  }

  /** Items of a price book: of the named variants, a page after a variant id, or all. */
  @InjectManager()
  async readItems(
    rule_id: string,
    which: { variant_ids: string[] } | { after: string; limit: number } | "all" = "all",
    @MedusaContext() context: DbContext = {}
  ): Promise<StoredItem[]> {
    if (which === "all") {
      return readAllItems(context, rule_id)
    }
    return "after" in which ? readItemsAfter(context, rule_id, which.after, which.limit) : readItemsOf(context, rule_id, which.variant_ids)
  }

  /**
   * Changes single variants of many price books, all or none. Changes of books that were deleted meanwhile are left out;
   * see {@link countItemsOf} for what has to follow.
   */
  @InjectTransactionManager()
  async writeBookChanges(changes: BookChange[], @MedusaContext() context: DbContext = {}): Promise<void> {
    const there = await lockBooks(context, [...new Set(changes.map(({ rule_id }) => rule_id))])
    await writeBookChanges(context, changes.filter(({ rule_id }) => there.has(rule_id)))
  }

  /** See {@link countItemsOf}. */
  @InjectManager()
  async countItemsOf(rule_ids: string[], @MedusaContext() context: DbContext = {}): Promise<void> {
    await countItemsOf(context, rule_ids)
  }

  /** See {@link countBreaks}. */
  @InjectManager()
  async countBreaks(rule_ids: string[], @MedusaContext() context: DbContext = {}): Promise<Record<string, number>> {
    return rule_ids.length ? countBreaks(context, rule_ids) : {}
  }

  /** The ids of all variants in a price book. */
  @InjectManager()
  async readItemVariantIds(rule_id: string, @MedusaContext() context: DbContext = {}): Promise<string[]> {
    return readItemIds(context, rule_id)
  }

  /** See {@link findBooksOfAmounts}. */
  @InjectManager()
  async findBooksOfAmounts(rule_ids: string[], @MedusaContext() context: DbContext = {}): Promise<string[]> {
    return rule_ids.length ? findBooksOfAmounts(context, rule_ids) : []
  }

  /** Ids of the rules that name one of these members (`group:…`, `customer:…`, `everyone`), whatever their state. */
  @InjectManager()
  async findRulesForMembers(members: string[], @MedusaContext() context: DbContext = {}): Promise<string[]> {
    const found = await run<{ id: string }>(
      context,
      `SELECT r.id FROM tier_price_rule r WHERE r.deleted_at IS NULL
       AND r.audience_key IN (SELECT a.audience_key FROM tier_price_audience a WHERE a.member = ANY(CAST(:members AS text[])))`,
      { members }
    )
    return found.map(({ id }) => id)
  }

  /** Makes the membership index right for these variants. */
  @InjectTransactionManager()
  async upsertMembers(members: Member[], @MedusaContext() context: DbContext = {}): Promise<MemberRepair> {
    return members.length ? upsertMembers(context, members) : { added: 0, changed: 0, removed: 0 }
  }

  /** Removes from the index what belongs to these products and is not among `variant_ids`; how many rows those were. */
  @InjectTransactionManager()
  async removeOtherMembers({ product_ids }: { product_ids: string[] }, variant_ids: string[], @MedusaContext() context: DbContext = {}): Promise<number> {
    return removeOtherMembers(context, product_ids, variant_ids)
  }

  /** Removes these variants from the index; how many rows those were. */
  @InjectTransactionManager()
  async removeMembers(variant_ids: string[], @MedusaContext() context: DbContext = {}): Promise<number> {
    return variant_ids.length ? removeMembers(context, variant_ids) : 0
  }

  /** See {@link listMemberVariantIds}. */
  @InjectManager()
  async listMemberVariantIds(after: string, limit: number, @MedusaContext() context: DbContext = {}): Promise<string[]> {
    return listMemberVariantIds(context, after, limit)
  }

  /** The products that the index puts under one of these targets (as `category:pcat_1`). */
  @InjectManager()
  async listMemberProductIds(targets: string[], @MedusaContext() context: DbContext = {}): Promise<string[]> {
    return targets.length ? listMemberProductIds(context, targets) : []
  }

  /** Notes that a person typed the price of an order's line in an edit. */
  @InjectManager()
  async noteTypedLine(line: TypedLine, @MedusaContext() context: DbContext = {}): Promise<void> {
    await noteTypedLine(context, line)
  }

  @InjectManager()
  async forgetTypedLine(line: TypedLine, @MedusaContext() context: DbContext = {}): Promise<void> {
    await forgetTypedLine(context, line)
  }

  /** Those of the lines whose price was typed, each with the edit in which it was. */
  @InjectManager()
  async listTypedLines(line_ids: string[], @MedusaContext() context: DbContext = {}): Promise<TypedLine[]> {
    return line_ids.length ? listTypedLines(context, line_ids) : []
  }

  /** When the membership index was last built as a whole, null when never. */
  @InjectManager()
  async membersBuiltAt(@MedusaContext() context: DbContext = {}): Promise<Date | null> {
    const [state] = await run<{ members_built_at: Date | null }>(context, `SELECT members_built_at FROM tier_price_state`)
    return state.members_built_at
  }

  @InjectManager()
  async noteMembersBuilt(at: Date, @MedusaContext() context: DbContext = {}): Promise<void> {
    await run(context, `UPDATE tier_price_state SET members_built_at = :at`, { at })
  }

  /** See {@link openCart}. */
  @InjectManager()
  async openCart(cart_id: string, actor_id: string | null, at: Date, @MedusaContext() context: DbContext = {}): Promise<CartRecord> {
    return openCart(context, cart_id, actor_id, at)
  }

  /** See {@link notePriced}. */
  @InjectManager()
  async notePriced(cart_id: string, priced: { priced_as: string; pools: boolean }, @MedusaContext() context: DbContext = {}): Promise<void> {
    await notePriced(context, cart_id, priced)
  }

  /** See {@link forgetCarts}. */
  @InjectManager()
  async forgetCarts(before: Date, @MedusaContext() context: DbContext = {}): Promise<number> {
    return forgetCarts(context, before)
  }

  /** The stored rules that are the same as these for an import that gives no id; see {@link findSameRules}. */
  @InjectManager()
  async findSameRules(identities: RuleIdentity[], @MedusaContext() context: DbContext = {}): Promise<string[][]> {
    return findSameRules(context, identities)
  }

  /** Which of these rule ids are stored. */
  @InjectManager()
  async findStoredIds(ids: string[], @MedusaContext() context: DbContext = {}): Promise<string[]> {
    return findStoredIds(context, ids)
  }

  /** See {@link openImport}. */
  @InjectManager()
  async openImport(kind: FileKind, @MedusaContext() context: DbContext = {}): Promise<string | null> {
    return openImport(context, kind)
  }

  /** One import, null when there is none of this id; see {@link failInterruptedImports}. */
  @InjectManager()
  async readImport(id: string, @MedusaContext() context: DbContext = {}): Promise<TierPriceImportRow | null> {
    await failInterruptedImports(context)
    const [row] = isStorable(id) ? await this.listTierPriceImports({ id }, {}, context) : []
    return row ?? null
  }

  @InjectManager()
  async appendImportText(id: string, position: number, text: string, @MedusaContext() context: DbContext = {}): Promise<void> {
    await appendImportText(context, id, position, text)
  }

  /** See {@link readImportText}. */
  @InjectManager()
  async readImportText(id: string, position: number, @MedusaContext() context: DbContext = {}): Promise<string | null> {
    return readImportText(context, id, position)
  }

  /** See {@link noteImport}. */
  @InjectManager()
  async noteImport(id: string, progress: ImportProgress = {}, @MedusaContext() context: DbContext = {}): Promise<void> {
    await noteImport(context, id, progress)
  }

  /** See {@link failImport}. */
  @InjectManager()
  async failImport(id: string, errors: ImportError[], @MedusaContext() context: DbContext = {}): Promise<void> {
    await failImport(context, id, errors)
  }

  /**
   * Writes the rules of an import and ends it, all in one transaction. Its progress shows meanwhile.
   *
   * @param pause awaited between two batches
   */
  @InjectTransactionManager()
  async writeImport(id: string, rules: RuleUnderId[], pause: () => Promise<void>, @MedusaContext() context: DbContext = {}): Promise<void> {
    await upsertRules(context, rules, async (rows_done) => {
      await this.noteImport(id, { rows_done })
      await pause()
    })
    await completeImport(context, id, rules.map((rule) => rule.id))
  }

  /** See {@link setRetired}. */
  @InjectManager()
  async setRetired(retired: boolean, @MedusaContext() context: DbContext = {}): Promise<void> {
    await setRetired(context, retired)
  }

  /** See {@link pricedCartsAfter}. */
  @InjectManager()
  async pricedCartsAfter(after: string, limit: number, @MedusaContext() context: DbContext = {}): Promise<string[]> {
    return pricedCartsAfter(context, after, limit)
  }

  /** The rule must be in the database before rows can refer to it. */
  private async flush({ transactionManager }: DbContext): Promise<void> {
    await transactionManager?.flush()
  }
}

const derived = (rule: RuleReplacement) => ({
  audience_key: hashedAudienceKey(rule),
  kind: rule.scope ? ("scope" as const) : ("price_book" as const),
  decimals: rule.decimals === null ? null : String(rule.decimals),
  ...(rule.items === undefined ? {} : { item_count: rule.items?.length ?? 0 }),
  audience: asJson(rule.audience),
  scope: rule.scope && asJson(rule.scope),
  exclude: asJson(rule.exclude),
  breaks: rule.breaks && asJson(rule.breaks),
  region_ids: asJson(rule.region_ids),
})

/** A JSON column takes any object; its shape is the schema's business. */
const asJson = (value: object): Record<string, unknown> => value as Record<string, unknown>
