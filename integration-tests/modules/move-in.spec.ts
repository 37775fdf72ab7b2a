import { Modules } from "@medusajs/framework/utils"
import { moveCustomers } from "../../src/workflows/move-in/move-customers"
import { moveGroups } from "../../src/workflows/move-in/move-groups"
import { moveTiers } from "../../src/workflows/move-in/move-tiers"
import { grantRegistrationsWorkflowId } from "../../src/workflows/reward-points/grant-registrations"
import { asAdmin, asStranger, ok } from "../support/api"
import { logIn, makeBuyer, makeGroup } from "../support/customers"
import { moveOf, NOTHING_TOLD, toldOf, type MoveSettings, type Told } from "../support/moves"
import { makeProduct } from "../support/products"
import { makeShop } from "../support/shops"
import { bookOf, fixed, keyOf, percent, type Content } from "../support/source-in-memory"

const eur = bookOf

type Outcome = Record<"groups" | "customers" | "tiers", Told>

/** Moves groups, customers and tiers, and says what became of them. */
const moved = async (content: Content, settings: MoveSettings): Promise<Outcome> => {
  const move = moveOf(content, settings)
  const groups = await moveGroups(move, true)
  await moveCustomers(move, groups)
  await moveTiers(move, groups)
  return { groups: toldOf(move, "groups"), customers: toldOf(move, "customers"), tiers: toldOf(move, "tiers") }
}

const newOrigin = () => `memory-${testApp.nextNumber()}`
const group = (number: number, name: string) => ({ key: keyOf(number), row: `customer_group ${number}`, name })
const customer = (number: number, email: string, group_key: string | null = null) => ({ key: keyOf(number), row: `customer_entity ${number}`, email, first_name: "Ada", last_name: "Brenner", company_name: null, group_key })
const product = (number: number, sku: string, ...ladders: { book: ReturnType<typeof eur>; tiers: ReturnType<typeof fixed> }[]) => ({ key: keyOf(number), row: `product ${number}`, sku, ladders })

const customers = () => testApp.container.resolve(Modules.CUSTOMER)
const groupNamed = async (name: string) => (await customers().listCustomerGroups({ name }, { take: null }))[0]
const groupsOf = async (email: string) => (await customers().listCustomers({ email, has_account: true }, { relations: ["groups"] })).flatMap(({ groups }) => groups.map(({ name }) => name))
const rulesNamed = async (q: string) =>
  (await ok<{ tier_price_rules: { id: string; name: string; status: string; item_count: number; scope: object | null; breaks: object[] | null }[] }>(asAdmin().get("/admin/tier-price-rules", { q }))).tier_price_rules
const priceOf = async (regionId: string, variantId: string, quantity: number, groupIds: string[] = []) =>
  (await ok<{ prices: { unit_price: number }[] }>(asAdmin().post("/admin/tier-price-rules/preview", { region_id: regionId, variant_ids: [variantId], quantity, customer_group_ids: groupIds }))).prices[0].unit_price

