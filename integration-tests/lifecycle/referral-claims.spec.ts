import type { StoreCartReferral, StoreReferralOffer } from "../../src/types/referrals"
import { asBuyer, ok, type Client } from "../support/api"
import { makeCart, placeOrder, prepareCheckout, session, type Session } from "../support/carts"
import { makeCompany } from "../support/companies"
import { joinGroup, makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { cancelOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { inDatabase, insertAdvocate, referralRow, setReferralProgram, wayOf, type Advocate } from "../support/referrals"
import { makeShop, type Shop } from "../support/shops"

// Whole stories, with many carts each.
jest.setTimeout(300_000)

/** Addresses that tell nothing of where somebody works. */
const newMail = (name = "friend") => `${name}${testApp.nextNumber()}@gmail.com`

describe("a code on a cart", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
    await setReferralProgram()
  })

  const buying = async (email = newMail("buyer")): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, [], email)
    return { ...session(shop, buyer), buyer }
  }
  const guest = () => session(shop)
  const goods = [{ get variant_id() { return variant }, quantity: 1 }]
  const cartOf = async (buyer: Session, email?: string): Promise<string> => {
    const { id } = await makeCart(buyer, goods)
    if (email) await ok(buyer.client.post(`/store/carts/${id}`, { email }))
    return id
  }
  const put = ({ client }: { client: Client }, cartId: string, code: string, channel?: string) => client.post(`/store/carts/${cartId}/referral`, { code, ...(channel && { channel }) })
  const takeOff = ({ client }: { client: Client }, cartId: string) => ok(client.delete(`/store/carts/${cartId}/referral`))
  const onCart = async ({ client }: { client: Client }, cartId: string) => (await ok<{ referral: StoreCartReferral }>(client.get(`/store/carts/${cartId}/referral`))).referral
  const referralsOf = async (cartId: string): Promise<{ id: string; state: string; reason: string; advocate_id: string; customer_id: string | null; channel: string; signals: { code: string; detail: string | null }[] }[]> =>
    (await inDatabase("SELECT * FROM referral WHERE cart_id = $1 ORDER BY claimed_at, id", [cartId])).rows
  const reasonsOn = async (cartId: string) => (await referralsOf(cartId)).map(({ state, reason }) => `${state} ${reason}`)
  const newAdvocate = async (email = newMail("advocate")): Promise<Advocate & { buyer: Buyer; session: Session }> => {
    const buyer = await makeBuyer(shop, [], email)
    return { ...(await insertAdvocate({ customerId: buyer.customerId })), buyer, session: session(shop, buyer) }
  }
  /** Every refusal is the same for the buyer; the reason is for admins. */
  const refusedWith = async (buyer: Session, cartId: string, code: string): Promise<string | undefined> => {
    const { status, body } = await put(buyer, cartId, code)
    expect([status, body.code, body.errors]).toEqual([400, "referral_refused", [{ path: "code", reason: "referral_refused", message: expect.stringContaining("first order of a new customer") }]])
    return (await referralsOf(cartId)).filter(({ state }) => state === "rejected").at(-1)?.reason
  }

  it("makes a friend of its buyer, however it is written, and is taken off again", async () => {
    const anna = await newAdvocate()
    const bea = await buying()
    const cart = await cartOf(bea)
    expect(await onCart(bea, cart)).toBeNull()
    const { status, body } = await put(bea, cart, ` ${anna.code.slice(0, 3).toLowerCase()}-${anna.code.slice(3).toLowerCase()} `, "link")
    expect([status, body.cart?.id]).toEqual([200, cart])
    const [claim] = await referralsOf(cart)
    expect(claim).toMatchObject({ state: "claimed", reason: "link_followed", advocate_id: anna.id, customer_id: bea.buyer.customerId, channel: "link" })
    expect(await onCart(bea, cart)).toMatchObject({ code: anna.code, friend_gets: { en: expect.stringContaining("10"), de: expect.stringContaining("10") }, missing: null })
    // A second time nothing happens.
    expect((await put(bea, cart, anna.code)).status).toBe(200)
    expect(await reasonsOn(cart)).toEqual(["claimed link_followed"])
    await takeOff(bea, cart)
    await takeOff(bea, cart)
    expect(await wayOf(claim.id)).toEqual(["claimed link_followed", "lapsed taken_off"])
    expect(await onCart(bea, cart)).toBeNull()
  })

  it("is refused with the same answer for every reason, and the reason is kept for admins", async () => {
    const anna = await newAdvocate()
    const bea = await buying()
    expect(await refusedWith(bea, await cartOf(bea), "NOSUCHCODE")).toBeUndefined()
    expect(await refusedWith(bea, await cartOf(bea), "!")).toBeUndefined()
    const replaced = await newAdvocate()
    await inDatabase("UPDATE referral_code SET replaced_at = now() WHERE id = $1", [replaced.codeId])
    expect(await refusedWith(bea, await cartOf(bea), replaced.code)).toBe("replaced_code")
    const erased = await newAdvocate()
    await inDatabase("UPDATE referral_advocate SET owner_id = NULL WHERE id = $1", [erased.id])
    expect(await refusedWith(bea, await cartOf(bea), erased.code)).toBe("not_an_advocate")
    const cart = await cartOf(bea)
    const group = await makeGroup()
    await setReferralProgram({ advocates: { customer_group_ids: [group] } })
    expect(await refusedWith(bea, cart, anna.code)).toBe("not_an_advocate")
    await setReferralProgram({ status: "off" })
    expect(await refusedWith(bea, cart, anna.code)).toBe("program_off")
    expect(await refusedWith(bea, cart, anna.code)).toBe("program_off")
    const off = await bea.client.get(`/store/carts/${cart}/referral`)
    expect([off.status, off.body.code]).toEqual([404, "referrals_off"])
    await setReferralProgram()
    expect(await reasonsOn(cart)).toEqual(["rejected not_an_advocate", "rejected program_off"])
    // Whoever was refused is free for a code that works.
    expect((await put(bea, cart, anna.code)).status).toBe(200)
  })

  it("is no code of the buyer's own: with the account, as a guest, and in another spelling of the address", async () => {
    const name = `ada.own${testApp.nextNumber()}`
    const ada = await newAdvocate(`${name}@gmail.com`)
    expect(await refusedWith(ada.session, await cartOf(ada.session), ada.code)).toBe("own_code")
    // Logged in, on a cart that names nobody.
    const nobodys = await cartOf(guest())
    expect(await refusedWith(ada.session, nobodys, ada.code)).toBe("own_code")
    for (const email of [`${name}@gmail.com`, `${name.toUpperCase()}+2@googlemail.com`, `${name.replace(".", "")}@gmail.com`]) {
      expect(await refusedWith(guest(), await cartOf(guest(), email), ada.code)).toBe("own_code")
    }
  })

  it("is for nobody of the advocate's company, nor for who shares its VAT number, billing address or the advocate's phone", async () => {
    const anna = await buying()
    const { company } = await colleagues(anna.buyer, { vat_number: `DE${100_000_000 + testApp.nextNumber()}` })
    const advocate = await insertAdvocate({ customerId: anna.buyer.customerId })
    const ben = await buying(`ben${testApp.nextNumber()}@gmail.com`)
    await joinGroup(company.customer_group_id, ben.buyer.customerId)
    expect(await refusedWith(ben, await cartOf(ben), advocate.code)).toBe("same_company")
    // Ben as a guest, with a plus tag.
    expect(await refusedWith(guest(), await cartOf(guest(), ben.buyer.email.replace("@", "+x@")), advocate.code)).toBe("same_company")
    // A friend of another company with the same VAT number.
    const cleo = await buying()
    await colleagues(cleo.buyer, { vat_number: company.vat_number })
    expect(await refusedWith(cleo, await cartOf(cleo), advocate.code)).toBe("same_vat_number")
    // The address to which the company's bills go.
    await ok(anna.client.post("/store/customers/me/addresses", { first_name: "Anna", address_1: `Hafenstraße ${testApp.nextNumber()}`, postal_code: "20457", city: "Hamburg", country_code: shop.countryCode, is_default_billing: true }))
    const { addresses } = await ok<{ addresses: { address_1: string }[] }>(anna.client.get("/store/customers/me/addresses"))
    const dora = await buying()
    const cart = await cartOf(dora)
    await ok(dora.client.post(`/store/carts/${cart}`, { billing_address: { address_1: addresses[0].address_1.replace("straße", "str."), postal_code: "20457", country_code: shop.countryCode } }))
    expect(await refusedWith(dora, cart, advocate.code)).toBe("same_billing_address")
    // The advocate's phone.
    const number = `171${1_000_000 + testApp.nextNumber()}`
    await ok(anna.client.post("/store/customers/me", { phone: `+49 ${number}` }))
    const eva = await cartOf(guest(), newMail())
    await ok(guest().client.post(`/store/carts/${eva}`, { shipping_address: { phone: `0${number.slice(0, 3)}/${number.slice(3)}`, country_code: shop.countryCode } }))
    expect(await refusedWith(guest(), eva, advocate.code)).toBe("same_phone")
  })

  const colleagues = async (buyer: Buyer, fields: Record<string, unknown> = {}) => {
    const company = await makeCompany(fields)
    await joinGroup(company.customer_group_id, buyer.customerId)
    return { company }
  }

  it("is for nobody of the company that is the advocate, and for a friend of it", async () => {
    const anna = await buying()
    const { company } = await colleagues(anna.buyer)
    const advocate = await insertAdvocate({ companyId: company.id })
    expect(await refusedWith(anna, await cartOf(anna), advocate.code)).toBe("same_company")
    const bea = await buying()
    expect((await put(bea, await cartOf(bea), advocate.code)).status).toBe(200)
  })

  it("is for nobody who has ordered, whether with an account, as a guest or in another spelling; a cancelled order is none", async () => {
    const anna = await newAdvocate()
    const bea = await buying()
    const order = await placeOrder(bea, await cartOf(bea))
    expect(await refusedWith(bea, await cartOf(bea), anna.code)).toBe("existing_customer")
    await cancelOrder(order.id)
    expect((await put(bea, await cartOf(bea), anna.code)).status).toBe(200)

    const name = `g.uest${testApp.nextNumber()}`
    const email = `${name}@gmail.com`
    const ordered = { ...guest(), buyer: { email } as Buyer }
    await placeOrder(ordered, await cartOf(guest()))
    for (const spelling of [email, `${name.replace(".", "")}+new@googlemail.com`, email.toUpperCase()]) {
      expect(await refusedWith(guest(), await cartOf(guest(), spelling), anna.code)).toBe("existing_customer")
    }
    // Registered now, with another spelling: an account of somebody who has ordered.
    const registered = await buying(`${name}+account@gmail.com`)
    expect(await refusedWith(registered, await cartOf(registered), anna.code)).toBe("existing_customer")
    // Who only has an account is a friend.
    const cleo = await buying()
    expect((await put(cleo, await cartOf(cleo), anna.code)).status).toBe(200)
  })

  it("comes first: the link of A and then the code of B, on whatever cart and in whatever spelling", async () => {
    const [a, b] = [await newAdvocate(), await newAdvocate()]
    const bea = await buying(`b.ea${testApp.nextNumber()}@gmail.com`)
    const cart = await cartOf(bea)
    await ok(put(bea, cart, a.code, "link"))
    expect(await refusedWith(bea, cart, b.code)).toBe("claimed_before")
    const second = await cartOf(bea)
    expect(await refusedWith(bea, second, b.code)).toBe("claimed_before")
    const as_guest = await cartOf(guest(), bea.buyer.email.replace("b.ea", "bea").replace("@", "+x@"))
    expect(await refusedWith(guest(), as_guest, b.code)).toBe("claimed_before")
    // With a second cart, and as a guest, the friend of A is still the friend of A: it is one referral.
    await ok(put(bea, second, a.code))
    await ok(put(guest(), as_guest, a.code))
    expect((await onCart(guest(), as_guest))?.code).toBe(a.code)
    expect((await reasonsOn(second)).concat(await reasonsOn(as_guest))).toEqual(["rejected claimed_before", "rejected claimed_before"])
    // Swapped before the order: what is taken off sets the friend free.
    await takeOff(bea, cart)
    await ok(put(bea, cart, b.code))
    expect(await reasonsOn(cart)).toEqual(["lapsed taken_off", "rejected claimed_before", "claimed code_entered"])
    expect(await refusedWith(bea, second, a.code)).toBe("claimed_before")
  })

  it("is claimed once, by whichever of many codes and carts at the same moment", async () => {
    const advocates = await Promise.all(Array.from({ length: 4 }, () => newAdvocate()))
    const bea = await buying()
    const carts = await Promise.all(Array.from({ length: 4 }, () => cartOf(bea)))
    const answers = await Promise.all(carts.map((cart, index) => put(bea, cart, advocates[index].code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    const standing = (await Promise.all(carts.map(referralsOf))).flat().filter(({ state }) => state === "claimed")
    expect(standing).toHaveLength(1)
    // All of one advocate: one referral that all carts are under.
    const cleo = await buying()
    const hers = await Promise.all(Array.from({ length: 4 }, () => cartOf(cleo)))
    const joined = await Promise.all(hers.map((cart) => put(cleo, cart, advocates[0].code)))
    expect(joined.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await Promise.all(hers.map(referralsOf))).flat()).toHaveLength(1)
  })

  it("is free again once the claim's time is over, and too late once the cart is an order", async () => {
    const [a, b] = [await newAdvocate(), await newAdvocate()]
    const bea = await buying()
    const cart = await cartOf(bea)
    await ok(put(bea, cart, a.code))
    const [claim] = await referralsOf(cart)
    await inDatabase("UPDATE referral SET lapses_at = now() WHERE id = $1", [claim.id])
    await ok(put(bea, cart, b.code))
    expect(await referralRow(claim.id)).toMatchObject({ state: "lapsed", reason: "no_order_in_time", ended_at: expect.any(Date) })

    const cleo = await buying()
    const done = await cartOf(cleo)
    await placeOrder(cleo, done)
    const late = await put(cleo, done, a.code)
    expect([late.status, late.body.code]).toEqual([400, "cart_completed"])
    const off = await cleo.client.delete(`/store/carts/${done}/referral`)
    expect([off.status, off.body.code]).toEqual([400, "cart_completed"])
    expect(await referralsOf(done)).toEqual([])
    const nowhere = await put(cleo, "cart_of_nobody", a.code)
    expect([nowhere.status, nowhere.body.code]).toEqual([404, "cart_not_found"])
    const wrong = await cleo.client.post(`/store/carts/${await cartOf(cleo)}/referral`, { channel: "pigeon", extra: 1 })
    expect([wrong.status, wrong.body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path} ${reason}`).sort()]).toEqual([400, ["channel invalid_value", "code invalid_type", "extra unrecognized_keys"]])
  })

  it("closes no ring: A brought B, B brought C, and C does not bring A; not even all at once", async () => {
    const [a, b, c] = [await newAdvocate(), await newAdvocate(), await newAdvocate()]
    await ok(put(b.session, await cartOf(b.session), a.code))
    await ok(put(c.session, await cartOf(c.session), b.code))
    expect(await refusedWith(a.session, await cartOf(a.session), c.code)).toBe("ring")
    expect(await refusedWith(a.session, await cartOf(a.session), b.code)).toBe("ring")
    // As a guest with the address of the account.
    expect(await refusedWith(guest(), await cartOf(guest(), a.buyer.email.replace("@", "+guest@")), c.code)).toBe("ring")
    // Whom C brings besides is a friend.
    const dora = await buying()
    expect((await put(dora, await cartOf(dora), c.code)).status).toBe(200)

    const ring = [await newAdvocate(), await newAdvocate(), await newAdvocate()]
    const carts = await Promise.all(ring.map(({ session: own }) => cartOf(own)))
    const answers = await Promise.all(ring.map(({ session: own }, index) => put(own, carts[index], ring[(index + 1) % 3].code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400])
  })

  it("is looked at again when the order is made, with the address that it has then", async () => {
    const anna = await newAdvocate(`an.na${testApp.nextNumber()}@gmail.com`)
    const known = { ...guest(), buyer: { email: newMail("known") } as Buyer }
    await placeOrder(known, await cartOf(guest()))
    for (const [email, reason] of [[anna.buyer.email.replace("an.na", "anna"), "own_code"], [known.buyer.email.replace("@", "+2@"), "existing_customer"]]) {
      const cart = await cartOf(guest())
      await ok(put(guest(), cart, anna.code))
      await prepareCheckout({ ...guest(), buyer: { email } as Buyer }, cart)
      const refused = await guest().client.post(`/store/carts/${cart}/complete`)
      expect([refused.status, refused.body.code, await reasonsOn(cart)]).toEqual([409, "cart_changed", [`rejected ${reason}`]])
    }
    // A friend's is made.
    const cart = await cartOf(guest())
    await ok(put(guest(), cart, anna.code))
    expect((await placeOrder({ ...guest(), buyer: { email: newMail() } as Buyer }, cart)).discount_total).toBeGreaterThan(0)
  })

  it("goes into review for what is suspicious, keeps its signals, and is a claim all the same", async () => {
    await setReferralProgram({ reviewed_signals: ["mail_domain", "same_name"] })
    const anna = await buying(`anna@works${testApp.nextNumber()}.example`)
    const advocate = await insertAdvocate({ customerId: anna.buyer.customerId })
    const domain = anna.buyer.email.split("@")[1]
    const cart = await cartOf(guest(), `cleo@${domain}`)
    await ok(put(guest(), cart, advocate.code))
    const [claim] = await referralsOf(cart)
    expect([claim.signals, await wayOf(claim.id)]).toEqual([[{ code: "mail_domain", detail: domain }], ["claimed code_entered", "in_review signals"]])
    expect((await onCart(guest(), cart))?.code).toBe(advocate.code)

    // A signal that the programme does not want reviewed is kept.
    await setReferralProgram({ reviewed_signals: [] })
    const other = await cartOf(guest(), `dora@${domain}`)
    await ok(put(guest(), other, advocate.code))
    expect(await referralsOf(other)).toMatchObject([{ state: "claimed", signals: [{ code: "mail_domain", detail: domain }] }])
  })

  it("tells a network that friend and advocate share, and no network of the shop itself", async () => {
    const anna = await newAdvocate()
    const [home, office] = [`203.0.113.${testApp.nextNumber() % 250}`, `198.51.100.${testApp.nextNumber() % 250}`]
    const claimFrom = async (address: string) => {
      const cart = await cartOf(guest(), newMail())
      await ok(guest().client.post(`/store/carts/${cart}/referral`, { code: anna.code }).set("x-forwarded-for", address))
      return (await referralsOf(cart))[0].signals
    }
    await ok(anna.session.client.get("/store/customers/me/referral").set("x-forwarded-for", home))
    await ok(anna.session.client.get("/store/customers/me/referral").set("x-forwarded-for", "10.0.0.7"))
    expect(await claimFrom(office)).toEqual([])
    expect(await claimFrom("10.0.0.7")).toEqual([])
    expect(await claimFrom(home)).toEqual([{ code: "network_address", detail: null }])
    const { rows } = await inDatabase("SELECT digest FROM referral_network WHERE advocate_id = $1", [anna.id])
    expect([rows.length, JSON.stringify(rows).includes(home)]).toEqual([1, false])
  })

  it("is shown before it is put on a cart, and not to whom it does not work for", async () => {
    const anna = await newAdvocate()
    await ok(anna.session.client.post("/store/customers/me", { first_name: "Anna", last_name: "Berg" }))
    await setReferralProgram({ friend: { discount: { type: "percentage", value: "10" }, minimum_spend: { eur: "50.00" }, points: 100 }, terms: "One for each." })
    const { referral } = await ok<{ referral: StoreReferralOffer }>(asBuyer(shop).get(`/store/referrals/${anna.code.toLowerCase()}`))
    expect(referral).toEqual({
      code: anna.code,
      advocate_name: "Anna",
      friend_gets: { en: expect.stringContaining("10 %"), de: expect.stringContaining("10 %") },
      discount: { type: "percentage", value: "10", maximum: null },
      minimum_spend: { eur: "50.00" },
      points: 100,
      terms: "One for each.",
    })
    await setReferralProgram({ friend: { discount: { type: "percentage", value: "10" }, minimum_spend: { eur: "50.00", usd: "60.00" } } })
    const told = async (query: string) => (await ok<{ referral: StoreReferralOffer }>(asBuyer(shop).get(`/store/referrals/${anna.code}${query}`))).referral.friend_gets.en
    expect([await told(""), await told("?currency_code=usd")]).toEqual([expect.stringMatching(/50.*60/), expect.not.stringContaining("50")])
    expect((await asBuyer(shop).get(`/store/referrals/${anna.code}?currency_code=euro`)).body.errors).toMatchObject([{ path: "currency_code" }])
    const unknown = await asBuyer(shop).get("/store/referrals/NOSUCHCODE")
    const own = await anna.session.client.get(`/store/referrals/${anna.code}`)
    await setReferralProgram({ advocate_name: "none" })
    expect((await ok<{ referral: StoreReferralOffer }>(asBuyer(shop).get(`/store/referrals/${anna.code}`))).referral.advocate_name).toBeNull()
    await setReferralProgram({ status: "off" })
    const off = await asBuyer(shop).get(`/store/referrals/${anna.code}`)
    await setReferralProgram()
    expect([unknown, own, off].map(({ status, body }) => [status, body])).toEqual(Array.from({ length: 3 }, () => [404, unknown.body]))
    expect(unknown.body.code).toBe("unknown_code")
  })

  describe("that is guessed", () => {
    const from = (address: string): { client: Client } => {
      const plain = asBuyer(shop)
      return { client: Object.fromEntries((["get", "post", "delete"] as const).map((method) => [method, (path: string, data?: object) => plain[method](path, data).set("x-forwarded-for", address)])) as Client }
    }
    const number = () => testApp.nextNumber() % 200

    it("is refused with 429 and Retry-After on a cart after ten tries, many at once too, also where it works then", async () => {
      const anna = await newAdvocate()
      const cart = await cartOf(guest(), newMail())
      const tries = await Promise.all(Array.from({ length: 25 }, (_each, index) => put(guest(), cart, `GUESS${index}`)))
      expect(tries.filter(({ status }) => status === 400)).toHaveLength(10)
      const [slowed] = tries.filter(({ status }) => status === 429)
      expect([slowed.body.code, Number(slowed.headers["retry-after"]) > 0]).toEqual(["too_many_guesses", true])
      expect((await put(guest(), cart, anna.code)).status).toBe(429)
      expect(await referralsOf(cart)).toEqual([])
      // Another buyer is not kept waiting.
      expect((await put(guest(), await cartOf(guest(), newMail()), anna.code)).status).toBe(200)
    })

    it("is slowed for a session and for an address, on whatever cart; what works does not count", async () => {
      const anna = await newAdvocate()
      const bea = await buying()
      for (let attempt = 0; attempt < 10; attempt++) {
        expect((await bea.client.get(`/store/referrals/GUESS${attempt}`)).status).toBe(404)
      }
      expect((await bea.client.get(`/store/referrals/${anna.code}`)).status).toBe(429)

      const home = from(`203.0.113.${number()}`)
      for (let attempt = 0; attempt < 40; attempt++) {
        expect((await home.client.get(`/store/referrals/${anna.code}`)).status).toBe(200)
      }
      const statuses = await Promise.all(Array.from({ length: 35 }, (_each, index) => home.client.get(`/store/referrals/GUESS${index}`).then(({ status }) => status)))
      expect([statuses.filter((status) => status === 404).length, statuses.filter((status) => status === 429).length]).toEqual([30, 5])
      expect((await from("198.51.100.7").client.get(`/store/referrals/${anna.code}`)).status).toBe(200)
    })
  })
})
