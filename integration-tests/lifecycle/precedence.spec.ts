import type { TierPricingService } from "../../src/modules/tier-pricing/service"
import { keepCompanyGroups } from "../../src/workflows/tier-pricing/keep-company-groups"
import { asAdmin, ok } from "../support/api"
import { addLine, makeCart, session } from "../support/carts"
import { makeCompany } from "../support/companies"
import { makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { makePriceList } from "../support/price-lists"
import { drawn, expectAgreement, linePrices, readListed, readTable } from "../support/prices"
import { makeCategory, makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { amountOff, fixed, makeRule, percentage } from "../support/tier-price-rules"

type Trace = { rule_id: string; reason: string }[]

describe("which price wins", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop, [group])
  })

  const forGroup = () => ({ audience: { type: "customer_groups", ids: [group] } })
  const forBuyer = () => ({ audience: { type: "customers", ids: [buyer.customerId] } })

  type Made = { id: string; variant: string; scope: object; rules: Record<string, string> }

  /** A product of 100 with rules over it, by the name that a row of a table gives them. */
  const productWith = async (rules: Record<string, object>): Promise<Made> => {
    const product = await makeProduct(shop)
    const scope = { type: "products", ids: [product.id] }
    const made: Record<string, string> = {}
    for (const [name, fields] of Object.entries(rules)) made[name] = await makeRule({ scope, ...fields })
    return { id: product.id, variant: product.variantIds[0], scope, rules: made }
  }

  const list = (type: "sale" | "override", variant_id: string, amount: number, min_quantity?: number) =>
    makePriceList({ type, groupIds: [group], prices: [{ variant_id, currency_code: "eur", amount, ...(min_quantity && { min_quantity }) }] })

  /** The price on every surface, which must be one, and why. */
  const everywhere = async ({ id, variant, rules }: Made, quantity = 1) => {
    const buying = session(shop, buyer)
    const listed = (await readListed(buying, id))[variant]
    const table = await readTable(buying, variant)
    const cart = await addLine(buying, (await makeCart(buying)).id, { variant_id: variant, quantity })
    const { prices } = await ok<{ prices: { unit_price: number; list_price: number; trace: Trace }[] }>(
      asAdmin().post("/admin/tier-price-rules/preview", { customer_id: buyer.customerId, region_id: shop.regionId, variant_ids: [variant], quantity })
    )
    await expectAgreement(buying, cart)
    expect(prices[0].unit_price).toBe(linePrices(cart)[variant])
    expect(listed.calculated_amount).toBe(table.breaks[0].unit_price)
    expect([prices[0].list_price, table.list_price, listed.original_amount]).toEqual([100, 100, 100])
    const why = Object.fromEntries(prices[0].trace.map(({ rule_id, reason }) => [Object.keys(rules).find((name) => rules[name] === rule_id), reason]))
    return { price: prices[0].unit_price, why }
  }

  it("a contract beats a general rule, Medusa's sale and Medusa's override list, also when it is higher", async () => {
    const made = await productWith({
      contract: { ...forBuyer(), combine: "override", currency_code: "eur", breaks: [fixed(1, 110)] },
      general: { breaks: [percentage(1, 50)] },
    })
    await list("sale", made.variant, 40)
    expect(await everywhere(made)).toEqual({ price: 110, why: { contract: "applied", general: "override_rule" } })
    await list("override", made.variant, 30)
    expect(await everywhere(made)).toEqual({ price: 110, why: { contract: "applied", general: "override_rule" } })
  })

  it("a customer's contract beats a group's, a narrower scope a wider one, a higher priority a lower one", async () => {
    const category = await makeCategory()
    const product = await makeProduct(shop, { categoryIds: [category] })
    const [variant] = product.variantIds
    const contract = (value: number, fields: object) => makeRule({ combine: "override", currency_code: "eur", breaks: [fixed(1, value)], ...fields })
    const byCategory = { scope: { type: "categories", ids: [category] } }
    const paid = async () => linePrices(await makeCart(session(shop, buyer), [{ variant_id: variant, quantity: 1 }]))[variant]
    await contract(91, { ...forGroup(), ...byCategory })
    expect(await paid()).toBe(91)
    await contract(92, { ...forGroup(), ...byCategory, priority: 1 })
    expect(await paid()).toBe(92)
    await contract(93, { ...forGroup(), scope: { type: "products", ids: [product.id] }, priority: -1 })
    expect(await paid()).toBe(93)
    await makeRule({ ...forGroup(), combine: "override", currency_code: "eur", items: [{ variant_id: variant, breaks: [fixed(1, 94)] }] })
    expect(await paid()).toBe(94)
    await contract(95, { ...forBuyer(), ...byCategory, priority: -5 })
    expect(await paid()).toBe(95)
    await contract(20, { scope: { type: "variants", ids: [variant] }, priority: 99 })
    expect(await paid()).toBe(95)
  })

  it("a company's contract beats another group's, as long as the group is a company, also in carts that are open", async () => {
    const company = await makeCompany()
    const partners = await makeGroup()
    const member = session(shop, await makeBuyer(shop, [partners, company.customer_group_id]))
    const product = await makeProduct(shop)
    const [variant] = product.variantIds
    const contract = (group: string, value: number, priority: number) =>
      makeRule({ audience: { type: "customer_groups", ids: [group] }, scope: { type: "products", ids: [product.id] }, combine: "override", currency_code: "eur", priority, breaks: [fixed(1, value)] })
    const rules = { partners: await contract(partners, 80, 9), company: await contract(company.customer_group_id, 90, 0) }
    const why = async () => {
      const { prices } = await ok<{ prices: { trace: Trace }[] }>(
        asAdmin().post("/admin/tier-price-rules/preview", { customer_id: member.buyer?.customerId, region_id: shop.regionId, variant_ids: [variant], quantity: 1 })
      )
      const reasonOf = (id: string) => prices[0].trace.find(({ rule_id }) => rule_id === id)?.reason
      return { partners: reasonOf(rules.partners), company: reasonOf(rules.company) }
    }
    const { id } = await makeCart(member, [{ variant_id: variant, quantity: 1 }])
    const next = async () => linePrices(await addLine(member, id, { variant_id: variant, quantity: 1 }))[variant]
    expect([await next(), await why()]).toEqual([90, { partners: "higher_precedence", company: "applied" }])
    await ok(asAdmin().delete(`/admin/b2b-companies/${company.id}`))
    const other = (await makeProduct(shop)).variantIds[0]
    // Another line is changed: the cart's own lines are priced anew, for the revision was raised.
    expect(linePrices(await addLine(member, id, { variant_id: other, quantity: 1 }))[variant]).toBe(80)
    expect(await why()).toEqual({ partners: "applied", company: "higher_precedence" })
    await makeCompany({ customer_group_id: company.customer_group_id })
    expect([await next(), await why()]).toEqual([90, { partners: "higher_precedence", company: "applied" }])
  })

  it("what prices know of companies is repaired where it is not what the companies say", async () => {
    const service = testApp.container.resolve<TierPricingService>("tier_pricing")
    const [company, gone] = [await makeCompany(), await makeGroup()]
    await service.forgetCompanyGroup(company.customer_group_id)
    await service.noteCompanyGroups([gone])
    expect(await keepCompanyGroups(testApp.container)).toBe(2)
    expect(await keepCompanyGroups(testApp.container)).toBe(0)
  })

  it("Medusa's own override list is final where we have no contract, and the list price stays known", async () => {
    const made = await productWith({ general: { breaks: [percentage(1, 50)] } })
    await list("override", made.variant, 90)
    expect(await everywhere(made)).toEqual({ price: 90, why: { general: "medusa_override_list" } })
  })

  it("below the quantity of Medusa's override list our rules apply", async () => {
    const made = await productWith({ general: { breaks: [percentage(1, 5), percentage(5, 50)] } })
    await list("override", made.variant, 90, 10)
    expect(drawn(await readTable(session(shop, buyer), made.variant))).toEqual(["1-4 95", "5-9 50", "10- 90"])
    expect(await everywhere(made, 9)).toMatchObject({ price: 50 })
    expect(await everywhere(made, 10)).toMatchObject({ price: 90 })
  })

  it("without contracts the lowest of Medusa's sale and our rules wins", async () => {
    const made = await productWith({ ten: { breaks: [percentage(1, 10)] }, off: { currency_code: "eur", breaks: [amountOff(1, 15)] } })
    expect(await everywhere(made)).toEqual({ price: 85, why: { ten: "cheaper_rule", off: "applied" } })
    await list("sale", made.variant, 80)
    expect(await everywhere(made)).toEqual({ price: 80, why: { ten: "not_lower", off: "not_lower" } })
  })

  it("a rule with base `current` adds to Medusa's sale, one with base `list` does not", async () => {
    const made = await productWith({ onList: { breaks: [percentage(1, 10)] }, onTop: { base: "current", breaks: [percentage(1, 10)] } })
    await list("sale", made.variant, 80)
    expect(await everywhere(made)).toEqual({ price: 72, why: { onList: "cheaper_rule", onTop: "applied" } })
  })

  it("a contract with base `current` takes its part off Medusa's override list", async () => {
    const made = await productWith({ contract: { combine: "override", base: "current", breaks: [percentage(1, 10)] } })
    await list("override", made.variant, 50)
    expect(await everywhere(made)).toEqual({ price: 45, why: { contract: "applied" } })
  })

  it("a contract below its first break does not apply", async () => {
    const made = await productWith({ contract: { combine: "override", currency_code: "eur", breaks: [fixed(10, 60)] }, general: { breaks: [percentage(1, 10)] } })
    expect(await everywhere(made, 9)).toEqual({ price: 90, why: { contract: "below_first_break", general: "applied" } })
    expect(await everywhere(made, 10)).toEqual({ price: 60, why: { contract: "applied", general: "override_rule" } })
  })

  it("the list price is the default price of the quantity, whatever the lists", async () => {
    const product = await makeProduct(shop, {
      variants: [{ prices: [{ amount: 100, currency_code: "eur" }, { amount: 80, currency_code: "eur", min_quantity: 10 }] }],
    })
    await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 10)] })
    expect(drawn(await readTable(session(shop), product.variantIds[0]))).toEqual(["1-9 90", "10- 72"])
  })

  it("a fixed price is in the tax mode of the price that it replaces", async () => {
    const inclusive = await makeShop({ taxInclusive: true, taxRate: 19 })
    const exclusive = await makeShop({ taxInclusive: false, taxRate: 19 })
    for (const [place, total] of [[inclusive, 59.5], [exclusive, 70.805]] as const) {
      const product = await makeProduct(place, { variants: [{ prices: [{ amount: 100, currency_code: "eur", rules: { region_id: place.regionId } }] }] })
      await makeRule({ scope: { type: "products", ids: [product.id] }, currency_code: "eur", breaks: [fixed(1, 59.5)] })
      const cart = await makeCart(session(place), [{ variant_id: product.variantIds[0], quantity: 1 }])
      expect([cart.items?.[0].unit_price, cart.item_total]).toEqual([59.5, total])
    }
  })

  it("a promotion applies on top of a lowest rule and not on a contract, and again when the contract ends", async () => {
    const made = await productWith({ contract: { ...forBuyer(), combine: "override", currency_code: "eur", breaks: [fixed(1, 90)] } })
    const buying = session(shop, buyer)
    const allowing = await productWith({ general: { breaks: [percentage(1, 50)] } })
    const { id } = await makeCart(buying, [made, allowing].map(({ variant }) => ({ variant_id: variant, quantity: 1 })))
    const { promotion } = await ok<{ promotion: { code: string } }>(
      asAdmin().post("/admin/promotions", {
        code: `TEN${testApp.nextNumber()}`,
        type: "standard",
        status: "active",
        application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10 },
      })
    )
    const added = await ok<{ cart: { discount_subtotal: number } }>(buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [promotion.code] }))
    expect(added.cart.discount_subtotal).toBe(5)
    await ok(asAdmin().delete(`/admin/tier-price-rules/${made.rules.contract}`))
    const cart = await addLine(buying, id, { variant_id: made.variant, quantity: 1 })
    expect([linePrices(cart)[made.variant], cart.discount_subtotal]).toEqual([100, 25])
  })
})
