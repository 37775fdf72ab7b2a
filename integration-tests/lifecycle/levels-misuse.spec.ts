import type { AdminLadder, AdminLevel } from "../../src/types/loyalty-levels"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, session, startPayment, type Session } from "../support/carts"
import { makeCompany } from "../support/companies"
import { joinGroup, leaveGroup, makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { withClient } from "../support/database"
import { eventually } from "../support/eventually"
import { newEmail } from "../support/guests"
import { groupsOf, levelOf, makeLadder, memberOf, nightAt, ownLoyalty, removeLadder, requalifyAt } from "../support/levels"
import { archiveOccasion, makeOccasion, untilGiven } from "../support/occasions"
import { cancelOrder, editOrder, orderLine } from "../support/orders"
import { makeProduct } from "../support/products"
import { availableOf, cartPoints, deleteEarningRule, givePoints, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import { fixed, makeRule } from "../support/tier-price-rules"

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const inDatabase = (text: string, values: unknown[] = []) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))
const follow = (order_id: string) => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id } })

/** Each story is several orders and runs. */
jest.setTimeout(240_000)

describe("nobody keeps a level that he has not earned", () => {
  let shop: Shop
  /** 10.00 */
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ taxRate: 0, shippingPrice: 0 })
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
  })

  const newBuyer = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const buys = async (buying: Session, quantity: number): Promise<string> => (await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity }])).id)).id
  const becomes = (buyer: Buyer, level: string | null) => eventually(async () => ((await levelOf(buyer)) === level ? true : undefined))

  describe("measured by money and orders", () => {
    let ladder: AdminLadder
    let silver: AdminLevel
    let gold: AdminLevel

    beforeAll(async () => {
      const made = await makeLadder({ window: { type: "rolling_days", days: 30 }, grace_days: 5 }, { net_spend: { eur: "50.00" }, orders: 5 }, { net_spend: { eur: "100.00" } }, { net_spend: { eur: "300.00" } })
      ladder = made.ladder
      ;[, silver, gold] = made.levels
    })

    afterAll(() => removeLadder(ladder))

    const setLadder = (changes: Record<string, unknown>) => ok(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}`, changes))
    /** Past every route, as a script of the shop does it. */
    const addPastRoutes = (customer_id: string, customer_group_id: string) => testApp.container.resolve("customer").addCustomerToGroup({ customer_id, customer_group_id })

    describe("by being put into its group", () => {
      it("past every route: shown as a grant by the next night, or taken out where the ladder says so", async () => {
        const [shown, removed] = [(await newBuyer()).buyer, (await newBuyer()).buyer]
        await addPastRoutes(shown.customerId, gold.customer_group_id)
        await nightAt(inDays(0))
        expect([(await memberOf(shown)).grants, await levelOf(shown)]).toMatchObject([[{ source: "group", level: { name: "Gold" }, ended_at: null }], "Gold"])
        await setLadder({ manual_members: "remove" })
        await addPastRoutes(removed.customerId, gold.customer_group_id)
        await nightAt(inDays(0))
        expect([(await memberOf(removed)).grants, await levelOf(removed), await groupsOf(removed)]).toEqual([[], null, []])
        await setLadder({ manual_members: "grant" })
      })

      it("through Medusa's own routes, of the group and of the customer: at once, both ways", async () => {
        const [{ buyer: ada }, { buyer: eve }] = [await newBuyer(), await newBuyer()]
        await ok(asAdmin().post(`/admin/customers/${ada.customerId}/customer-groups`, { add: [silver.customer_group_id] }))
        expect([await levelOf(ada), (await memberOf(ada)).grants.map(({ source }) => source)]).toEqual(["Silver", ["group"]])
        await ok(asAdmin().post(`/admin/customers/${ada.customerId}/customer-groups`, { remove: [silver.customer_group_id] }))
        expect([await levelOf(ada), await groupsOf(ada)]).toEqual([null, []])
        await setLadder({ manual_members: "remove" })
        await joinGroup(gold.customer_group_id, eve.customerId)
        expect([await levelOf(eve), await groupsOf(eve)]).toEqual([null, []])
        await ok(asAdmin().post(`/admin/customers/${eve.customerId}/customer-groups`, { add: [gold.customer_group_id] }))
        expect([await levelOf(eve), await groupsOf(eve)]).toEqual([null, []])
        await setLadder({ manual_members: "grant" })
      })

      it("as a guest: a guest stands at no level, whichever way he came in", async () => {
        const guests = await testApp.container.resolve("customer").createCustomers([{ email: newEmail() }, { email: newEmail() }])
        const [byRoute, byScript] = guests.map(({ id }) => ({ customerId: id }))
        await joinGroup(gold.customer_group_id, byRoute.customerId)
        expect(await groupsOf(byRoute)).toEqual([])
        await addPastRoutes(byScript.customerId, gold.customer_group_id)
        await nightAt(inDays(0))
        expect(await groupsOf(byScript)).toEqual([])
        const { rows } = await inDatabase("SELECT owner_id FROM loyalty_grant WHERE owner_id = ANY($1)", [guests.map(({ id }) => id)])
        expect(rows).toEqual([])
      })

      it("and who has earned a level is put back at once when he is taken out of its group", async () => {
        const buying = await newBuyer()
        await buys(buying, 10)
        await becomes(buying.buyer, "Silver")
        await leaveGroup(silver.customer_group_id, buying.buyer.customerId)
        expect([await levelOf(buying.buyer), await groupsOf(buying.buyer)]).toEqual(["Silver", [silver.customer_group_id]])
      })

      it("whose group is deleted: the group of a level is refused, the one that was a level's is not", async () => {
        const { status, body } = await asAdmin().delete(`/admin/customer-groups/${gold.customer_group_id}`)
        expect([status, body.errors?.map(({ path, reason }: { path: string; reason: string }) => [path, reason])]).toEqual([400, [["id", "group_of_level"]]])
        await ok(asAdmin().delete(`/admin/customer-groups/${await makeGroup()}`))
        const { level } = await ok<{ level: AdminLevel }>(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}/levels`, { name: "Passing", rank: 9, thresholds: { net_spend: { eur: "9000" } } }))
        await ok(asAdmin().delete(`/admin/loyalty-levels/levels/${level.id}`))
        await ok(asAdmin().delete(`/admin/customer-groups/${level.customer_group_id}`))
      })
    })

    it("shows the points that were earned, also where no level asks for them", async () => {
      await setProgram()
      const rule = await makeEarningRule()
      const buying = await newBuyer()
      await buys(buying, 10)
      await eventually(async () => ((await memberOf(buying.buyer)).figures?.points_earned === 100 ? true : undefined))
      expect((await ownLoyalty(buying)).figures?.points_earned).toBe(100)
      await deleteEarningRule(rule)
      await switchProgramOff()
    })

    it("by many who make a level of one rank at the same moment: one level stands, the others hear why, and leave no group behind", async () => {
      const name = `Diamond ${testApp.nextNumber()}`
      const ask = () => asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}/levels`, { name, rank: 9, thresholds: { net_spend: { eur: "9000" } } })
      const answers = await Promise.all(Array.from({ length: 8 }, ask))
      const made = answers.filter(({ status }) => status === 200)
      const refused = answers.filter(({ status }) => status !== 200).map(({ status, body }) => [status, body.errors?.map(({ path, reason }: { path: string; reason: string }) => `${path} ${reason}`)])
      expect([made.length, refused]).toEqual([1, Array.from({ length: 7 }, () => [400, ["rank duplicate_rank"]])])
      const { level } = made[0].body as { level: AdminLevel }
      const { rows } = await inDatabase("SELECT id FROM customer_group WHERE name LIKE $1 AND deleted_at IS NULL", [`${name}%`])
      expect(rows).toEqual([{ id: level.customer_group_id }])
      await ok(asAdmin().delete(`/admin/loyalty-levels/levels/${level.id}`))
    })

    it("by a name of its group that another took and gave up again between two looks: the level takes the next name", async () => {
      const name = `Diamond ${testApp.nextNumber()}`
      // What PostgreSQL says of a name that is taken, of one that nobody has when it is looked for.
      await inDatabase(
        `CREATE FUNCTION spec_name_is_taken() RETURNS trigger AS $$ BEGIN RAISE unique_violation USING DETAIL = format('Key (name)=(%s) already exists.', NEW.name), TABLE = 'customer_group', CONSTRAINT = 'IDX_customer_group_name_unique'; END $$ LANGUAGE plpgsql`
      )
      await inDatabase(`CREATE TRIGGER spec_name_is_taken BEFORE INSERT ON customer_group FOR EACH ROW WHEN (NEW.name = '${name}') EXECUTE FUNCTION spec_name_is_taken()`)
      try {
        const { level } = await ok<{ level: AdminLevel }>(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}/levels`, { name, rank: 9, thresholds: { net_spend: { eur: "9000" } } }))
        const { rows } = await inDatabase("SELECT name FROM customer_group WHERE id = $1", [level.customer_group_id])
        expect(rows).toEqual([{ name: `${name} (${ladder.name})` }])
        await ok(asAdmin().delete(`/admin/loyalty-levels/levels/${level.id}`))
      } finally {
        await inDatabase(`DROP FUNCTION spec_name_is_taken CASCADE`)
      }
    })

    describe("by orders that do not stand", () => {
      it("ordered, risen, put into an open cart, cancelled: the cart is completed at the price and with the points of before", async () => {
        const buying = await newBuyer()
        const rule = await makeRule({ audience: { type: "customer_groups", ids: [gold.customer_group_id] }, scope: { type: "variants", ids: [variant] }, breaks: [fixed(1, 6)], currency_code: "eur" })
        await setProgram()
        const earning = await makeEarningRule({ conditions: { code: "levels", args: { ids: [gold.id] } } })
        const large = await buys(buying, 30)
        await becomes(buying.buyer, "Gold")
        const open = await makeCart(buying, [{ variant_id: variant, quantity: 2 }])
        await prepareCheckout(buying, open.id)
        expect([(await readCart(buying, open.id)).total, (await cartPoints(buying, open.id)).earns.points]).toEqual([12, 12])
        await cancelOrder(large)
        await becomes(buying.buyer, null)
        const { status, body } = await buying.client.post(`/store/carts/${open.id}/complete`)
        expect([status, body.code, body.cart_total_before, body.cart_total_after]).toEqual([409, "cart_changed", 12, 20])
        await startPayment(buying, open.id)
        expect((await complete(buying, open.id)).total).toBe(20)
        expect(await availableOf(buying.buyer)).toBe(0)
        await deleteEarningRule(earning)
        await switchProgramOff()
        await ok(asAdmin().delete(`/admin/tier-price-rules/${rule}`))
      })

      it("split into tiny ones: each that is cancelled counts no longer", async () => {
        const buying = await newBuyer()
        const orders: string[] = []
        for (let number = 0; number < 4; number++) orders.push(await buys(buying, 1))
        await follow(orders[3])
        expect(await levelOf(buying.buyer)).toBeNull()
        orders.push(await buys(buying, 1))
        await becomes(buying.buyer, "Bronze")
        expect((await memberOf(buying.buyer)).figures).toMatchObject({ orders: 5, net_spend: { eur: "50" } })
        await cancelOrder(orders[0])
        await becomes(buying.buyer, null)
        expect((await memberOf(buying.buyer)).history.map(({ cause }) => cause)).toEqual(["undone", "reached"])
      })

      it("edited up and down again", async () => {
        const buying = await newBuyer()
        const order = await buys(buying, 1)
        const { id: lineId } = await orderLine(order, variant)
        await editOrder(order, { set: [{ lineId, quantity: 30 }] })
        await becomes(buying.buyer, "Gold")
        await editOrder(order, { set: [{ lineId, quantity: 1 }] })
        await becomes(buying.buyer, null)
        expect(await groupsOf(buying.buyer)).toEqual([])
      })

      it("two at the same moment that both cross the threshold: neither has the price of the level that they reach", async () => {
        const buying = await newBuyer()
        const rule = await makeRule({ audience: { type: "customer_groups", ids: [silver.customer_group_id] }, scope: { type: "variants", ids: [variant] }, breaks: [fixed(1, 8)], currency_code: "eur" })
        const carts = await Promise.all([1, 2].map(async () => (await makeCart(buying, [{ variant_id: variant, quantity: 10 }])).id))
        for (const cart of carts) await prepareCheckout(buying, cart)
        const answers = await Promise.all(carts.map((cart) => buying.client.post(`/store/carts/${cart}/complete`)))
        await becomes(buying.buyer, "Silver")
        // The second may meet the new level, then it is told the new price and nothing is ordered at the old one.
        const totals = answers.map(({ status, body }) => (status === 409 ? body.cart_total_after : body.order.total)).sort((a, b) => a - b)
        expect([[100, 100], [80, 100]]).toContainEqual(totals)
        expect((await memberOf(buying.buyer)).history).toHaveLength(1)
        expect(await groupsOf(buying.buyer)).toEqual([silver.customer_group_id])
        await ok(asAdmin().delete(`/admin/tier-price-rules/${rule}`))
      })

      it("of one who has given his order away: it counts for who has it, and no more for him", async () => {
        const [ada, eve] = [await newBuyer(), await newBuyer()]
        const order = await buys(ada, 10)
        await becomes(ada.buyer, "Silver")
        await inDatabase(`UPDATE "order" SET customer_id = $2, email = $3 WHERE id = $1`, [order, eve.buyer.customerId, eve.buyer.email])
        await follow(order)
        expect([await levelOf(ada.buyer), await levelOf(eve.buyer)]).toEqual([null, "Silver"])
        expect([await groupsOf(ada.buyer), await groupsOf(eve.buyer)]).toEqual([[], [silver.customer_group_id]])
      })
    })

    it("by a failure between his level and its group: whoever follows the order again finishes it", async () => {
      const buying = await newBuyer()
      const order = await buys(buying, 10)
      await becomes(buying.buyer, "Silver")
      await inDatabase(`CREATE FUNCTION spec_refuse_group() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the connection is lost'; END $$ LANGUAGE plpgsql`)
      // Medusa marks a membership as deleted, or deletes it.
      await inDatabase(`CREATE TRIGGER spec_refuse_group BEFORE UPDATE OR DELETE ON customer_group_customer FOR EACH ROW WHEN (OLD.customer_id = '${buying.buyer.customerId}') EXECUTE FUNCTION spec_refuse_group()`)
      try {
        await cancelOrder(order)
        await eventually(async () => ((await memberOf(buying.buyer)).history[0].cause === "undone" ? true : undefined))
        expect(await groupsOf(buying.buyer)).toEqual([silver.customer_group_id])
      } finally {
        await inDatabase(`DROP FUNCTION spec_refuse_group CASCADE`)
      }
      await follow(order)
      expect(await groupsOf(buying.buyer)).toEqual([])
    })

    it("by a company that is none any more: its members fall at once, and rise at once when it is one again", async () => {
      await setLadder({ audiences: ["customer", "company"] })
      const company = await makeCompany()
      const [boss, colleague] = [await newBuyer(), await newBuyer()]
      await joinGroup(company.customer_group_id, boss.buyer.customerId, colleague.buyer.customerId)
      await buys(boss, 10)
      await becomes(colleague.buyer, "Silver")
      await ok(asAdmin().delete(`/admin/b2b-companies/${company.id}`))
      expect([await levelOf(colleague.buyer), await groupsOf(colleague.buyer)]).toEqual([null, [company.customer_group_id]])
      await makeCompany({ customer_group_id: company.customer_group_id })
      expect([await levelOf(colleague.buyer), await groupsOf(colleague.buyer)]).toEqual(["Silver", [company.customer_group_id, silver.customer_group_id]])
      await setLadder({ audiences: ["customer"] })
    })

    it("by a run that died: after five silent minutes the next one takes it over, before that nobody does", async () => {
      const { buyer } = await newBuyer()
      await addPastRoutes(buyer.customerId, silver.customer_group_id)
      const died = await nightAt(inDays(0), { batch: 2, minutes: 0 })
      await inDatabase("UPDATE loyalty_run SET beat_at = now() - interval '4 minutes' WHERE id = $1", [died.run_id])
      expect(await nightAt(inDays(0))).toMatchObject({ run_id: died.run_id, status: "running", looked_at: died.looked_at })
      await inDatabase("UPDATE loyalty_run SET beat_at = now() - interval '6 minutes' WHERE id = $1", [died.run_id])
      const [one, other] = await Promise.all([nightAt(inDays(0)), nightAt(inDays(0))])
      expect([one.run_id, other.run_id]).toEqual([died.run_id, died.run_id])
      expect(await levelOf(buyer)).toBe("Silver")
    })

    it("by nights that did not come: what aged out and what was granted ends by its days, in the first night that comes", async () => {
      const [aged, granted] = [await newBuyer(), await newBuyer()]
      await buys(aged, 10)
      await becomes(aged.buyer, "Silver")
      await ok(asAdmin().post(`/admin/loyalty-levels/members/${granted.buyer.customerId}/grants`, { level_id: gold.id, reason: "Trade fair", ends_at: inDays(35) }))
      await nightAt(inDays(34))
      expect([await levelOf(aged.buyer), await levelOf(granted.buyer)]).toEqual(["Silver", "Gold"])
      await nightAt(inDays(38))
      expect([await levelOf(aged.buyer), await levelOf(granted.buyer)]).toEqual([null, null])
      expect([(await memberOf(aged.buyer)).history[0].cause, (await memberOf(granted.buyer)).history[0].cause]).toEqual(["aged_out", "grant_ended"])
      await nightAt(inDays(38))
      expect((await memberOf(aged.buyer)).history).toHaveLength(2)
    })
  })

  describe("measured by points", () => {
    let ladder: AdminLadder
    let rule: string

    beforeAll(async () => {
      await setProgram()
      rule = await makeEarningRule()
      ladder = (await makeLadder({ window: { type: "lifetime" } }, {}, { points_earned: 100 })).ladder
    })

    afterAll(async () => {
      await removeLadder(ladder)
      await deleteEarningRule(rule)
      await switchProgramOff()
    })

    it("begins with the registration, where a level asks nothing", async () => {
      const { buyer } = await newBuyer()
      await becomes(buyer, "Bronze")
    })

    it("rises with the points of an order, keeps it when they are spent, and loses it when the order is cancelled", async () => {
      const buying = await newBuyer()
      const order = await buys(buying, 10)
      await becomes(buying.buyer, "Silver")
      const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
      await redeemPoints(buying, cart.id, 100)
      await placeOrder(buying, cart.id)
      await eventually(async () => ((await memberOf(buying.buyer)).figures?.points_earned === 109 ? true : undefined))
      expect(await levelOf(buying.buyer)).toBe("Silver")
      await cancelOrder(order)
      await becomes(buying.buyer, "Bronze")
      expect((await memberOf(buying.buyer)).figures?.points_earned).toBe(9)
    })

    it("rises at once with the points of an action, without any order", async () => {
      const { buyer } = await newBuyer()
      await becomes(buyer, "Bronze")
      const act = (points: number, key: string) => ok(asAdmin().post("/admin/reward-points/actions", { customer_id: buyer.customerId, action: "training_finished", points, idempotency_key: `${key}:${buyer.customerId}` }))
      await act(99, "first")
      expect(await levelOf(buyer)).toBe("Bronze")
      await act(1, "second")
      await act(1, "second")
      expect([await levelOf(buyer), (await memberOf(buyer)).figures?.points_earned]).toEqual(["Silver", 100])
    })

    it("does not rise with points that an admin gives by hand, nor with those of an occasion whose order is cancelled", async () => {
      const occasion = await makeOccasion({ trigger: { type: "order_placed" }, reward: { kind: "points", points: 60 } })
      const buying = await newBuyer()
      await givePoints(buying.buyer, 500)
      for (const number of [1, 2]) {
        const order = await buys(buying, 1)
        await follow(order)
        await untilGiven(occasion.id, number, buying.buyer.customerId)
        await cancelOrder(order)
        await follow(order)
      }
      await requalifyAt(inDays(0), buying.buyer)
      expect([(await memberOf(buying.buyer)).figures?.points_earned, await levelOf(buying.buyer), await availableOf(buying.buyer)]).toEqual([0, "Bronze", 500])
      await archiveOccasion(occasion.id)
    })
  })
})
