/** What a cart is to free products: its paid lines, what can be given, and what its buyer wants. Plain data, read by one snapshot. */
import { countedLines, type Situation, type SituationLine } from "../../../rules/situation"
import type { Amount } from "../../../shared/money"

/** A paid line, with what the cheapest of them is told by: its unit price in its own price mode, before promotions. */
export type PaidLine = SituationLine & { unit_price: Amount; is_tax_inclusive: boolean; /** Gift cards count nowhere. */ is_giftcard: boolean }

/** The cart as the kernel reads it; `lines` has no managed line and no gift card in it. */
export type FreeProductCart = Omit<Situation, "lines"> & { lines: readonly PaidLine[] }

/**
 * A variant that a rule may give.
 *
 * @property refusal Why it cannot be given at all here: deleted, product not published or not in the sales channel, no price in the currency, shipped by a profile that no paid line has
 * @property usual_price What one piece costs this buyer, what it is worth where it is free; null where it has no price
 * @property needs What one piece takes from stock, by inventory item; none where stock is not kept or may go below zero
 */
export type GivenVariant = { variant_id: string; product_id: string; refusal: "not_found" | "not_published" | "not_in_channel" | "no_price" | "other_shipping_profile" | null; usual_price: Amount | null; needs: readonly { inventory_item_id: string; quantity: number }[] }

/** What a buyer wants of a rule at this cart. */
export type Wish = { declined: boolean; /** Of a `choice`, in the order in which it was picked; `quantity` counts picks. */ chosen: readonly { variant_id: string; quantity: number }[] }

/** How many free pieces a rule may still give: to this customer or company in its period, and in all; null: no limit. */
export type Left = { owner: number | null; total: number | null }

/** The lines that count: what a rule gave, and gift cards, feed nothing. */
export const paidLines = ({ lines }: Pick<FreeProductCart, "lines">): PaidLine[] => countedLines({ lines }).filter(({ is_giftcard }) => !is_giftcard)
