import type { CalculatedPriceSet, Context, PricingContext, PricingFilters } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import nativePricing from "@medusajs/medusa/pricing"
import type { Amount } from "../../shared/money"
import { chooseMedusaPrice } from "../tier-pricing/domain/medusa-price"
import type { PriceBasis } from "../tier-pricing/domain/price-curve"
import { Candidate, resolvePrice } from "../tier-pricing/domain/resolve"
import { TIER_PRICING } from "../tier-pricing/key"
import { answerKey, currentPriceRequest } from "../tier-pricing/price-request"
import { GivenContext, ReadContext, readPricingContext } from "../tier-pricing/pricing-context"
import type { TierPricingService } from "../tier-pricing/service"
import type { Candidates } from "../tier-pricing/storage/assemble-candidates"
import type { Member } from "../tier-pricing/storage/find-candidates"
import { listPriceOf, medusaPriceOf, withDecision, withListPrice } from "./calculated-price"
import type { PriceRows, PricingRepository } from "./price-rows"

const NativePricingService = nativePricing.service

type DbContext = Context<SqlEntityManager>
type NativeDependencies = ConstructorParameters<typeof NativePricingService>[0]
type Dependencies = Omit<NativeDependencies, "pricingRepository"> & {
  pricingRepository: PricingRepository
  [TIER_PRICING]: TierPricingService
}

/** What decides the price of a variant for one buyer, read once and asked for any quantity. */
export type VariantPriceBasis = Omit<PriceBasis, "others"> & {
  price_set_id: string
  product_id: string
}

export type PriceBases = {
  /** By variant id. */
  by_variant: Record<string, VariantPriceBasis>
  /** Variants without a price set, or unknown to the membership index. */
  missing_variant_ids: string[]
}

/** Medusa's Pricing Module, with tier prices in the one method through which every price passes. */
export class TieredPricingModuleService extends NativePricingService {
  private readonly priceRows: PricingRepository
  private readonly cradle: Dependencies

  constructor(dependencies: Dependencies, declaration: ConstructorParameters<typeof NativePricingService>[1]) {
    super(dependencies, declaration)
    this.priceRows = dependencies.pricingRepository
    this.cradle = dependencies
  }

  /**
   * Medusa's own answer, with the price of a tier rule where one decides. `calculated_amount` is what
   * this buyer pays a piece for `context.quantity` pieces (1 without one), `original_amount` the list
   * price, also under a Medusa price list of type override. Rules and Medusa's prices are read side by
   * side: one statement more than Medusa's, and another where an override list hides the list price.
   */
  override async calculatePrices(
    filters: PricingFilters,
    pricingContext: PricingContext = { context: {} },
    sharedContext: DbContext = {}
  ): Promise<CalculatedPriceSet[]> {
    const asked = readPricingContext(pricingContext, new Date())
    const [medusaPrices, candidates] = await Promise.all([
      super.calculatePrices(filters, { ...pricingContext, context: asMedusaContext(asked.context) }, sharedContext),
      this.rules.findCandidates({ price_set_ids: filters.id }, asked.situation),
    ])
    const members = new Map(candidates.members.map((member) => [member.price_set_id, member]))
    const medusaBySet = new Map(medusaPrices.map((price) => [price.id, price]))
    const rows = await this.rowsWhereNeeded(candidates, medusaBySet, asked, sharedContext)
    return filters.id.flatMap((price_set_id) => {
      const member = members.get(price_set_id)
      const medusa = medusaBySet.get(price_set_id)
      const price = member ? decide(member, medusa, candidates, rows, asked) : medusa
      return price ?? []
    })
  }

  /** What decides the price of these variants for the buyer of the context, at any quantity. Two statements, side by side. */
  async readPriceBases(variant_ids: string[], pricingContext: GivenContext, sharedContext: DbContext = {}): Promise<PriceBases> {
    const asked = readPricingContext(pricingContext, new Date())
    return this.basesOf(variant_ids, asked, await this.rules.findCandidates({ variant_ids }, asked.situation), sharedContext)
  }

  /**
   * The same with every rule that covers the variants, whatever its audience and state, at any time:
   * for an admin's trace. Medusa's own price lists are always read as of now.
   */
  async readTraceBases(variant_ids: string[], pricingContext: GivenContext, at: Date, sharedContext: DbContext = {}): Promise<PriceBases & Pick<Candidates, "malformed">> {
    const asked = readPricingContext(pricingContext, at)
    const candidates = await this.rules.findCoveringRules({ variant_ids })
    return { ...(await this.basesOf(variant_ids, asked, candidates, sharedContext)), malformed: candidates.malformed }
  }

