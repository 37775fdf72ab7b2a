import { asAdmin, ok } from "../../../support/api"
import { makeBuyer, makeGroup } from "../../../support/customers"
import { addingAction, chooseCustomer, draftEdit, lineOf, makeDraft, readDraft } from "../../../support/draft-orders"
import { makePromotion } from "../../../support/price-lists"
import { makeProduct, type Product } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"
import { fixed, makeRule, percentage } from "../../../support/tier-price-rules"

describe("a draft order", () => {
  let shop: Shop
  let group: string
  let customerId: string

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    customerId = (await makeBuyer(shop, [group])).customerId
  })

  /** 100 a piece; for the group 90 from ten pieces on, 80 from fifty. */
  const productWithBreaks = async (fields: object = {}): Promise<Product> => {
    const product = await makeProduct(shop)
    await makeRule({
      audience: { type: "customer_groups", ids: [group] },
      scope: { type: "products", ids: [product.id] },
      breaks: [percentage(10, 10), percentage(50, 20)],
      ...fields,
    })
    return product
  }

  const unitPrice = (draft: Parameters<typeof lineOf>[0], { variantIds }: Product): number => lineOf(draft, variantIds[0]).unit_price

  it("has the customer's price for the quantity when it is made", async () => {
    const product = await productWithBreaks()
    const draft = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }], { customerId })
    expect(unitPrice(draft, product)).toBe(90)
  })

  it("is priced anew, with tax, when the customer is chosen after the items", async () => {
    const product = await productWithBreaks()
    const { id, ...guest } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }])
    expect(unitPrice(guest, product)).toBe(100)
    const draft = await chooseCustomer(id, customerId)
    expect(unitPrice(draft, product)).toBe(90)
    expect(draft).toMatchObject({ customer_id: customerId, tax_total: 171, total: 1071 })
    expect(await readDraft(id)).toMatchObject({ tax_total: 171, total: 1071 })
  })

  it("goes back up when the customer is changed to one without the price", async () => {
    const product = await productWithBreaks()
    const { id } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }], { customerId })
    const { customerId: other } = await makeBuyer(shop)
    expect(unitPrice(await chooseCustomer(id, other), product)).toBe(100)
  })

  it("is priced anew when a quantity changes, up and down", async () => {
    const product = await productWithBreaks()
    const { id, items } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 5 }], { customerId })
    const edit = draftEdit(id)
    await edit.begin()
    expect(unitPrice(await edit.update(items[0].id, { quantity: 50 }), product)).toBe(80)
    expect(unitPrice(await edit.update(items[0].id, { quantity: 12 }), product)).toBe(90)
    await edit.confirm()
    const draft = await readDraft(id)
    expect(draft.items.map(({ quantity, unit_price }) => ({ quantity, unit_price }))).toEqual([{ quantity: 12, unit_price: 90 }])
    expect(draft.total).toBe(1285.2)
  })

  it("takes the price that the dashboard sends along with a quantity for what it is: the old one", async () => {
    const product = await productWithBreaks()
    const { id, items } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 5 }], { customerId })
    const edit = draftEdit(id)
    await edit.begin()
    expect(unitPrice(await edit.update(items[0].id, { quantity: 10, unit_price: 100 }), product)).toBe(90)
  })

  it("prices a line that an edit adds, also when its quantity changes within the edit", async () => {
    const [first, second] = [await productWithBreaks(), await productWithBreaks()]
    const { id } = await makeDraft(shop, [{ variant_id: first.variantIds[0], quantity: 1 }], { customerId })
    const edit = draftEdit(id)
    await edit.begin()
    const added = await edit.add({ variant_id: second.variantIds[0], quantity: 10 })
    expect(unitPrice(added, second)).toBe(90)
    const changed = await edit.updateAdded(addingAction(lineOf(added, second.variantIds[0])), { quantity: 60 })
    expect(unitPrice(changed, second)).toBe(80)
    await edit.confirm()
    expect(unitPrice(await readDraft(id), second)).toBe(80)
  })

  it("counts lines together where a rule pools them, and prices the others in the same answer", async () => {
    const [first, second] = [await makeProduct(shop), await makeProduct(shop)]
    await makeRule({
      audience: { type: "customer_groups", ids: [group] },
      scope: { type: "products", ids: [first.id, second.id] },
      quantity_basis: "rule",
      breaks: [percentage(20, 25)],
    })
    const { id, items } = await makeDraft(shop, [{ variant_id: first.variantIds[0], quantity: 10 }], { customerId })
    const edit = draftEdit(id)
    await edit.begin()
    const added = await edit.add({ variant_id: second.variantIds[0], quantity: 10 })
    expect([unitPrice(added, first), unitPrice(added, second)]).toEqual([75, 75])
    const fewer = await edit.update(items[0].id, { quantity: 2 })
    expect([unitPrice(fewer, first), unitPrice(fewer, second)]).toEqual([100, 100])
    await edit.update(items[0].id, { quantity: 12 })
    const taken = await edit.takeBack(addingAction(lineOf(added, second.variantIds[0])))
    expect(unitPrice(taken, first)).toBe(100)
    await edit.confirm()
    expect(unitPrice(await readDraft(id), first)).toBe(100)
  })

  it("counts the lines together that it is made with", async () => {
    const [first, second] = [await makeProduct(shop), await makeProduct(shop)]
    await makeRule({ scope: { type: "products", ids: [first.id, second.id] }, quantity_basis: "rule", breaks: [percentage(20, 25)] })
    const draft = await makeDraft(shop, [first, second].map(({ variantIds }) => ({ variant_id: variantIds[0], quantity: 10 })), { customerId })
    expect([unitPrice(draft, first), unitPrice(draft, second)]).toEqual([75, 75])
  })

  describe("with a price that a person typed in", () => {
    it("keeps it when the line was added with it", async () => {
      const product = await productWithBreaks()
      const { id } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10, unit_price: 55 }])
      const draft = await chooseCustomer(id, customerId)
      expect(unitPrice(draft, product)).toBe(55)
      const edit = draftEdit(id)
      await edit.begin()
      expect(unitPrice(await edit.update(draft.items[0].id, { quantity: 60 }), product)).toBe(55)
    })

    it("keeps it when it was typed over a rule's price, through later quantities and another edit", async () => {
      const product = await productWithBreaks()
      const { id, items } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }], { customerId })
      const edit = draftEdit(id)
      await edit.begin()
      expect(unitPrice(await edit.update(items[0].id, { quantity: 10, unit_price: 70 }), product)).toBe(70)
      expect(unitPrice(await edit.update(items[0].id, { quantity: 50, unit_price: 70 }), product)).toBe(70)
      await edit.confirm()
      await edit.begin()
      expect(unitPrice(await edit.update(items[0].id, { quantity: 5 }), product)).toBe(70)
      await edit.confirm()
      expect(unitPrice(await chooseCustomer(id, (await makeBuyer(shop)).customerId), product)).toBe(70)
    })

    it("forgets it with the edit in which it was typed", async () => {
      const product = await productWithBreaks()
      const { id, items } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }], { customerId })
      const edit = draftEdit(id)
      await edit.begin()
      await edit.update(items[0].id, { quantity: 10, unit_price: 70 })
      await edit.cancel()
      await edit.begin()
      expect(unitPrice(await edit.update(items[0].id, { quantity: 50 }), product)).toBe(80)
    })
  })

  it("is priced for the new customer also when one is chosen during an edit that is then canceled", async () => {
    const product = await productWithBreaks()
    const { id } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }])
    const edit = draftEdit(id)
    await edit.begin()
    await chooseCustomer(id, customerId)
    await edit.cancel()
    expect(unitPrice(await readDraft(id), product)).toBe(90)
  })

  describe("with a promotion code", () => {
    it("computes the promotion on the new price", async () => {
      const product = await productWithBreaks()
      const code = await makePromotion(10)
      const { id, items } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 5 }], { customerId, promoCodes: [code] })
      const edit = draftEdit(id)
      await edit.begin()
      await edit.update(items[0].id, { quantity: 10 })
      await edit.confirm()
      // 10 × 90, 10 % off, 19 % tax
      expect(await readDraft(id)).toMatchObject({ total: 963.9 })
    })

    it("keeps it off a line whose rule excludes promotions, and lets it on again when the rule no longer applies", async () => {
      const product = await makeProduct(shop)
      await makeRule({
        audience: { type: "customer_groups", ids: [group] },
        scope: { type: "products", ids: [product.id] },
        combine: "override",
        currency_code: "eur",
        breaks: [fixed(1, 60)],
      })
      const code = await makePromotion(10)
      const { id } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 1 }], { promoCodes: [code] })
      expect(await readDraft(id)).toMatchObject({ total: 107.1 })
      await chooseCustomer(id, customerId)
      expect(await readDraft(id)).toMatchObject({ total: 71.4, discount_total: 0 })
      await chooseCustomer(id, (await makeBuyer(shop)).customerId)
      expect(await readDraft(id)).toMatchObject({ total: 107.1 })
    })
  })

  it("lets promotions on a typed price, also where the contract of an earlier customer forbade them", async () => {
    const product = await makeProduct(shop)
    await makeRule({ audience: { type: "customer_groups", ids: [group] }, scope: { type: "products", ids: [product.id] }, combine: "override", currency_code: "eur", breaks: [fixed(1, 60)] })
    const { id, items } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 1 }], { customerId, promoCodes: [await makePromotion(10)] })
    expect(await readDraft(id)).toMatchObject({ discount_total: 0 })
    const edit = draftEdit(id)
    await edit.begin()
    await edit.update(items[0].id, { quantity: 1, unit_price: 50 })
    await edit.confirm()
    await chooseCustomer(id, (await makeBuyer(shop)).customerId)
    // 50, 10 % off, 19 % tax
    expect(await readDraft(id)).toMatchObject({ total: 53.55 })
  })

  it("becomes an order at its prices", async () => {
    const product = await productWithBreaks()
    const { id } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 10 }])
    await chooseCustomer(id, customerId)
    await ok(asAdmin().post(`/admin/draft-orders/${id}/convert-to-order`))
    const { order } = await ok<{ order: { total: number; items: { unit_price: number }[] } }>(asAdmin().get(`/admin/orders/${id}`))
    expect(order.items[0].unit_price).toBe(90)
    expect(order.total).toBe(1071)
  })

  it("is not touched when nothing is to change", async () => {
    const product = await productWithBreaks()
    const { id } = await makeDraft(shop, [{ variant_id: product.variantIds[0], quantity: 1 }])
    await chooseCustomer(id, customerId)
    const { order_changes } = await ok<{ order_changes: { change_type: string }[] }>(asAdmin().get(`/admin/orders/${id}/changes`))
    expect(order_changes.filter(({ change_type }) => change_type === "edit")).toEqual([])
  })
})
