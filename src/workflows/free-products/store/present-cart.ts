/** What a buyer is told about free products at his cart. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { RuleVerdict } from "../../../modules/free-products/domain/entitlement"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { taxOfMinimum } from "../../../modules/free-products/domain/tax-of-minimum"
import { amount, times, toNumber } from "../../../shared/money"
import type { StoreCartFreeProductsResponse, StoreFreeProduct } from "../../../types/free-products"
import { answerToCart, type CartAnswer } from "./cart-answer"
import { presentGoods } from "./goods"

const ORDER: StoreFreeProduct["state"][] = ["granted", "choice_open", "near_miss", "declined", "unavailable"]

/**
 * The free products of a cart: granted, choices that are open, what is near, what was declined, and what cannot be had.
 *
 * @throws RefusalError `cart_not_found`
 */
export const presentCartFreeProducts = async (container: MedusaContainer, cart_id: string): Promise<StoreCartFreeProductsResponse> => {
  const told = await answerToCart(container, cart_id)
  const rules = new Map(told.free.rules.map((rule) => [rule.id, rule]))
  const shown = told.answer.entitlement.verdicts.flatMap((verdict) => presentRule(rules.get(verdict.rule_id), verdict, told))
  const near = ({ state, near_miss }: StoreFreeProduct): number => (state === "near_miss" && near_miss ? near_miss.progress : 0)
  return {
    // The order of rules with the same state and distance is that of the verdicts.
    free_products: [...shown].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || near(b) - near(a)),
    currency_code: told.snapshot.currency_code,
  }
}

const presentRule = (rule: FreeProductRule | undefined, verdict: RuleVerdict, told: CartAnswer): StoreFreeProduct[] => {
  const state = stateOf(verdict, told)
  if (!rule || !state) {
    return []
  }
  const { near_miss, shortfalls } = verdict
  return [
    {
      rule_id: rule.id,
      name: rule.name,
      description: rule.description,
      state,
      lines: [...managedLines(rule.id, told), ...freePieces(rule.id, told)],
      goods: presentGoods(rule, told.answer),
      choice: presentChoice(rule, verdict),
      near_miss: near_miss && { ...near_miss, tax: near_miss.missing_amount === null ? null : taxOfMinimum(rule, near_miss.currency_code) },
      shortfalls,
    },
  ]
}

/** A choice that is only near is told as it would be: how many can be picked makes the sentence. */
const presentChoice = ({ reward }: FreeProductRule, { choice, times: often }: RuleVerdict): StoreFreeProduct["choice"] => {
  if (choice) {
    const chosen = choice.goods.flatMap((each) => (each.chosen > 0 ? [{ variant_id: each.variant_id, quantity: each.chosen }] : []))
    return { choose: choice.choose, open: choice.open, each: often, chosen }
  }
  return reward.type === "choice" ? { choose: reward.choose, open: reward.choose, each: 1, chosen: [] } : null
}

/** Null for what the buyer need not know. */
const stateOf = ({ fires, declined, lines, pieces, choice, near_miss, shortfalls }: RuleVerdict, { has_goods }: CartAnswer): StoreFreeProduct["state"] | null => {
  if (!fires || !has_goods) {
    return near_miss ? "near_miss" : null
  }
  if (declined) {
    return "declined"
  }
  if (choice && choice.open > 0) {
    return "choice_open"
  }
  if (lines.length || pieces.length) {
    return "granted"
  }
  return shortfalls.length ? "unavailable" : near_miss && "near_miss"
}

type ShownLine = StoreFreeProduct["lines"][number]

const managedLines = (rule_id: string, { snapshot, free, answer: { variants } }: CartAnswer): ShownLine[] =>
  free.lines.flatMap((line) => {
    const shown = line.rule_id === rule_id ? snapshot.lines.find(({ id }) => id === line.line_id) : undefined
    const thumbnail = variants.known.get(line.variant_id)?.thumbnail ?? variants.known.get(line.variant_id)?.product?.thumbnail ?? null
    return shown ? [{ line_id: shown.id, kind: "line", variant_id: line.variant_id, title: shown.title, thumbnail, quantity: shown.quantity, value: toNumber(times(shown.compare_at_unit_price ?? amount(0), shown.quantity)) }] : []
  })

const freePieces = (rule_id: string, { snapshot, free }: CartAnswer): ShownLine[] =>
  free.pieces.flatMap((pieces) => {
    const line = pieces.rule_id === rule_id ? snapshot.lines.find(({ id }) => id === pieces.line_id) : undefined
    const adjustment = snapshot.adjustments.find(({ id }) => id === pieces.adjustment_id)
    return line && adjustment ? [{ line_id: line.id, kind: "pieces", variant_id: line.variant_id ?? "", title: line.title, thumbnail: null, quantity: pieces.quantity, value: toNumber(adjustment.amount) }] : []
  })