describe("groups that move in", () => {
  it("are created once, found by their name, and sent where the map says", async () => {
    const origin = newOrigin()
    const [fresh, known, other] = [1, 2, 3].map(() => `Moved group ${testApp.nextNumber()}`)
    await makeGroup(known)
    const target = await makeGroup(other)
    const content = { groups: [group(1, fresh), group(2, known), group(3, "Wholesale of old"), group(4, "Left"), group(5, "All"), { ...group(0, "NOT LOGGED IN"), of_guests: true }] }
    const map = { customer_groups: { "Wholesale of old": target, Left: null, All: "everyone" } }

    const dry = await moved(content, { origin, map, is_dry: true })
    expect(dry.groups).toEqual({ ...NOTHING_TOLD, created: 1, left: 2, not: { left_behind: 1, guests_only: 1 }, noted: { is_everyone: 1 } })
    expect(await groupNamed(fresh)).toBeUndefined()

    expect((await moved(content, { origin, map })).groups).toEqual(dry.groups)
    expect(await groupNamed(fresh)).toMatchObject({ name: fresh })
    expect((await moved(content, { origin, map })).groups).toMatchObject({ created: 0, changed: 0, left: 3 })
  })

  it("are renamed where the source has renamed them, and marked as companies when told so", async () => {
    const origin = newOrigin()
    const name = `Brenner ${testApp.nextNumber()}`
    await moved({ groups: [group(1, name)] }, { origin })
    expect((await moved({ groups: [group(1, `${name} GmbH`)] }, { origin, map: { companies: [`${name} GmbH`] } })).groups).toMatchObject({ changed: 1 })
    const { id } = await groupNamed(`${name} GmbH`)
    const { b2b_companies } = await ok<{ b2b_companies: { customer_group_id: string }[] }>(asAdmin().get("/admin/b2b-companies", { customer_group_id: id }))
    expect(b2b_companies).toHaveLength(1)
    expect((await moved({ groups: [group(1, `${name} GmbH`)] }, { origin, map: { companies: "all" } })).groups).toMatchObject({ changed: 0, left: 1 })
  })

  it("of which several or none fit what the map names are told, and so are those that were deleted here", async () => {
    const origin = newOrigin()
    const [twice, once] = [1, 2].map(() => `Ambiguous ${testApp.nextNumber()}`)
    await customers().createCustomerGroups([{ name: once }])
    // Medusa lets a deleted name be used again; of two alive there is one at most, so a name can fit a group and an id another.
    const target = await makeGroup(twice)
    await customers().createCustomerGroups([{ name: target }]).catch(() => undefined)
    expect((await moved({ groups: [group(1, "A"), group(2, once)] }, { origin, map: { customer_groups: { A: "Nowhere to be found" } } })).groups).toMatchObject({ not: { unknown_group: 1 }, left: 1 })
    await customers().deleteCustomerGroups([(await groupNamed(once)).id])
    expect((await moved({ groups: [group(2, once)] }, { origin })).groups).toMatchObject({ not: { deleted_here: 1 }, created: 0 })
  })
})

