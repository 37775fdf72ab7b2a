import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { ledger } from "../support/points"
import { makeProduct } from "../support/products"
import { availableOf, cartPoints, givePoints, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import { withoutSubscribers } from "../support/statements"

type Retired = { changed: boolean; seen: number; failed: string[] }

const retire = async (retired: boolean): Promise<Retired> => (await testApp.container.resolve("workflows").run("retire-points", { input: { retired } })).result

const statusOf = async (): Promise<string> => (await ok<{ program: { status: string } }>(asAdmin().get("/admin/reward-points/program"))).program.status

describe("retiring points", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
  })

  beforeEach(() => setProgram())
  afterEach(() => retire(false))
  afterAll(() => switchProgramOff())

  const redeeming = async (): Promise<{ buying: Session & { buyer: Buyer }; cart_id: string }> => {
    const buyer = await makeBuyer(shop)
    await givePoints(buyer, 1000)
    const buying = { ...session(shop, buyer), buyer }
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, id, 600)
    return { buying, cart_id: id }
  }

  it("takes redemptions out of open carts, which cost then what they cost without, and spends nothing", async () => {
    const { buying, cart_id } = await redeeming()
    expect((await readCart(buying, cart_id)).total).toBe(94)
    expect(await retire(true)).toMatchObject({ changed: true, failed: [] })
    expect((await readCart(buying, cart_id)).total).toBe(100)
    await prepareCheckout(buying, cart_id)
    expect((await complete(buying, cart_id)).total).toBe(100)
    expect(await availableOf(buying.buyer)).toBe(1000)
  })

  it("names carts that could not be changed, and tries them again the next time", async () => {
    const { buying, cart_id } = await redeeming()
    const real = ledger().readTurnBasis.bind(ledger())
    const failing = jest.spyOn(ledger(), "readTurnBasis").mockImplementation(async (...given) => {
      if (given[0] === cart_id) throw new Error("not now")
      return real(...given)
    })
    const first = await retire(true).finally(() => failing.mockRestore())
    expect(first.failed).toContain(cart_id)
    expect((await readCart(buying, cart_id)).total).toBe(94)
    expect(await retire(true)).toMatchObject({ changed: false, failed: [] })
    expect((await readCart(buying, cart_id)).total).toBe(100)
  })

  it("passes over a cart that is an order which nobody has followed yet", async () => {
    const { buying, cart_id } = await redeeming()
    await withoutSubscribers("order.placed", () => placeOrder(buying, cart_id))
    expect((await retire(true)).failed).toEqual([])
    expect(await availableOf(buying.buyer)).toBe(400)
  })

  it("can be taken back: the buyer's next look redeems again what he wanted", async () => {
    const { buying, cart_id } = await redeeming()
    await retire(true)
    expect([await statusOf(), (await cartPoints(buying, cart_id)).intent]).toEqual(["off", 600])
    await retire(false)
    expect(await statusOf()).toBe("active")
    expect((await redeemPoints(buying, cart_id, 600)).cart.total).toBe(94)
  })

  it("leaves a programme off that an admin has switched off", async () => {
    await switchProgramOff()
    await retire(true)
    await retire(false)
    expect(await statusOf()).toBe("off")
  })
})
