import { asAdmin, ok } from "./api"
import type { Shop } from "./shops"

/** A line of a draft or of an edit's preview, as far as the specs look at it. */
export type DraftLine = {
  id: string
  variant_id: string
  quantity: number
  unit_price: number
  is_discountable: boolean
  adjustments?: { amount: number }[]
  actions?: { id: string; action: string }[]
}

export type Draft = { id: string; items: DraftLine[]; total: number; tax_total: number; discount_total: number; customer_id: string | null }

export type DraftItem = { variant_id: string; quantity: number; unit_price?: number }

const FIELDS = "id,customer_id,total,tax_total,discount_total,*items,*items.adjustments"

/** A draft order with a shipping address in the shop's country. */
export const makeDraft = async (shop: Shop, items: DraftItem[], settings: { customerId?: string; email?: string; promoCodes?: string[] } = {}): Promise<Draft> => {
  const { draft_order } = await ok<{ draft_order: Draft }>(
    asAdmin().post(`/admin/draft-orders?fields=${FIELDS}`, {
      region_id: shop.regionId,
      sales_channel_id: shop.salesChannelId,
      shipping_address: { first_name: "Ada", last_name: "Buyer", address_1: "Main Street 1", city: "Town", postal_code: "10000", country_code: shop.countryCode },
      items,
      ...(settings.customerId ? { customer_id: settings.customerId } : { email: settings.email ?? `draft-${testApp.nextNumber()}@tests.example` }),
      ...(settings.promoCodes && { promo_codes: settings.promoCodes }),
    })
  )
  return draft_order
}

export const readDraft = async (id: string): Promise<Draft> =>
  (await ok<{ draft_order: Draft }>(asAdmin().get(`/admin/draft-orders/${id}`, { fields: FIELDS }))).draft_order

/** Chooses the customer of a draft, as the dashboard does after the items. */
export const chooseCustomer = async (id: string, customer_id: string): Promise<Draft> =>
  (await ok<{ draft_order: Draft }>(asAdmin().post(`/admin/draft-orders/${id}?fields=${FIELDS}`, { customer_id }))).draft_order

/** An edit of a draft: each call answers the draft as the edit would leave it. */
export const draftEdit = (id: string) => {
  const path = `/admin/draft-orders/${id}/edit`
  const preview = async (path: string, body: object): Promise<Draft> =>
    (await ok<{ draft_order_preview: Draft }>(asAdmin().post(path, body))).draft_order_preview
  return {
    begin: () => ok(asAdmin().post(path)),
    add: (...items: DraftItem[]) => preview(`${path}/items`, { items }),
    /** Changes a line that was there before the edit. */
    update: (lineId: string, change: { quantity: number; unit_price?: number }) => preview(`${path}/items/item/${lineId}`, change),
    /** Changes a line that the edit has added. */
    updateAdded: (actionId: string, change: { quantity: number; unit_price?: number }) => preview(`${path}/items/${actionId}`, change),
    takeBack: async (actionId: string): Promise<Draft> =>
      (await ok<{ draft_order_preview: Draft }>(asAdmin().delete(`${path}/items/${actionId}`))).draft_order_preview,
    promote: (...promo_codes: string[]) => preview(`${path}/promotions`, { promo_codes }),
    confirm: () => preview(`${path}/confirm`, {}),
    cancel: () => ok(asAdmin().delete(path)),
  }
}

/** The line of a variant. */
export const lineOf = ({ items }: { items: DraftLine[] }, variantId: string): DraftLine => {
  const line = items.find(({ variant_id }) => variant_id === variantId)
  if (!line) throw new Error(`There is no line of ${variantId}`)
  return line
}

/** The action of an edit that added a line. */
export const addingAction = ({ actions }: DraftLine): string => actions?.find(({ action }) => action === "ITEM_ADD")?.id ?? ""
