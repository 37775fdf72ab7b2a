/** Laws that hold for any rules, cart, stock, wishes and limits. */
import fc from "fast-check"
import { isLess, minus, toNumber, total, zero } from "../../../shared/money"
import { entitle, type EntitlementInput, type PaidLine } from "./entitlement"
import { someInput, someLines } from "./entitlement-chance.fixture.spec"
import { reference } from "./entitlement-reference.fixture.spec"
import { added, aPaidLine, aRule, cheapest, entitled, from, aCart, perAmount, sameVariant } from "./entitlement.fixture.spec"
import { firingOf, mayFire } from "./firing"
import { planLines } from "./reconcile-lines"

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0)
const quantities = (list: { quantity: number }[]): number => sum(list.map(({ quantity }) => quantity))
const isPaid = ({ is_free_product, is_giftcard }: PaidLine): boolean => !is_free_product && !is_giftcard

/** For every input of chance. */
const always = (law: (input: EntitlementInput) => void, numRuns = 300): void => fc.assert(fc.property(someInput, law), { numRuns })

describe("what rules give", () => {
  it("is what a slow and simple reckoning says, piece by piece", () => {
    always((input) => {
      const { verdicts, lines, pieces } = entitle(input)
      expect({
        fires: verdicts.filter(({ fires }) => fires).map(({ rule_id }) => rule_id),
        lines: lines.map(({ rule_id, quantity, variant_id }) => `${rule_id}: ${quantity} ${variant_id}`).sort(),
        pieces: pieces.map(({ rule_id, quantity, line_id, amount }) => `${rule_id}: ${quantity} of ${line_id} for ${toNumber(amount)}`).sort(),
      }).toEqual(reference(input))
    }, 500)
  })

  it("comes of just the rules that the short way lets through", () => {
    always(({ rules, cart }) => {
      const paid = { ...cart, lines: cart.lines.filter(isPaid) }
      const fires = rules.filter((rule) => firingOf(rule, paid).times > 0)
      expect(rules.filter((rule) => mayFire(rule, paid))).toEqual(fires)
    })
  })

  it("is the same whatever order rules, lines and maps come in", () => {
    fc.assert(
      fc.property(
        someInput.chain((input) =>
          fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.rules], { minLength: input.rules.length }), fc.shuffledSubarray([...input.cart.lines], { minLength: input.cart.lines.length }))
        ),
        ([input, rules, lines]) => {
          const turned = <T>(map: ReadonlyMap<string, T>) => new Map([...map].reverse())
          const shuffled = { rules, cart: { ...input.cart, lines }, variants: turned(input.variants), stock: turned(input.stock), wishes: turned(input.wishes), left: turned(input.left) }
          expect(entitle(shuffled)).toEqual(entitle(input))
        }
      )
    )
  })

  it("is not fed by what is free, nor by gift cards", () => {
    always((input) => {
      const paid = { ...input, cart: { ...input.cart, lines: input.cart.lines.filter(isPaid) } }
      expect(entitle(paid)).toEqual(entitle(input))
    })
  })

  it("changes nothing once it is in the cart", () => {
    always((input) => {
      const { lines } = entitle(input)
      const given = lines.map(({ variant_id, quantity }, index) => aPaidLine(`free_${index}`, { product_id: variant_id, variant_id, quantity, unit_price: 0, is_free_product: true }))
      const again = entitle({ ...input, cart: { ...input.cart, lines: [...input.cart.lines, ...given] } }).lines
      const standing = lines.map((line, index) => ({ line_id: `free_${index}`, ...line }))
      expect(planLines({ standing, wanted: again })).toEqual({ added: [], resized: [], removed: [] })
    })
  })

  it("is whole pieces, one line for a rule and a variant, and takes no line below zero", () => {
    always((input) => {
      const { lines, pieces } = entitle(input)
      expect([...lines, ...pieces].every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0)).toBe(true)
      expect(new Set(lines.map(({ rule_id, variant_id }) => `${rule_id} ${variant_id}`)).size).toBe(lines.length)
      input.cart.lines.forEach((line) => {
        const own = pieces.filter(({ line_id }) => line_id === line.id)
        const rest = minus(line.is_tax_inclusive ? line.gross : line.net, total(own.map(({ amount }) => amount)))
        expect(isLess(rest, zero)).toBe(false)
        expect(quantities(own)).toBeLessThanOrEqual(isPaid(line) ? line.quantity : 0)
      })
    })
  })

  it("is never more than any limit, nor than there is in stock", () => {
    always((input) => {
      const { verdicts, lines } = entitle(input)
      verdicts.forEach((verdict) => {
        const given = quantities([...verdict.lines, ...verdict.pieces])
        const left = input.left.get(verdict.rule_id)
        const limits = input.rules.find(({ id }) => id === verdict.rule_id)?.limits
        expect(given).toBeLessThanOrEqual(Math.min(limits?.per_order ?? Infinity, left?.owner ?? Infinity, left?.total ?? Infinity))
      })
      const taken = lines.flatMap(({ variant_id, quantity }) => (input.variants.get(variant_id)?.needs ?? []).map((need) => ({ item: need.inventory_item_id, quantity: need.quantity * quantity })))
      input.stock.forEach((stock, item) => expect(quantities(taken.filter((each) => each.item === item))).toBeLessThanOrEqual(Math.max(0, stock)))
      expect(lines.every(({ variant_id }) => input.variants.get(variant_id)?.refusal === null)).toBe(true)
    })
  })

  it("and what is missing of it make up what is promised, where goods are added", () => {
    always((input) => {
      entitle(input).verdicts.forEach(({ rule_id, fires, times, declined, lines, shortfalls }) => {
        const reward = input.rules.find(({ id }) => id === rule_id)?.reward
        if (fires && !declined && reward?.type === "added") {
          expect(quantities(lines) + sum(shortfalls.map(({ missing }) => missing))).toBe(times * quantities(reward.goods))
        }
      })
    })
  })

  it("is nothing of a rule that does not fire, which says why, or is declined", () => {
    always((input) => {
      entitle(input).verdicts.forEach(({ fires, times, declined, reasons, lines, pieces, choice }) => {
        expect(fires).toBe(times > 0)
        expect(fires).toBe(reasons.length === 0)
        if (!fires || declined) {
          expect({ lines, pieces, choice }).toEqual({ lines: [], pieces: [], choice: null })
        }
      })
    })
  })

  it("is never more than was chosen of a choice, and what is open and chosen never more than may be", () => {
    always((input) => {
      entitle(input).verdicts.forEach(({ choice, lines, times }) => {
        if (choice) {
          const chosen = sum(choice.goods.map((goods) => goods.chosen))
          expect(chosen + choice.open).toBeLessThanOrEqual(choice.choose)
          expect(quantities(lines)).toBeLessThanOrEqual(sum(choice.goods.map((goods) => goods.chosen * goods.quantity)))
          expect(choice.goods.every((goods) => goods.chosen <= times)).toBe(true)
        }
      })
    })
  })
})

