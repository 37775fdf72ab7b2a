/** A cart as core's completion hands it over, with what free products claim of it. */
import type { GivenVariant } from "../../../modules/free-products/domain/entitlement"
import type { NewUse, StockNeed } from "../../../modules/free-products/service"
import type { ManagedLine, ManagedPieces } from "../../../modules/free-products/storage/carts"
import { FREE_PRODUCTS_PROVIDER } from "../../../shared/free-product-adjustment"
import { amount, times, type Amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import { moneyOfMedusa } from "../../carts/snapshot"
import { lineKeys } from "../../reward-points/cart/line-keys"
import { mayBeFree } from "../order/free-lines"

const list = <T extends z.ZodType>(row: T) =>
  z
    .array(row.nullish())
    .nullish()
    .transform((rows) => (rows ?? []).flatMap((each) => (each ? [each] : [])))

const variant = z.object({
  manage_inventory: z.boolean().nullish(),
  allow_backorder: z.boolean().nullish(),
  inventory_items: list(
    z.object({
      inventory_item_id: z.string(),
      required_quantity: z.coerce.number(),
      inventory: z.object({ location_levels: list(z.object({ location_id: z.string(), stock_locations: list(z.object({ id: z.string(), sales_channels: list(z.object({ id: z.string() })) })) })) }).nullish(),
    })
  ),
})

const completing = z.object({
  id: z.string(),
  currency_code: z.string(),
  email: z.string().nullish(),
  customer_id: z.string().nullish(),
  customer: z.object({ id: z.string(), has_account: z.boolean().nullish() }).nullish(),
  sales_channel_id: z.string().nullish(),
  items: list(
    z.object({
      id: z.string(),
      title: z.string().nullish(),
      variant_id: z.string().nullish(),
      quantity: moneyOfMedusa,
      unit_price: moneyOfMedusa,
      raw_unit_price: moneyOfMedusa.nullish(),
      compare_at_unit_price: moneyOfMedusa.nullish(),
      adjustments: list(z.object({ id: z.string(), amount: moneyOfMedusa, raw_amount: moneyOfMedusa.nullish(), provider_id: z.string().nullish() })),
      variant: variant.nullish(),
    })
  ),
})

/** @property unit_price, usual_price In the line's own price mode; `usual_price` is what a free piece costs otherwise */
export type CompletingLine = { id: string; title: string; variant_id: string | null; quantity: number; unit_price: Amount; usual_price: Amount; off: Map<string, Amount> }

/**
 * @property customer_id Of a registered customer alone
 * @property needs What one piece of each variant takes from stock; nothing where stock is not kept or may go below zero
 * @property location_ids From where the cart's sales channel sells
 */
export type CompletingCart = {
  id: string
  currency_code: string
  email: string | null
  customer_id: string | null
  is_registered: boolean
  lines: CompletingLine[]
  needs: Map<string, Pick<GivenVariant, "needs">>
  location_ids: string[]
}

type FoundVariant = z.infer<typeof variant>

/** Reads what core's completion hands over. */
export const completingCart = (found: unknown): CompletingCart => {
  const { id, currency_code, email, customer_id, customer, sales_channel_id, items } = completing.parse(found)
  const variants = items.flatMap(({ variant_id, variant: of_line }): [string, FoundVariant][] => (variant_id && of_line ? [[variant_id, of_line]] : []))
  return {
    id,
    currency_code,
    email: email ?? null,
    customer_id: customer_id ?? customer?.id ?? null,
    is_registered: Boolean(customer?.has_account),
    lines: items.map((item) => ({
      id: item.id,
      title: item.title ?? "",
      variant_id: item.variant_id ?? null,
      quantity: Number(item.quantity),
      unit_price: amount(item.raw_unit_price ?? item.unit_price),
      usual_price: amount(item.compare_at_unit_price ?? 0),
      off: new Map(item.adjustments.filter(({ provider_id }) => provider_id === FREE_PRODUCTS_PROVIDER).map((each) => [each.id, amount(each.raw_amount ?? each.amount)])),
    })),
    needs: new Map(variants.map(([variant_id, each]) => [variant_id, { needs: needsOf(each) }])),
    location_ids: [...new Set(variants.flatMap(([, each]) => locationsOf(each, sales_channel_id ?? null)))],
  }
}

const needsOf = ({ manage_inventory, allow_backorder, inventory_items }: FoundVariant): StockNeed[] =>
  manage_inventory && !allow_backorder ? inventory_items.map(({ inventory_item_id, required_quantity }) => ({ inventory_item_id, quantity: required_quantity })) : []

const locationsOf = ({ inventory_items }: FoundVariant, sales_channel_id: string | null): string[] =>
  inventory_items
    .flatMap(({ inventory }) => inventory?.location_levels ?? [])
    .filter(({ stock_locations }) => !sales_channel_id || stock_locations.some(({ sales_channels }) => sales_channels.some(({ id }) => id === sales_channel_id)))
    .map(({ location_id }) => location_id)

/** Whether the cart shows anything that a rule may have given: of any other cart nothing is asked. */
export const showsSomethingFree = ({ lines }: CompletingCart): boolean => lines.some((line) => mayBeFree(line) || line.off.size > 0)

/**
 * What the cart got of rules, as core makes the order of it: lines that are recorded as rules' and cost nothing, and pieces whose
 * adjustment stands on its line.
 */
export const usesOf = ({ lines, needs }: CompletingCart, managed: readonly ManagedLine[], pieces: readonly ManagedPieces[]): NewUse[] => {
  const keys = lineKeys(lines)
  const byId = new Map(lines.map((line) => [line.id, line]))
  return [
    ...managed.flatMap(({ rule_id, line_id, instead_of }): NewUse[] => {
      const line = byId.get(line_id)
      return line && mayBeFree(line)
        ? [
            {
              ...{ rule_id, kind: "line", variant_id: line.variant_id, instead_of, line_id, line_key: keys[line_id], quantity: line.quantity },
              cost: times(line.usual_price, line.quantity).toFixed(),
              needs: (needs.get(line.variant_id ?? "")?.needs ?? []).map(({ inventory_item_id, quantity }) => ({ inventory_item_id, quantity: quantity * line.quantity })),
            },
          ]
        : []
    }),
    ...pieces.flatMap(({ rule_id, line_id, adjustment_id, quantity }): NewUse[] => {
      const line = byId.get(line_id)
      const off = line?.off.get(adjustment_id)
      return line && off ? [{ rule_id, kind: "pieces", variant_id: line.variant_id, instead_of: null, line_id, line_key: keys[line_id], quantity, cost: off.toFixed(), needs: [] }] : []
    }),
  ]
}
