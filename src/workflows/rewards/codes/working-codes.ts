/** Which personal codes work on a cart. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { codeRefusal, refusalInWords, type CodeCart } from "../../../modules/rewards/domain/personal-code"
import { REWARDS } from "../../../modules/rewards/key"
import type { CodeRow, RewardsService } from "../../../modules/rewards/service"
import { amount } from "../../../shared/money"
import type { Refusal } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { looksLikeCode } from "../../../storage/codes"
import { hasOwnSession } from "../../carts/open-cart"
import { moneyOfMedusa } from "../../carts/snapshot"
import { withoutDeadUses } from "./dead-uses"

/** The attribute of a promotion's rule, and of the context of a cart, that names the codes which work on it. */
export const WORKING_CODES = "b2b_personal_codes"

const coded = z.object({ adjustments: z.array(z.object({ code: z.string().nullish() }).nullable()).nullish() })

/** What is looked at of a cart (a promotion that an admin has deleted is undefined there), as Medusa's workflows and its query hand it over. */
const cartWithCodes = z.object({
  id: z.string(),
  customer_id: z.string().nullish(),
  customer: z.object({ id: z.string() }).nullish(),
  email: z.string().nullish(),
  currency_code: z.string(),
  item_subtotal: moneyOfMedusa.nullish(),
  promotions: z.array(z.object({ code: z.string().nullish() }).nullish()).nullish(),
  items: z.array(coded.nullable()).nullish(),
})

/** Fields of a cart that are read for its personal codes. */
export const CODE_FIELDS = ["id", "email", "customer_id", "currency_code", "item_subtotal", "promotions.code"]

/** A code that does not work, and why. */
export type RefusedCode = { code: CodeRow; refusal: Refusal }

/** The codes of a cart's promotions that may be personal ones. */
export const codesOn = (cart: unknown): string[] => {
  const { promotions, items } = cartWithCodes.parse(cart)
  const adjusted = (items ?? []).flatMap((item) => (item?.adjustments ?? []).map((adjustment) => adjustment?.code))
  return [...new Set([...(promotions ?? []).map((promotion) => promotion?.code), ...adjusted])].filter((code) => code !== null && code !== undefined).filter(looksLikeCode)
}

/**
 * The personal codes among texts, those that work on the cart and those that do not. One statement;
 * none where nothing looks like a personal code.
 */
export const sortCodes = async (container: MedusaContainer, cart: unknown, codes: string[], at: Date): Promise<{ working: string[]; refused: RefusedCode[] }> => {
  const personal = codes.filter(looksLikeCode)
  return personal.length ? sortFound(container, cart, await container.resolve<RewardsService>(REWARDS).findCodes(personal), at) : { working: [], refused: [] }
}

/** @param begun_at see `codeRefusal` */
export const sortFound = async (container: MedusaContainer, cart: unknown, found: CodeRow[], at: Date, begun_at: Date | null = null): Promise<{ working: string[]; refused: RefusedCode[] }> => {
  if (!found.length) {
    return { working: [], refused: [] }
  }
  const seen = await codeCart(container, cart, found)
  const standing = await withoutDeadUses(container, found, seen.id)
  const refused = standing.flatMap((code) => {
    const refusal = codeRefusal(code, seen, at, begun_at)
    return refusal ? [{ code, refusal: { path: "promo_codes", reason: refusal.reason, message: `${code.code} ${refusalInWords(refusal)}`, values: [code.code] } }] : []
  })
  return { working: standing.filter((code) => !refused.some((each) => each.code === code)).map(({ code }) => code), refused }
}

/** A customer who has not shown by a session that the cart is his is nobody: anyone can put an address on a cart. */
const codeCart = async (container: MedusaContainer, given: unknown, found: CodeRow[]): Promise<CodeCart> => {
  const { id, customer_id, customer, email, currency_code, item_subtotal } = cartWithCodes.parse(given)
  const named = customer_id ?? customer?.id ?? null
  const asks = named !== null && found.some((code) => code.customer_id === named)
  return { id, email: email ?? null, currency_code, goods_net: amount(item_subtotal ?? 0), customer_id: asks && (await hasOwnSession(container, id, named)) ? named : null }
}