  private async basesOf(variant_ids: string[], asked: ReadContext, { members, by_variant }: Candidates, sharedContext: DbContext): Promise<PriceBases> {
    const rows = await this.priceRows.listPriceRows(members.map(({ price_set_id }) => price_set_id), { context: asked.context }, sharedContext)
    const bases = members.map(({ price_set_id, variant_id, product_id }): [string, VariantPriceBasis] => [
      variant_id,
      {
        price_set_id,
        product_id,
        situation: asked.situation,
        rows: rows.by_price_set[price_set_id] ?? [],
        candidates: by_variant[variant_id],
        is_tax_inclusive: rows.is_tax_inclusive,
      },
    ])
    const known = new Set(members.map(({ variant_id }) => variant_id))
    return { by_variant: Object.fromEntries(bases), missing_variant_ids: variant_ids.filter((id) => !known.has(id)) }
  }

  /** Medusa's answer hides the list price under an override list, and says nothing of what it has no price for. */
  private async rowsWhereNeeded(candidates: Candidates, medusa: Map<string, CalculatedPriceSet>, asked: ReadContext, sharedContext: DbContext): Promise<PriceRows> {
    const needed = candidates.members.filter(({ price_set_id, variant_id }) => {
      const price = medusa.get(price_set_id)
      return listPriceOf(price) === undefined && (price || candidates.by_variant[variant_id].length)
    })
    return needed.length
      ? this.priceRows.listPriceRows(needed.map(({ price_set_id }) => price_set_id), { context: asked.context }, sharedContext)
      : { by_price_set: {}, is_tax_inclusive: false }
  }

  /** Reached lazily: the rules are another module, loaded in an order that Medusa chooses. */
  private get rules(): TierPricingService {
    return this.cradle[TIER_PRICING]
  }
}

const decide = (
  member: Member,
  medusa: CalculatedPriceSet | undefined,
  candidates: Candidates,
  rows: PriceRows,
  { situation, quantity, counted }: ReadContext
): CalculatedPriceSet | undefined => {
  const own = candidates.by_variant[member.variant_id]
  const list = listOf(member, medusa, rows, quantity)
  const decision = resolvePrice({
    situation,
    counted: { line: quantity, product: counted?.product[member.product_id] ?? quantity, rule: counted?.rule ?? {} },
    list_price: list.list_price,
    medusa_price: medusaPriceOf(medusa),
    candidates: own,
  })
  remember(member, quantity, { ...decision, ...list }, own, candidates.pools_siblings)
  const replaced = { ...list, currency_code: situation.currency_code }
  if (decision.rule && decision.unit_price) {
    return withDecision(member.price_set_id, medusa, { ...decision, unit_price: decision.unit_price }, replaced)
  }
  return medusa && listPriceOf(medusa) === undefined ? withListPrice(medusa, replaced) : medusa
}

const listOf = (member: Member, medusa: CalculatedPriceSet | undefined, rows: PriceRows, quantity: number): { list_price: Amount | null; is_tax_inclusive: boolean } => {
  const told = listPriceOf(medusa)
  if (told !== undefined) {
    return { list_price: told, is_tax_inclusive: medusa?.is_original_price_tax_inclusive ?? false }
  }
  const { list } = chooseMedusaPrice(rows.by_price_set[member.price_set_id] ?? [], quantity)
  return {
    list_price: list?.amount ?? null,
    is_tax_inclusive: list?.is_tax_inclusive ?? medusa?.is_calculated_price_tax_inclusive ?? rows.is_tax_inclusive,
  }
}

/** Leaves the answer to the request that asked, so that the cart need not ask again. */
const remember = (
  { variant_id }: Member,
  quantity: number,
  answer: ReturnType<typeof resolvePrice> & { list_price: Amount | null; is_tax_inclusive: boolean },
  own: Candidate[],
  pools_siblings: boolean
): void => {
  currentPriceRequest()?.answers.set(answerKey(variant_id, quantity), {
    variant_id,
    quantity,
    unit_price: answer.unit_price,
    list_price: answer.list_price,
    is_tax_inclusive: answer.is_tax_inclusive,
    rule_id: answer.rule?.id ?? null,
    promotions: answer.rule?.promotions ?? "allow",
    is_override: answer.rule?.combine === "override",
    pools: pools_siblings || own.some(({ rule }) => rule.quantity_basis !== "line"),
  })
}

/** Medusa's type of a context allows only numbers; what Medusa itself passes is any object. */
const asMedusaContext = (context: Record<string, unknown>): PricingContext["context"] => context as PricingContext["context"]
