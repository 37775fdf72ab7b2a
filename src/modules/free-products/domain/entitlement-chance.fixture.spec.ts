/** Rules, carts and stock for the specs of free products, by chance. Few names, so that rules meet. */
import fc from "fast-check"
import { amount } from "../../../shared/money"
import { aCart, aPaidLine, aRule, asked, aVariant, NOW } from "./entitlement.fixture.spec"
import type { EntitlementInput, GivenVariant, PaidLine } from "./entitlement"
import type { FreeProductRule } from "./free-product-rule"

const GIVEN = ["mug", "cap", "pen"]
const BOUGHT = ["a", "b", "c"]
const ITEMS = ["mug", "cap", "pen", "a", "b", "c", "lid"]

const upTo = (max: number, min = 1) => fc.integer({ min, max })

const someGoods = fc.uniqueArray(fc.record({ variant_id: fc.constantFrom(...GIVEN), quantity: upTo(3), fallbacks: fc.uniqueArray(fc.constantFrom(...GIVEN, "a"), { maxLength: 2 }) }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ variant_id }) => variant_id,
})

const someScope = fc.oneof(fc.constant({ type: "all", ids: [] }), fc.record({ type: fc.constant("products"), ids: fc.uniqueArray(fc.constantFrom(...BOUGHT), { minLength: 1 }) }))
const someMaximum = fc.option(upTo(4))

const someRepeat = fc.oneof(
  fc.constant({ type: "once" }),
  fc.record({
    type: fc.constant("per_amount"),
    amounts: fc.tuple(fc.record({ currency_code: fc.constantFrom("eur", "eur", "eur", "usd"), amount: upTo(60) })),
    tax: fc.constantFrom("net", "gross"),
    promotions: fc.constantFrom("after", "before"),
    scope: someScope,
    maximum: someMaximum,
  }),
  fc.record({ type: fc.constant("per_quantity"), quantity: upTo(4), scope: someScope, maximum: someMaximum })
)
const someCount = fc.oneof(fc.constant({ type: "once" }), fc.record({ type: fc.constant("each_time"), maximum: someMaximum }))

/** A reward with a repeat that goes with it. */
const someGrant = fc.oneof(
  fc.record({ reward: fc.record({ type: fc.constant("added"), goods: someGoods }), repeat: someRepeat }),
  fc.record({ reward: someGoods.chain((goods) => fc.record({ type: fc.constant("choice"), goods: fc.constant(goods), choose: upTo(goods.length) })), repeat: someRepeat }),
  fc.record({ reward: fc.record({ type: fc.constant("same_variant"), scope: someScope, every: upTo(4), quantity: upTo(2) }), repeat: someCount }),
  fc.record({ reward: upTo(4, 2).chain((every) => fc.record({ type: fc.constant("cheapest"), scope: someScope, every: fc.constant(every), quantity: upTo(every - 1) })), repeat: someCount })
)

const someLeaf = fc.oneof(
  upTo(120).map((minimum) => ({ code: "goods_total", args: { currency_code: "eur", minimum } })),
  upTo(6).map((minimum) => ({ code: "quantity", args: { minimum } })),
  fc.record({ ids: fc.constantFrom(["a"], ["b", "c"]), quantity: upTo(3) }).map((args) => ({ code: "products", args })),
  fc.constant({ code: "companies", args: {} })
)
const someConditions = fc.option(fc.oneof(someLeaf, someLeaf.map((not) => ({ not })), fc.tuple(someLeaf, someLeaf).map((all) => ({ all })), fc.tuple(someLeaf, someLeaf).map((any) => ({ any }))))

const someStacking = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: "all" }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("best"), group: fc.constantFrom("one", "two") }) },
  { weight: 1, arbitrary: fc.constant({ type: "exclusive" }) }
)

export const someRules: fc.Arbitrary<FreeProductRule[]> = fc
  .array(
    fc.record({
      grant: someGrant,
      conditions: someConditions,
      stacking: someStacking,
      priority: fc.integer({ min: -1, max: 1 }),
      limits: fc.record({ per_order: fc.option(upTo(6)) }),
      status: fc.constantFrom("active", "active", "active", "active", "draft"),
      age: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 5 }
  )
  .map((rules) => rules.map(({ grant, age, ...fields }, index) => aRule({ id: `rule_${index}`, created_at: new Date(NOW.getTime() - age), ...grant, ...fields })))

/** Lines of whole units, some with less after promotions, some free, some gift cards. */
export const someLines: fc.Arbitrary<PaidLine[]> = fc
  .array(
    fc.record({
      of: fc.constantFrom(...BOUGHT),
      quantity: upTo(7),
      unit_price: upTo(30, 0),
      percent: fc.constantFrom(100, 100, 80, 30, 0),
      is_tax_inclusive: fc.boolean(),
      kind: fc.constantFrom("paid", "paid", "paid", "paid", "free", "giftcard"),
    }),
    { maxLength: 5 }
  )
  .map((lines) =>
    lines.map(({ of, percent, kind, ...fields }, index) => {
      const before = fields.unit_price * fields.quantity
      const after = (before * percent) / 100
      const is = { is_free_product: kind === "free", is_giftcard: kind === "giftcard" }
      return aPaidLine(`line_${index}`, { product_id: of, variant_id: of, ...fields, ...is, net: after, gross: after, net_before: before, gross_before: before })
    })
  )

const someVariant = (variant_id: string): fc.Arbitrary<GivenVariant> =>
  fc
    .record({
      refusal: fc.constantFrom(null, null, null, null, "not_published" as const),
      price: fc.option(upTo(40)),
      needs: fc.oneof(
        { weight: 3, arbitrary: fc.constant([{ inventory_item_id: variant_id, quantity: 1 }]) },
        { weight: 1, arbitrary: fc.constant([{ inventory_item_id: "lid", quantity: 2 }, { inventory_item_id: variant_id, quantity: 1 }]) },
        { weight: 1, arbitrary: fc.constant([]) }
      ),
    })
    .map(({ price, ...fields }) => aVariant(variant_id, { ...fields, usual_price: price === null ? null : amount(price) }))

const someWishes = (rules: readonly FreeProductRule[]) =>
  fc.tuple(
    ...rules.map(({ id }) =>
      fc.record({ declined: fc.constantFrom(false, false, false, true), chosen: fc.array(fc.record({ variant_id: fc.constantFrom(...GIVEN, "other"), quantity: upTo(4) }), { maxLength: 4 }) }).map((wish) => [id, wish] as const)
    )
  )

const someLeft = (rules: readonly FreeProductRule[]) => fc.tuple(...rules.map(({ id }) => fc.record({ owner: fc.option(upTo(5, 0)), total: fc.option(upTo(8, 0)) }).map((left) => [id, left] as const)))

/** What the kernel may be asked. */
export const someInput: fc.Arbitrary<EntitlementInput> = fc
  .tuple(someRules, someLines)
  .chain(([rules, lines]) =>
    fc.record({
      rules: fc.constant(rules),
      lines: fc.constant(lines),
      variants: fc.tuple(...[...GIVEN, ...BOUGHT].map(someVariant)),
      stock: fc.tuple(...ITEMS.map(() => upTo(9, -1))),
      wishes: someWishes(rules),
      left: someLeft(rules),
    })
  )
  .map(({ rules, lines, variants, stock, wishes, left }) =>
    asked(rules, aCart(lines), { variants, stock: Object.fromEntries(ITEMS.map((item, index) => [item, stock[index]])), wishes: Object.fromEntries(wishes), left: Object.fromEntries(left) })
  )
