import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "./api"

export type PriceListSettings = {
  type?: "sale" | "override"
  /** Whom it is for; default everyone. */
  groupIds?: string[]
  prices: { variant_id: string; currency_code: string; amount: number; min_quantity?: number; max_quantity?: number }[]
  startsAt?: string
  endsAt?: string
}

/** One of Medusa's own price lists, active. Returns its id. */
export const makePriceList = async ({ type = "sale", groupIds, prices, startsAt, endsAt }: PriceListSettings): Promise<string> => {
  const title = `Price list ${testApp.nextNumber()}`
  const { price_list } = await ok<HttpTypes.AdminPriceListResponse>(
    asAdmin().post("/admin/price-lists", {
      title,
      description: title,
      type,
      status: "active",
      prices,
      ...(groupIds && { rules: { "customer.groups.id": groupIds } }),
      ...(startsAt && { starts_at: startsAt }),
      ...(endsAt && { ends_at: endsAt }),
    })
  )
  return price_list.id
}

/** A percentage off the items of a cart, or off its shipping, by code. Returns the code. */
export const makePromotion = async (percent: number, target_type: "items" | "shipping_methods" = "items"): Promise<string> => {
  const code = `CODE${testApp.nextNumber()}`
  await ok(
    asAdmin().post("/admin/promotions", {
      code,
      type: "standard",
      status: "active",
      is_automatic: false,
      application_method: { type: "percentage", target_type, allocation: "across", value: percent },
    })
  )
  return code
}
