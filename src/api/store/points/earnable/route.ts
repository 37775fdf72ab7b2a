import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { tieredPricing } from "../../../../modules/pricing/tiered-pricing"
import { priceLines } from "../../../../modules/tier-pricing/domain/cart-lines"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import { amount, total, zero } from "../../../../shared/money"
import type { StoreEarnable } from "../../../../types/reward-points"
import { earningsOf, readEarningBasis } from "../../../../workflows/reward-points/cart/earnings"
import type { PointsCart, PointsLine } from "../../../../workflows/reward-points/cart/snapshot"
import { ordersBefore } from "../../../../workflows/purchases/orders-before"
import { walletsOf, type Wallet } from "../../../../workflows/reward-points/wallets"
import { readPriceBases } from "../../../../workflows/tier-pricing/read-price-bases"
import { read, refusing } from "../../../refusals"
import { findPlace, type Place } from "../../tier-prices/place"
import { findVariants, type Variant } from "../../tier-prices/variants"
import { taxLinesOf } from "../../tier-prices/taxes"
import { earnableQuery, type EarnableQuery } from "./validators"

/**
 * What each variant would earn if it were bought alone, at the price that this buyer, or a guest,
 * pays now. Answers `{ earnable }`; 400 with `errors` for wrong input.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const asked = read(earnableQuery, req.query)
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  const place = await findPlace(req, { ...asked, country_code: asked.country_code ?? (await firstCountry(req, asked.region_id)) })
  const variants = await findVariants(req, asked)
  const wallets = place.customer ? await walletsOf(req.scope, place.customer.id) : [NOBODYS]
  const at = new Date()
  const lines = program.status === "active" ? await linesOf(req, place, variants, asked) : []
  const customer_id = place.customer?.id
  const facts = {
    company_id: wallets.find(({ owner }) => owner.type === "company")?.owner.id ?? null,
    orders_before: async () => (customer_id === undefined ? null : ordersBefore(req.scope, customer_id)),
    contract: new Set<string>(),
    free: new Set<string>(),
  }
  // Read once for all variants, each of which is then asked about alone.
  const basis = await readEarningBasis(req.scope, program, { lines }, wallets, facts, at)
  const earnable: StoreEarnable[] = []
  for (const line of lines) {
    const { awards } = await earningsOf(req.scope, program, cartOf(place, line), wallets, facts, at, basis)
    earnable.push({ variant_id: line.id, points: awards.reduce((sum, { award }) => sum + award.points, 0), breakdown: awards.flatMap(({ award }) => award.breakdown) })
  }
  res.json({ earnable })
})

/** A guest is shown what he would earn with an account. */
const NOBODYS: Wallet = { account_id: "", owner: { type: "customer", id: "" }, name: "", may_redeem: false, points_limit: null }

const firstCountry = async (req: AuthenticatedMedusaRequest, region_id: string): Promise<string | undefined> => {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "region", fields: ["countries.iso_2"], filters: { id: region_id } })
  return data[0]?.countries?.[0]?.iso_2
}

/** Each variant as the one line of a cart. A variant without a price earns nothing and is left out. */
const linesOf = async (req: AuthenticatedMedusaRequest, place: Place, variants: Variant[], { quantity }: EarnableQuery): Promise<PointsLine[]> => {
  const context = {
    region_id: place.region.id,
    currency_code: place.region.currency_code,
    ...(place.customer && { customer_id: place.customer.id, customer: { groups: place.customer.groups } }),
  }
  const bases = await readPriceBases(req.scope, tieredPricing(req.scope), variants.map(({ id }) => id), context)
  // Each for itself: what is bought alone counts with nothing else.
  const prices = new Map(variants.map(({ id, product_id }) => [id, priceLines([{ id, variant_id: id, product_id, quantity }], bases)[id]]))
  const taxes = await taxLinesOf(
    req.scope,
    place,
    variants.map(({ id, product_id, type_id }) => ({ id, product_id, product_type_id: type_id, unit_price: prices.get(id)?.unit_price ?? null }))
  )
  return variants.flatMap(({ id, product_id }): PointsLine[] => {
    const price = prices.get(id)
    return price
      ? [
          {
            id,
            variant_id: id,
            product_id,
            title: "",
            quantity,
            unit_price: price.unit_price,
            compare_at_unit_price: price.compare_at_unit_price,
            is_tax_inclusive: price.is_tax_inclusive,
            tax_rate: total((taxes?.get(id) ?? []).map(({ rate }) => amount(rate))),
            is_giftcard: false,
            adjustments: [],
          },
        ]
      : []
  })
}

const cartOf = ({ region, customer }: Place, line: PointsLine): PointsCart => ({
  id: "",
  customer_id: customer?.id ?? null,
  is_registered: customer !== null && customer !== undefined,
  customer_group_ids: (customer?.groups ?? []).map(({ id }) => id),
  region_id: region.id,
  sales_channel_id: null,
  currency_code: region.currency_code,
  promotion_codes: [],
  is_completed: false,
  credited: zero,
  lines: [line],
  shipping: [],
})