describe("customers that move in", () => {
  it("are found whatever the case of their address, join their group, and change it with the source", async () => {
    const origin = newOrigin()
    const [silver, gold] = [1, 2].map(() => `Customers ${testApp.nextNumber()}`)
    const shop = await makeShop()
    const buyer = await makeBuyer(shop)
    const capital = await makeBuyer(shop, [], `Capital-${testApp.nextNumber()}@Tests.example`)
    const content = (key: number) => ({ groups: [group(1, silver), group(2, gold)], customers: [customer(1, buyer.email.toUpperCase(), keyOf(key)), customer(2, capital.email.toLowerCase(), keyOf(1)), customer(3, "nobody@tests.example")] })

    const dry = await moved(content(1), { origin, is_dry: true })
    expect(dry.customers).toEqual({ ...NOTHING_TOLD, changed: 2, not: { unknown_customer: 1 } })
    expect(await groupsOf(buyer.email)).toEqual([])

    expect((await moved(content(1), { origin })).customers).toEqual(dry.customers)
    expect(await groupsOf(buyer.email)).toEqual([silver])
    expect(await groupsOf(capital.email)).toEqual([silver])

    expect((await moved(content(1), { origin })).customers).toMatchObject({ changed: 0, left: 2 })
    expect((await moved(content(2), { origin })).customers).toMatchObject({ changed: 1, left: 1 })
    expect(await groupsOf(buyer.email)).toEqual([gold])
  })

  it("stay in groups that the shop has put them into", async () => {
    const origin = newOrigin()
    const own = `Own ${testApp.nextNumber()}`
    const buyer = await makeBuyer(await makeShop(), [await makeGroup(own)])
    const [first, second] = [1, 2].map(() => `Theirs ${testApp.nextNumber()}`)
    const content = (key: number) => ({ groups: [group(1, first), group(2, second)], customers: [customer(1, buyer.email, keyOf(key))] })
    await moved(content(1), { origin })
    await moved(content(2), { origin })
    expect((await groupsOf(buyer.email)).sort()).toEqual([own, second].sort())
  })

  it("are created without a password when asked, log in once they have set one, and get nothing for registering", async () => {
    const origin = newOrigin()
    const shop = await makeShop()
    const email = `moved-${testApp.nextNumber()}@tests.example`
    const content = { groups: [group(1, `Created ${testApp.nextNumber()}`)], customers: [customer(1, email, keyOf(1))] }
    expect((await moved(content, { origin })).customers).toMatchObject({ created: 0, not: { unknown_customer: 1 } })
    expect((await moved(content, { origin, map: { customers: { create: true } } })).customers).toMatchObject({ created: 1 })

    const [made] = await customers().listCustomers({ email })
    expect(made).toMatchObject({ has_account: true, first_name: "Ada", last_name: "Brenner", email })
    await expect(logIn({ email, password: "" })).rejects.toThrow("401")
    const auth = testApp.container.resolve(Modules.AUTH)
    await auth.updateProvider("emailpass", { entity_id: email, password: "a new password" })
    const token = await logIn({ email, password: "a new password" })
    const { customer: me } = await ok<{ customer: { id: string } }>(asStranger({ authorization: `Bearer ${token}`, "x-publishable-api-key": shop.publishableKey }).get("/store/customers/me"))
    expect(me.id).toBe(made.id)

    await ok(asAdmin().post("/admin/reward-points/program", { status: "active", earning: { registration_points: 50 } }))
    const { result } = await testApp.container.resolve(Modules.WORKFLOW_ENGINE).run(grantRegistrationsWorkflowId, { input: { customer_ids: [made.id] } })
    await ok(asAdmin().post("/admin/reward-points/program", { earning: { registration_points: null } }))
    expect(result).toMatchObject({ granted: 0, failed: [] })

    expect((await moved(content, { origin, map: { customers: { create: true } } })).customers).toMatchObject({ created: 0, changed: 0, left: 1 })
    expect((await customers().listCustomers({ email })).length).toBe(1)
  })

  it("are not put behind a login that somebody else may have made", async () => {
    const email = `stray-${testApp.nextNumber()}@tests.example`
    await ok(asStranger().post("/auth/customer/emailpass/register", { email, password: "not mine" }))
    const { customers: told } = await moved({ customers: [customer(1, email)] }, { origin: newOrigin(), map: { customers: { create: true } } })
    expect(told).toMatchObject({ created: 0, not: { login_exists: 1 } })
    expect(await customers().listCustomers({ email })).toEqual([])
  })

  it("whose process died before they got a login, get it with the next run", async () => {
    const email = `halfway-${testApp.nextNumber()}@tests.example`
    await customers().createCustomers([{ email, has_account: true, created_by: "medusa-b2b-loyalty:move-in" }])
    await moved({ customers: [customer(1, email)] }, { origin: newOrigin(), map: { customers: { create: true } } })
    await testApp.container.resolve(Modules.AUTH).updateProvider("emailpass", { entity_id: email, password: "a new password" })
    expect(await logIn({ email, password: "a new password" })).toEqual(expect.any(String))
  })
})

