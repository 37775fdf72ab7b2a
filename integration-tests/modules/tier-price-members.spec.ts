import type { IProductModuleService } from "@medusajs/framework/types"
import { asAdmin, ok } from "../support/api"
import { makeCategory, makeCollection, makeProduct, makeTag, makeType, type Product } from "../support/products"
import { makeShop, type Shop } from "../support/shops"

type Member = { variant_id: string; price_set_id: string; product_id: string; targets: string[] }
type Index = {
  findCoveringRules: (asked: { variant_ids: string[] }) => Promise<{ members: Member[] }>
  removeMembers: (variant_ids: string[]) => Promise<number>
  upsertMembers: (members: Member[]) => Promise<unknown>
  membersBuiltAt: () => Promise<Date | null>
}

const resolve = <T>(name: string): T => testApp.container.resolve(name) as T
const index = (): Index => resolve("tier_pricing")

const memberOf = async (variantId: string): Promise<Member | undefined> =>
  (await index().findCoveringRules({ variant_ids: [variantId] })).members[0]

const targetsOf = async ({ variantIds }: Product): Promise<string[]> => (await memberOf(variantIds[0]))?.targets ?? []

type Repair = { added: number; changed: number; removed: number }

const runWorkflow = async (id: string): Promise<Repair> =>
  (await resolve<{ run: (id: string, options: object) => Promise<{ result: Repair }> }>("workflows").run(id, {})).result

const rebuild = (): Promise<Repair> => runWorkflow("rebuild-tier-price-members")

const eventually = async (check: () => Promise<void>): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await check()
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

