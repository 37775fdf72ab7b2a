/** Rules and carts for the specs of free products, by hand. */
import { aSituation, aLine, NOW } from "../../../rules/situation.fixture.spec"
import { amount, toNumber } from "../../../shared/money"
import { entitle, type Entitlement, type EntitlementInput, type FreeProductCart, type GivenVariant, type Left, type PaidLine, type Wish } from "./entitlement"
import { parseFreeProductRule, type FreeProductRule } from "./free-product-rule"

export { NOW }

type RuleFields = Record<string, unknown> & { id?: string; created_at?: Date }

/** An active rule that always gives a mug, unless the fields say otherwise. */
export const aRule = ({ id = "rule", created_at = NOW, ...fields }: RuleFields = {}): FreeProductRule => {
  const parsed = parseFreeProductRule({ name: id, status: "active", ...added("mug"), ...fields })
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.refusals))
  }
  return { ...parsed.value, id, created_at }
}

type Goods = string | { variant_id: string; quantity?: number; fallbacks?: string[] }

const goodsOf = (goods: Goods[]) => goods.map((each) => (typeof each === "string" ? { variant_id: each } : each))

export const added = (...goods: Goods[]) => ({ reward: { type: "added", goods: goodsOf(goods) } })
export const choice = (choose: number, ...goods: Goods[]) => ({ reward: { type: "choice", choose, goods: goodsOf(goods) } })
export const sameVariant = (every: number, fields: Record<string, unknown> = {}) => ({ reward: { type: "same_variant", every, ...fields }, repeat: { type: "each_time" } })
export const cheapest = (every: number, fields: Record<string, unknown> = {}) => ({ reward: { type: "cheapest", every, ...fields }, repeat: { type: "each_time" } })
export const perAmount = (each: number, fields: Record<string, unknown> = {}) => ({ repeat: { type: "per_amount", amounts: [{ currency_code: "eur", amount: each }], ...fields } })
export const perQuantity = (quantity: number, fields: Record<string, unknown> = {}) => ({ repeat: { type: "per_quantity", quantity, ...fields } })
export const from = (minimum: number) => ({ code: "goods_total", args: { currency_code: "eur", minimum } })

type LineFields = Parameters<typeof aLine>[0] & { unit_price?: number; is_tax_inclusive?: boolean; is_giftcard?: boolean }

/** One piece for 100 net and 119 gross, unless the fields say otherwise. Its product and its variant have the line's name. */
export const aPaidLine = (id: string, { unit_price = 100, quantity = 1, is_tax_inclusive = false, is_giftcard = false, ...fields }: LineFields = {}): PaidLine => ({
  ...aLine({ id, product_id: id, variant_id: id, quantity, net: unit_price * quantity, gross: unit_price * quantity * (is_tax_inclusive ? 1 : 1.19), ...fields }),
  unit_price: amount(unit_price),
  is_tax_inclusive,
  is_giftcard,
})

type CartFields = Partial<Omit<FreeProductCart, "lines">>

export const aCart = (lines: PaidLine[] = [aPaidLine("a")], fields: CartFields = {}): FreeProductCart => ({ ...aSituation(), ...fields, lines })

/** A variant that costs 10 and whose stock is kept under its own name, unless the fields say otherwise. */
export const aVariant = (variant_id: string, fields: Partial<GivenVariant> = {}): GivenVariant => ({
  variant_id,
  product_id: variant_id,
  refusal: null,
  usual_price: amount(10),
  needs: [{ inventory_item_id: variant_id, quantity: 1 }],
  ...fields,
})

type Asked = { variants?: GivenVariant[]; stock?: Record<string, number>; wishes?: Record<string, Partial<Wish>>; left?: Record<string, Partial<Left>> }

const NAMES = ["mug", "cap", "pen", "a", "b", "c"]

/** What the kernel is asked; of every variant that is not named in `stock`, a thousand are left. */
export const asked = (rules: FreeProductRule[], cart: FreeProductCart, { variants = [], stock = {}, wishes = {}, left = {} }: Asked = {}): EntitlementInput => ({
  rules,
  cart,
  variants: new Map([...NAMES.map((name) => aVariant(name)), ...variants].map((variant) => [variant.variant_id, variant])),
  stock: new Map(Object.entries({ ...Object.fromEntries(NAMES.map((name) => [name, 1000])), ...stock })),
  wishes: new Map(Object.entries(wishes).map(([id, wish]) => [id, { declined: false, chosen: [], ...wish }])),
  left: new Map(Object.entries(left).map(([id, each]) => [id, { owner: null, total: null, ...each }])),
})

export const entitled = (rules: FreeProductRule[], cart: FreeProductCart = aCart(), given: Asked = {}): Entitlement => entitle(asked(rules, cart, given))

/** `3 mug`, `1 cap instead of mug`, `2 of a for 20`; in their order. */
export const inShort = ({ lines, pieces }: Pick<Entitlement, "lines" | "pieces">): string[] => [
  ...lines.map(({ quantity, variant_id, instead_of }) => `${quantity} ${variant_id}${instead_of ? ` instead of ${instead_of}` : ""}`),
  ...pieces.map(({ quantity, line_id, amount: off }) => `${quantity} of ${line_id} for ${toNumber(off)}`),
]

/** What the first rule gives, in short. */
export const givenBy = (rule: RuleFields, cart: FreeProductCart = aCart(), given: Asked = {}): string[] => inShort(entitled([aRule(rule)], cart, given))

/** The verdict on one rule. */
export const verdictOn = (rule: RuleFields, cart: FreeProductCart = aCart(), given: Asked = {}) => entitled([aRule(rule)], cart, given).verdicts[0]

/** `3 mug: out_of_stock`, of a rule as a whole `3: limit_total`. */
export const shortfallsOf = (...parameters: Parameters<typeof verdictOn>): string[] => verdictOn(...parameters).shortfalls.map(({ variant_id, missing, reason }) => `${missing}${variant_id ? ` ${variant_id}` : ""}: ${reason}`)