describe("tiers that move in", () => {
  it("of several groups, of which the map sends one to everyone, go before what the source asks the others later", async () => {
    const origin = newOrigin()
    const shop = await makeShop()
    const { skus, variantIds } = await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: shop.currencyCode }] }] })
    const [wholesale, retail] = ["Wholesale", "Retail"].map((name) => `${name} ${testApp.nextNumber()}`)
    const bookFor = (name: string, priority: number, numbers: number[]) =>
      eur(`${origin} ${name}`, { audience: { type: "groups", keys: numbers.map(keyOf) }, currency_code: shop.currencyCode, combine: "override", priority })
    const ladders = [{ book: bookFor("sale", 9, [1, 2]), tiers: fixed([1, 7]) }, { book: bookFor("wholesale", 5, [1]), tiers: fixed([1, 6]) }]
    const content = { groups: [group(1, wholesale), group(2, retail)], products: [product(1, skus[0], ...ladders)] }
    const settings = { origin, map: { customer_groups: { [retail]: "everyone" } } }

    expect((await moved(content, settings)).tiers).toEqual({ ...NOTHING_TOLD, created: 3 })
    const { id } = await groupNamed(wholesale)
    expect([await priceOf(shop.regionId, variantIds[0], 1), await priceOf(shop.regionId, variantIds[0], 1, [id])]).toEqual([7, 7])
    expect((await moved(content, settings)).tiers).toEqual({ ...NOTHING_TOLD, left: 3 })
  })

  it("become price books of their group that price as the source does, once, and follow what changes", async () => {
    const origin = newOrigin()
    const shop = await makeShop()
    const { skus, variantIds } = await makeProduct(shop, { variants: [1, 2, 3].map(() => ({ prices: [{ amount: 10, currency_code: shop.currencyCode }] })) })
    const name = `Wholesale ${testApp.nextNumber()}`
    const book = eur(`${origin} book`, { audience: { type: "groups", keys: [keyOf(1)] }, currency_code: shop.currencyCode })
    const groups = [group(1, name)]
    const first = [product(1, skus[0], { book, tiers: fixed([10, 9], [50, 8.25]) }), product(2, skus[1], { book, tiers: fixed([5, 7]) }), product(3, "NO-SUCH-SKU", { book, tiers: fixed([1, 1], [2, 0.5]) })]

    const dry = await moved({ groups, products: first }, { origin, is_dry: true })
    expect(dry.tiers).toEqual({ ...NOTHING_TOLD, created: 3, not: { unknown_sku: 2 } })
    expect(await rulesNamed(book.name)).toEqual([])

    expect((await moved({ groups, products: first }, { origin })).tiers).toEqual(dry.tiers)
    const [rule] = await rulesNamed(book.name)
    expect(rule).toMatchObject({ status: "active", scope: null, item_count: 2 })
    const { id } = await groupNamed(name)
    expect(await Promise.all([9, 10, 49, 50].map((quantity) => priceOf(shop.regionId, variantIds[0], quantity, [id])))).toEqual([10, 9, 9, 8.25])
    expect(await priceOf(shop.regionId, variantIds[0], 50)).toBe(10)

    expect((await moved({ groups, products: first }, { origin })).tiers).toEqual({ ...NOTHING_TOLD, left: 3, not: { unknown_sku: 2 } })

    const second = [product(1, skus[0], { book, tiers: fixed([10, 8.5]) }), product(4, skus[2], { book, tiers: fixed([2, 6]) })]
    expect((await moved({ groups, products: second }, { origin })).tiers).toEqual({ ...NOTHING_TOLD, changed: 1, created: 1, removed: 1 })
    expect(await Promise.all(variantIds.map((variant) => priceOf(shop.regionId, variant, 60, [id])))).toEqual([8.5, 10, 6])
    expect(await rulesNamed(book.name)).toMatchObject([{ id: rule.id, item_count: 2 }])

    expect((await moved({ groups, products: [] }, { origin })).tiers).toEqual({ ...NOTHING_TOLD, removed: 2 })
    expect(await rulesNamed(book.name)).toEqual([])
  })

  it("are one percentage rule where that says the same with fewer rows, and a price book again when they no longer are", async () => {
    const origin = newOrigin()
    const shop = await makeShop()
    const { skus, variantIds } = await makeProduct(shop, { variants: [1, 2].map(() => ({ prices: [{ amount: 10, currency_code: shop.currencyCode }] })) })
    const book = eur(`${origin} percent`, { currency_code: shop.currencyCode })
    const same = [product(1, skus[0], { book, tiers: percent([10, 5], [50, 8]) }), product(2, skus[1], { book, tiers: percent([10, 5], [50, 8]) })]

    expect((await moved({ products: same }, { origin })).tiers).toMatchObject({ created: 4 })
    expect(await rulesNamed(book.name)).toMatchObject([{ status: "active", scope: { type: "variants", ids: [...variantIds].sort() }, breaks: [{ min_quantity: 10 }, { min_quantity: 50 }] }])
    expect(await priceOf(shop.regionId, variantIds[1], 10)).toBe(9.5)
    expect((await moved({ products: same }, { origin })).tiers).toEqual({ ...NOTHING_TOLD, left: 4 })

    const mixed = [same[0], product(2, skus[1], { book, tiers: fixed([10, 4]) })]
    expect((await moved({ products: mixed }, { origin })).tiers).toMatchObject({ created: 3 })
    expect(await rulesNamed(book.name)).toMatchObject([{ scope: null, status: "active", item_count: 2 }])
    expect(await Promise.all(variantIds.map((variant) => priceOf(shop.regionId, variant, 10)))).toEqual([9.5, 4])
    expect((await moved({ products: mixed }, { origin })).tiers).toEqual({ ...NOTHING_TOLD, left: 3 })

    expect((await moved({ products: same }, { origin })).tiers).toMatchObject({ changed: 4, removed: 0 })
    expect(await rulesNamed(book.name)).toMatchObject([{ scope: { type: "variants" } }])
    expect(await priceOf(shop.regionId, variantIds[1], 10)).toBe(9.5)
  })

  it("leave alone what was changed here, and do not bring back a book that was deleted here", async () => {
    const origin = newOrigin()
    const shop = await makeShop()
    const { skus, variantIds } = await makeProduct(shop, { variants: [1, 2].map(() => ({ prices: [{ amount: 10, currency_code: shop.currencyCode }] })) })
    const book = eur(`${origin} edited`, { currency_code: shop.currencyCode })
    const content = { products: [product(1, skus[0], { book, tiers: fixed([10, 9]) }), product(2, skus[1], { book, tiers: fixed([10, 9]) })] }
    await moved(content, { origin })
    const [{ id }] = await rulesNamed(book.name)
    await ok(asAdmin().post(`/admin/tier-price-rules/${id}/items`, { set: [{ variant_id: variantIds[0], breaks: [{ min_quantity: 10, type: "fixed", value: 3 }] }] }))
    await ok(asAdmin().post(`/admin/tier-price-rules/${id}`, { name: `${book.name}, ours`, status: "archived" }))
    expect((await moved(content, { origin })).tiers).toEqual({ ...NOTHING_TOLD, left: 2 })
    expect(await rulesNamed(book.name)).toMatchObject([{ id, name: `${book.name}, ours`, status: "archived" }])
    await ok(asAdmin().delete(`/admin/tier-price-rules/${id}`))
    expect((await moved(content, { origin })).tiers).toMatchObject({ created: 0, not: { deleted_here: 2 } })
    expect(await rulesNamed(book.name)).toEqual([])
  })

  it("of a group that is not moved stay behind, and so do those that no rule can hold", async () => {
    const origin = newOrigin()
    const shop = await makeShop()
    const { skus } = await makeProduct(shop)
    const left = eur(`${origin} left`, { audience: { type: "groups", keys: [keyOf(1)] } })
    const wrong = eur(`${origin} wrong`)
    const content = { groups: [group(1, "Old")], products: [product(1, skus[0], { book: left, tiers: fixed([1, 9]) }, { book: wrong, tiers: fixed([1, 9], [1, 8]) })] }
    expect((await moved(content, { origin, map: { customer_groups: { Old: null } } })).tiers).toEqual({ ...NOTHING_TOLD, not: { left_behind: 1, not_storable: 2 } })
  })
})
