/** The actions of an order change that say what points pay. */
import type { CreateOrderChangeActionDTO, MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, Modules } from "@medusajs/framework/utils"
import { amount, plus, type Amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import { listPurchases } from "../../purchases/list-purchases"
import { POINTS_DESCRIPTION, POINTS_PROVIDER, pointsCartOf } from "../cart/snapshot"
import { readPaidLines, standingPoints, type EditedOrder, type StandingPoints } from "./standing-points"

/** The open change of an order. */
export type OpenChange = { id: string; version: number }

/** How an open change comes to say what points pay. */
export type EditPointsPlan = { changed: boolean; remove: string[]; create: CreateOrderChangeActionDTO[] }

const NOTHING: EditPointsPlan = { changed: false, remove: [], create: [] }

const action = z.object({ id: z.string(), action: z.string() })
const anyAdjustment = z.looseObject({ id: z.string().nullish() })
const part = z.looseObject({
  id: z.string(),
  actions: z.array(action).nullish(),
  adjustments: z.array(anyAdjustment).nullish(),
  detail: z.looseObject({ return_received_quantity: z.coerce.number().nullish(), return_dismissed_quantity: z.coerce.number().nullish() }).nullish(),
})
const readPreview = z.looseObject({
  order_change: z.object({ id: z.string(), version: z.number() }).nullish(),
  items: z.array(part),
  shipping_methods: z.array(part).nullish(),
})

/** An order as its open change would leave it, and the actions that replace adjustments by now. */
type Preview = EditedOrder & { change: OpenChange; replacing: Record<string, string[]> }

/**
 * What must become of the open change of an order so that its preview, and the order once it is
 * confirmed, show what points pay. Nothing where none is open, or points paid for nothing.
 */
export const planEditPoints = async (container: MedusaContainer, order_id: string): Promise<EditPointsPlan> => {
  const rows = await readPaidLines(container, order_id)
  const purchases = rows.length ? await listPurchases(container, [order_id]) : []
  const preview = purchases.length ? await readChange(container, order_id, purchases[0].currency_code) : null
  if (!preview) {
    return NOTHING
  }
  const wrong = (await standingPoints(container, order_id, rows, purchases, preview)).filter(({ is_right }) => !is_right)
  return {
    changed: wrong.length > 0,
    remove: wrong.flatMap(({ line }) => preview.replacing[line.id] ?? []),
    create: wrong.map((each) => ({ ...replacement(each), order_id, order_change_id: preview.change.id, version: preview.change.version })),
  }
}

const REPLACE = { line: ChangeActionType.ITEM_ADJUSTMENTS_REPLACE, shipping: ChangeActionType.SHIPPING_ADJUSTMENTS_REPLACE }

/** All adjustments of a line: those of promotions as they are, and ours as it should be. */
export const replacement = ({ kind, line, amount: value, is_tax_inclusive }: StandingPoints): Pick<CreateOrderChangeActionDTO, "action" | "details"> => {
  const reference = kind === "line" ? { item_id: line.id } : { shipping_method_id: line.id }
  const others = line.adjustments
    .filter(({ provider_id }) => provider_id !== POINTS_PROVIDER)
    .map((each) => ({ ...reference, amount: each.amount.toFixed(), is_tax_inclusive: each.is_tax_inclusive, code: each.code, promotion_id: each.promotion_id, description: each.description }))
  const ours = value.isZero() ? [] : [{ ...reference, amount: value.toFixed(), is_tax_inclusive, description: POINTS_DESCRIPTION }]
  return { action: REPLACE[kind], details: { reference_id: line.id, adjustments: [...others, ...ours] } }
}

/** A preview says nothing of its currency. */
const readChange = async (container: MedusaContainer, order_id: string, currency_code: string): Promise<Preview | null> => {
  const found = readPreview.parse(JSON.parse(JSON.stringify(await container.resolve(Modules.ORDER).previewOrderChange(order_id))))
  const { order_change, items, shipping_methods } = found
  if (!order_change) {
    return null
  }
  const parts = [...items, ...(shipping_methods ?? [])]
  return {
    change: order_change,
    order: pointsCartOf({ ...found, currency_code, items: items.map(withIds), shipping_methods: shipping_methods?.map(withIds) }),
    returned: Object.fromEntries(items.map(({ id, detail }) => [id, returnedOf(detail)])),
    replacing: Object.fromEntries(parts.map(({ id, actions }) => [id, (actions ?? []).filter(isReplacing).map((each) => each.id)])),
  }
}

/** Pieces that came back of a line. */
export const returnedOf = (detail: { return_received_quantity?: number | null; return_dismissed_quantity?: number | null } | null | undefined): Amount =>
  plus(amount(detail?.return_received_quantity ?? 0), detail?.return_dismissed_quantity ?? 0)

const isReplacing = ({ action: name }: z.infer<typeof action>): boolean => name === REPLACE.line || name === REPLACE.shipping

/** Adjustments of a change are not stored yet: they have no ids. */
const withIds = (each: z.infer<typeof part>) => ({ ...each, adjustments: (each.adjustments ?? []).map((adjustment, index) => ({ ...adjustment, id: adjustment.id ?? `${each.id}:${index}` })) })