describe("the membership index", () => {
  let shop: Shop
  let missing: Product
  let wrong: Product

  beforeAll(async () => {
    shop = await makeShop()
    // Made long before they are used: the second net has let go of them by then.
    missing = await makeProduct(shop)
    wrong = await makeProduct(shop)
  })

  describe("in the same response", () => {
    it("knows a new product by its variants, tags, type, collection and categories with all above them", async () => {
      const root = await makeCategory()
      const category = await makeCategory(await makeCategory(root))
      const collectionId = await makeCollection()
      const tag = await makeTag()
      const typeId = await makeType()
      const product = await makeProduct(shop, { categoryIds: [category], collectionId, tagIds: [tag], typeId })
      expect(await targetsOf(product)).toEqual(
        expect.arrayContaining([
          `variant:${product.variantIds[0]}`,
          `product:${product.id}`,
          `category:${category}`,
          `category:${root}`,
          `collection:${collectionId}`,
          `tag:${tag}`,
          `type:${typeId}`,
        ])
      )
      expect(await targetsOf(product)).toHaveLength(8)
    })

    it("forgets a variant that is deleted, and knows one that is added later", async () => {
      const price = { amount: 5, currency_code: "eur" }
      const product = await makeProduct(shop, { variants: [{ prices: [price] }, { prices: [price] }] })
      const variants = `/admin/products/${product.id}/variants`
      await ok(asAdmin().delete(`${variants}/${product.variantIds[1]}`))
      expect(await memberOf(product.variantIds[1])).toBeUndefined()
      const { product: changed } = await ok<{ product: { variants: { id: string; title: string }[] } }>(
        asAdmin().post(variants, {
          title: "Later",
          options: { Size: "Size 2" },
          manage_inventory: false,
          prices: [price],
        })
      )
      const later = changed.variants.find(({ title }) => title === "Later")?.id ?? ""
      expect((await memberOf(later))?.product_id).toBe(product.id)
    })

    it("follows a product to another category, collection, type and other tags", async () => {
      const [before, after] = [await makeCategory(), await makeCategory()]
      const tag = await makeTag()
      const collectionId = await makeCollection()
      const type_id = await makeType()
      const product = await makeProduct(shop, { categoryIds: [before] })
      await ok(
        asAdmin().post(`/admin/products/${product.id}`, {
          categories: [{ id: after }],
          tags: [{ id: tag }],
          collection_id: collectionId,
          type_id,
        })
      )
      const targets = await targetsOf(product)
      expect(targets).toEqual(
        expect.arrayContaining([`category:${after}`, `tag:${tag}`, `collection:${collectionId}`, `type:${type_id}`])
      )
      expect(targets).not.toContain(`category:${before}`)
    })

    it("forgets all variants of a deleted product", async () => {
      const product = await makeProduct(shop)
      await ok(asAdmin().delete(`/admin/products/${product.id}`))
      expect(await memberOf(product.variantIds[0])).toBeUndefined()
    })

    it("follows a category with all below it when it moves under another, and when it becomes a root", async () => {
      const root = await makeCategory()
      const moving = await makeCategory()
      const below = await makeCategory(moving)
      const product = await makeProduct(shop, { categoryIds: [below] })
      await ok(asAdmin().post(`/admin/product-categories/${moving}`, { parent_category_id: root }))
      expect(await targetsOf(product)).toContain(`category:${root}`)
      await ok(asAdmin().post(`/admin/product-categories/${moving}`, { parent_category_id: null }))
      expect(await targetsOf(product)).not.toContain(`category:${root}`)
      expect(await targetsOf(product)).toContain(`category:${moving}`)
    })

    it.each([
      ["category", "product-categories", () => makeCategory()],
      ["collection", "collections", makeCollection],
      ["tag", "product-tags", makeTag],
      ["type", "product-types", makeType],
    ] as const)("lets go of a deleted %s", async (target, route, make) => {
      const id = await make()
      const settings = { category: { categoryIds: [id] }, collection: { collectionId: id }, tag: { tagIds: [id] }, type: { typeId: id } }
      const product = await makeProduct(shop, settings[target])
      expect(await targetsOf(product)).toContain(`${target}:${id}`)
      await ok(asAdmin().delete(`/admin/${route}/${id}`))
      expect(await targetsOf(product)).not.toContain(`${target}:${id}`)
    })

    it.each([
      ["category", "product-categories", () => makeCategory()],
      ["collection", "collections", makeCollection],
    ])("follows products that are put into a %s and taken out of it", async (target, route, make) => {
      const id = await make()
      const product = await makeProduct(shop)
      await ok(asAdmin().post(`/admin/${route}/${id}/products`, { add: [product.id] }))
      expect(await targetsOf(product)).toContain(`${target}:${id}`)
      await ok(asAdmin().post(`/admin/${route}/${id}/products`, { remove: [product.id] }))
      expect(await targetsOf(product)).not.toContain(`${target}:${id}`)
    })
  })

  describe("soon after", () => {
    it("follows a product that is changed through the Product Module", async () => {
      const collection_id = await makeCollection()
      const product = await makeProduct(shop)
      await resolve<IProductModuleService>("product").updateProducts(product.id, { collection_id })
      await eventually(async () => expect(await targetsOf(product)).toContain(`collection:${collection_id}`))
    })

    it("knows variants that an import made through the Product Module", async () => {
      const { id } = await makeProduct(shop)
      const products = resolve<IProductModuleService>("product")
      const pricing = resolve<{ createPriceSets: (data: object) => Promise<{ id: string }> }>("pricing")
      const [variant] = await products.createProductVariants([{ product_id: id, title: "Imported" }])
      const { id: price_set_id } = await pricing.createPriceSets({ prices: [{ amount: 3, currency_code: "eur" }] })
      await resolve<{ create: (link: object) => Promise<unknown> }>("link").create({
        product: { variant_id: variant.id },
        pricing: { price_set_id },
      })
      await eventually(async () => expect(await memberOf(variant.id)).toMatchObject({ price_set_id, product_id: id }))
    })
  })

  describe("when it is rebuilt", () => {
    beforeAll(async () => {
      await rebuild()
    })

    it("finds nothing to repair when it is right", async () => {
      await makeProduct(shop)
      expect(await rebuild()).toEqual({ added: 0, changed: 0, removed: 0 })
    })

    it("adds what is missing, changes what is wrong, removes what is gone, and says how much", async () => {
      const right = await memberOf(wrong.variantIds[0])
      await index().removeMembers(missing.variantIds)
      await index().upsertMembers([
        { ...(right as Member), targets: ["tag:gone"] },
        { variant_id: "variant_gone", price_set_id: "pset_gone", product_id: "prod_gone", targets: ["variant:variant_gone"] },
      ])
      expect(await rebuild()).toEqual({ added: 1, changed: 1, removed: 1 })
      expect(await memberOf(missing.variantIds[0])).toBeDefined()
      expect(await memberOf(wrong.variantIds[0])).toEqual(right)
      expect(await memberOf("variant_gone")).toBeUndefined()
    })

    it("says in the log what the scheduled repair had to do, and nothing when there was nothing", async () => {
      const logger = resolve<{ warn: (message: string) => void }>("logger")
      const repairs: string[] = []
      const warn = jest.spyOn(logger, "warn").mockImplementation((message) => void repairs.push(message))
      try {
        await index().removeMembers(missing.variantIds)
        await runWorkflow("job-repair-tier-price-members")
        await runWorkflow("job-repair-tier-price-members")
      } finally {
        warn.mockRestore()
      }
      expect(repairs.filter((message) => message.includes("membership index"))).toEqual([
        "tier pricing: repaired the membership index: 1 added, 0 changed, 0 removed",
      ])
    })

    it("notes when", async () => {
      const before = new Date()
      await rebuild()
      expect((await index().membersBuiltAt())?.getTime()).toBeGreaterThanOrEqual(before.getTime())
    })

    it("does not raise the revision of the rules when nothing was wrong, so that no cart is priced anew", async () => {
      const cartState = resolve<{ openCart: (id: string, actor: null, at: Date) => Promise<{ rules_stamp: string }> }>("tier_pricing")
      const at = new Date()
      const before = await cartState.openCart("cart_of_nobody", null, at)
      await rebuild()
      expect((await cartState.openCart("cart_of_nobody", null, at)).rules_stamp).toBe(before.rules_stamp)
    })
  })

  it("never breaks a change of the catalogue that it cannot follow", async () => {
    const service = index() as Index & { [name: string]: unknown }
    const original = service.upsertMembers
    service.upsertMembers = () => Promise.reject(new Error("the database is busy"))
    try {
      const product = await makeProduct(shop)
      expect(product.variantIds).toHaveLength(1)
    } finally {
      service.upsertMembers = original
    }
  })
})
