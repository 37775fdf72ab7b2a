import type { GrantedReward, GrantRewardInput } from "../../src/workflows/rewards/grant-reward"
import { ok } from "./api"
import { makeCart, prepareCheckout, type CartResponse, type Line, type Session } from "./carts"
import { eventually } from "./eventually"
import { withClient } from "./database"

const inDatabase = (text: string, values: unknown[]) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))

type Given = Partial<GrantRewardInput>

/** Gives a reward as occasions and referrals do. */
export const grantReward = async (given: Given): Promise<GrantedReward> => {
  const key = `test:${testApp.nextNumber()}`
  const { result } = await testApp.container.resolve("workflows").run("grant-reward", {
    input: { key, source: { type: "admin", id: "spec" }, reward: tenPercent(), ...given },
  })
  return result as GrantedReward
}

/** 10 % off for thirty days. */
export const tenPercent = (over: Record<string, unknown> = {}) => ({ kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 30, ...over })

/** A personal code. */
export const givePersonalCode = async (owner: { customer_id: string } | { email: string }, over: Record<string, unknown> = {}): Promise<string> => {
  const { code } = await grantReward({ ...owner, reward: tenPercent(over) })
  if (!code) throw new Error("No code was given")
  return code
}

/** Puts codes on a cart; the answer is the caller's to look at. */
export const putOn = ({ client }: Session, cartId: string, ...promo_codes: string[]) => client.post(`/store/carts/${cartId}/promotions`, { promo_codes })

/** A cart with lines and a code, ready to be completed. */
export const cartWithCode = async (buying: Session, items: Line[], code: string, provider?: string) => {
  const { id } = await makeCart(buying, items)
  const { cart } = await ok<CartResponse>(putOn(buying, id, code))
  const payment = await prepareCheckout(buying, id, provider)
  return { id, discount: cart.discount_subtotal, payment }
}

/** The codes on a cart, as it is shown. */
export const codesOf = async ({ client }: Session, cartId: string): Promise<string[]> => {
  const { cart } = await ok<{ cart: { promotions?: { code?: string | null }[] } }>(client.get(`/store/carts/${cartId}`, { fields: "id,promotions.code" }))
  return (cart.promotions ?? []).flatMap(({ code }) => code ?? [])
}

/** Moves the end of a code. */
export const endCode = (code: string, ends_at: Date) => inDatabase("UPDATE personal_code SET ends_at = $2 WHERE code = $1", [code, ends_at])

/** How a code is used: by which cart and order; null where by none. */
export const useOf = async (code: string): Promise<{ cart_id: string; order_id: string | null } | null> => {
  const { rows } = await inDatabase("SELECT u.cart_id, u.order_id FROM personal_code_use u JOIN personal_code c ON c.id = u.code_id WHERE c.code = $1 AND u.given_back_at IS NULL", [code])
  return rows[0] ?? null
}

/** Waits until a code is used by nobody. */
export const untilFree = (code: string) => eventually(async () => ((await useOf(code)) ? undefined : true))