describe("a near miss", () => {
  it("has something missing, is not there yet, and has no reason but goods", () => {
    always((input) => {
      entitle(input).verdicts.forEach(({ near_miss, declined, reasons }) => {
        if (near_miss) {
          expect((near_miss.missing_amount ?? 0) + (near_miss.missing_quantity ?? 0)).toBeGreaterThan(0)
          expect(near_miss.progress).toBeGreaterThanOrEqual(0)
          expect(near_miss.progress).toBeLessThan(1)
          expect(declined).toBe(false)
          expect(reasons.map(({ code }) => code)).not.toContain("better_rule")
        }
      })
    })
  })

  it("comes true: a buyer who adds what is missing gets the rule once more", () => {
    const rules = [{ conditions: from(70) }, perAmount(40), { ...perAmount(25), ...added("cap") }, sameVariant(3), cheapest(3), { conditions: { all: [from(70), { code: "quantity", args: { minimum: 5 } }] } }]
    fc.assert(
      fc.property(fc.constantFrom<Record<string, unknown>>(...rules), someLines, (fields, lines) => {
        const rule = aRule(fields)
        const [before] = entitled([rule], aCart(lines)).verdicts
        if (before.near_miss) {
          const { missing_amount, missing_quantity } = before.near_miss
          const byVariant = (id: string) => quantities(lines.filter((line) => isPaid(line) && line.variant_id === id))
          const next = ["a", "b", "c"].sort((a, b) => (byVariant(b) % 3) - (byVariant(a) % 3))[0]
          const quantity = missing_quantity ?? 1
          const extra = aPaidLine("extra", { product_id: next, variant_id: next, quantity, unit_price: (missing_amount ?? 0) / quantity, net: missing_amount ?? 0, gross: missing_amount ?? 0 })
          expect(entitled([rule], aCart([...lines, extra])).verdicts[0].times).toBe(before.times + 1)
        }
      })
    )
  })
})

describe("more goods in the cart", () => {
  it("never take away what a rule without a maximum in its conditions gives, as long as stock and rules are alone", () => {
    const rules = [{ conditions: from(70) }, perAmount(40), sameVariant(3), { ...perAmount(25), ...added({ variant_id: "cap", quantity: 2 }), limits: { per_order: 3 } }]
    fc.assert(
      fc.property(fc.constantFrom<Record<string, unknown>>(...rules), someLines, fc.integer({ min: 1, max: 5 }), (fields, lines, quantity) => {
        const given = (all: PaidLine[]) => quantities(entitled([aRule(fields)], aCart(all)).lines)
        expect(given([...lines, aPaidLine("extra", { product_id: "a", variant_id: "a", quantity })])).toBeGreaterThanOrEqual(given(lines))
      })
    )
  })
})

describe("more rules", () => {
  it("that are not in force, or whose conditions are not met, change nothing", () => {
    const idle = [aRule({ id: "draft", status: "draft", priority: 9, stacking: { type: "exclusive" } }), aRule({ id: "unmet", priority: 9, stacking: { type: "exclusive" }, conditions: { code: "companies", args: {} } })]
    always((input) => {
      const { lines, pieces } = entitle(input)
      expect(entitle({ ...input, rules: [...idle, ...input.rules] })).toMatchObject({ lines, pieces })
    })
  })
})
