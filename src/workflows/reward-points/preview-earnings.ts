import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { computeEarning, type Award, type AwardRule } from "../../modules/reward-points/domain/earning"
import { SHIPPING_LINE } from "../../modules/reward-points/domain/earning-order"
import type { EarningRule } from "../../modules/reward-points/domain/earning-rule"
import type { Program } from "../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { RefusalError, unknownIdRefusal } from "../../shared/refusal-error"
import { z } from "../../shared/schema"
import type { AdminEarningPreview } from "../../types/reward-points"
import { listPurchases } from "../purchases/list-purchases"
import { ordersBefore } from "../purchases/orders-before"
import { earningOrder, factsOfCart, readEarningBasis, type EarningFacts } from "./cart/earnings"
import { readPointsCart, type PointsCart } from "./cart/snapshot"
import { contractOf, freeLinesAmong } from "./order/awards-without-cart"
import { readPointsOrder } from "./order/order-snapshot"
import { walletsOf } from "./wallets"

/** What would be earned with a cart or an order, by its own buyer or by another customer. */
export type PreviewEarningsInput = { customer_id?: string; cart_id?: string; order_id?: string }

type Question = Omit<Parameters<typeof computeEarning>[0], "rules">

const previewEarningsStep = createStep("preview-points-earnings", async (input: PreviewEarningsInput, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const program = await service.readProgram()
  const cart = await askedCart(container, input)
  const considered = await service.consideredEarningRules()
  const rules = considered.flatMap(({ rule }) => (rule.ok ? [rule.value] : []))
  const wallets = cart.customer_id ? await walletsOf(container, cart.customer_id) : []
  const facts = await factsOfCart(container, program, cart, wallets, await factsOfOrder(container, program, input, cart))
  const { usage, ...read } = await readEarningBasis(container, program, cart, wallets, facts, at, rules)
  const question = { program, order: earningOrder(cart, read, facts, service.options.time_zone, at), usage, at }
  const award = computeEarning({ ...question, rules })
  const broken = considered.flatMap(({ id, name, rule }): AwardRule[] =>
    rule.ok ? [] : [{ rule_id: id, name, points: 0, applied: false, reason: "malformed_rule", details: { broken: rule.refusals } }]
  )
  return new StepResponse<AdminEarningPreview>({
    points: award.points,
    lines: presentLines(cart, award),
    rules: [...award.rules.map((said) => (said.reason === "draft" ? ofDraft(said, rules, question) : said)), ...broken],
  })
})

/** The cart, or the order, with its buyer or the one who is asked for. @throws RefusalError `unknown_id` */
const askedCart = async (container: MedusaContainer, { customer_id, cart_id, order_id }: PreviewEarningsInput): Promise<PointsCart> => {
  const cart = cart_id ? await readPointsCart(container, cart_id) : (await readPointsOrder(container, order_id ?? ""))?.order
  const customer = customer_id ? await readCustomer(container, customer_id) : {}
  if (!cart || !customer) {
    throw new RefusalError("invalid_input", [
      ...(cart ? [] : [cart_id ? unknownIdRefusal("cart_id", "cart", [cart_id]) : unknownIdRefusal("order_id", "order", [order_id ?? ""])]),
      ...(customer ? [] : [unknownIdRefusal("customer_id", "customer", [customer_id ?? ""])]),
    ])
  }
  return { ...cart, ...customer }
}

/** An order of its own buyer is for the company that it is recorded for, and has the number that it had when it was placed. */
const factsOfOrder = async (
  container: MedusaContainer,
  program: Program,
  { order_id, customer_id }: PreviewEarningsInput,
  { customer_id: buyer_id, is_registered }: PointsCart
): Promise<Partial<EarningFacts>> => {
  if (!order_id) {
    return {}
  }
  const purchases = await listPurchases(container, [order_id])
  const [purchase] = purchases
  const of_lines = { contract: await contractOf(container, program, { id: order_id }), free: freeLinesAmong(purchases) }
  if (!purchase || !buyer_id || (customer_id !== undefined && customer_id !== purchase.customer_id)) {
    return of_lines
  }
  const own = { id: order_id, placed_at: new Date(purchase.placed_at) }
  return { ...of_lines, company_id: purchase.company_id, orders_before: async () => (is_registered ? ordersBefore(container, buyer_id, own) : null) }
}

const readGroups = z.object({ has_account: z.boolean().nullish(), groups: z.array(z.object({ id: z.string() }).nullable()).nullish() })

const readCustomer = async (container: MedusaContainer, customer_id: string): Promise<Pick<PointsCart, "customer_id" | "is_registered" | "customer_group_ids"> | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "has_account", "groups.id"], filters: { id: customer_id } })
  if (!data.length) {
    return null
  }
  const { has_account, groups } = readGroups.parse(data[0])
  return { customer_id, is_registered: Boolean(has_account), customer_group_ids: (groups ?? []).flatMap((group) => group?.id ?? []) }
}

/** A draft gives nothing; its points are those that it would give if it were active beside the others. */
const ofDraft = (said: AwardRule, rules: EarningRule[], question: Question): AwardRule => {
  const tried = rules.map((rule) => (rule.id === said.rule_id ? { ...rule, status: "active" as const } : rule))
  const would = computeEarning({ ...question, rules: tried }).rules.find(({ rule_id }) => rule_id === said.rule_id)
  return would ? { ...said, points: would.points, details: { ...would.details, would: { applied: would.applied, reason: would.reason } } } : said
}

/** Every line of the cart; a gift card is money in another form and earns nothing. */
const presentLines = ({ lines }: PointsCart, award: Award): AdminEarningPreview["lines"] => {
  const earned = new Map(award.lines.map((line) => [line.line_id, line]))
  const nothing = { points: 0, basis: 0, reasons: [], excluded: "gift_card" }
  const shipping = earned.get(SHIPPING_LINE)
  return [
    ...lines.map(({ id, title }) => ({ line_id: id, title, ...(earned.get(id) ?? nothing) })),
    ...(shipping ? [{ title: "Shipping", ...shipping }] : []),
  ]
}

export const previewEarningsWorkflowId = "preview-points-earnings"

/**
 * What a cart or an order would earn now, line by line and rule by rule, drafts too. Nothing is
 * granted. You can use this workflow within your own customizations.
 *
 * @example
 * const { result } = await previewEarningsWorkflow(container).run({ input: { cart_id: "cart_1", customer_id: "cus_1" } })
 *
 * @summary Preview what would be earned. Answers `{ points, lines, rules }`.
 * @throws RefusalError `unknown_id`
 */
export const previewEarningsWorkflow = createWorkflow(previewEarningsWorkflowId, (input: PreviewEarningsInput) => new WorkflowResponse(previewEarningsStep(input)))
