import type { AdminLadder, AdminLevel, AdminLevelWhatIf, AdminLevelWhatIfInput } from "../../../../src/types/loyalty-levels"
import { asAdmin, ok } from "../../../support/api"
import { makeCart, placeOrder, session } from "../../../support/carts"
import { makeCompany } from "../../../support/companies"
import { joinGroup, makeBuyer, makeGroup, type Buyer } from "../../../support/customers"
import { eventually } from "../../../support/eventually"
import { levelOf, makeLadder, removeLadder, requalifyAt } from "../../../support/levels"
import { makeProduct } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"

const ROOT = "/admin/loyalty-levels"

/** So dear that nobody of another spec spends as much. */
const PRICE = 1_000_000

describe("what if a ladder were changed", () => {
  let shop: Shop
  let ladder: AdminLadder
  let bronze: AdminLevel
  let silver: AdminLevel
  let one: Buyer
  let two: Buyer
  let three: Buyer

  beforeAll(async () => {
    shop = await makeShop()
    const variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: PRICE, currency_code: "eur" }] }] })).variantIds[0]
    const made = await makeLadder({ window: { type: "rolling_days", days: 30 } }, { net_spend: { eur: "1000000" } }, { net_spend: { eur: "2000000" } })
    ladder = made.ladder
    ;[bronze, silver] = made.levels
    const buys = async (quantity: number): Promise<Buyer> => {
      const buyer = await makeBuyer(shop)
      const buying = session(shop, buyer)
      await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity }])).id)
      return buyer
    }
    [one, two, three] = await Promise.all([1, 2, 3].map(buys))
    for (const [buyer, level] of [[one, "Bronze"], [two, "Silver"], [three, "Silver"]] as const) {
      await eventually(async () => ((await levelOf(buyer)) === level ? true : undefined))
    }
  }, 240_000)

  afterAll(() => removeLadder(ladder))

  const ask = (input: AdminLevelWhatIfInput) => ok<AdminLevelWhatIf>(asAdmin().post(`${ROOT}/what-if`, input))
  const whatIf = (input: AdminLevelWhatIfInput) => ask({ ladder_id: ladder.id, ...input })
  const moves = ({ up, down, in: entered, out }: AdminLevelWhatIf) => ({ up, down, in: entered, out })
  const rows = ({ levels }: AdminLevelWhatIf) => levels.map(({ name, state, members_now, members_then }) => [name, state, members_now, members_then])
  const examples = (answer: AdminLevelWhatIf) => answer.examples.map(({ owner, from_level, to_level }) => [owner.email ?? owner.name, from_level?.name ?? null, to_level?.name ?? null])
  const stored = async () => (await ok<{ ladder: AdminLadder }>(asAdmin().get(`${ROOT}/ladders/${ladder.id}`))).ladder
  const refused = async (call: PromiseLike<{ status: number; body: { errors?: { path: string; reason: string; message: string }[] } }>) => {
    const { status, body } = await call
    expect(status).toBe(400)
    return (body.errors ?? []).map(({ path, reason, message }) => ({ path, reason, message }))
  }
  const refusedQuestion = (input: Record<string, unknown>) => refused(asAdmin().post(`${ROOT}/what-if`, { ladder_id: ladder.id, ...input }))

  it("nobody moves where nothing is changed", async () => {
    const answer = await whatIf({})
    expect(moves(answer)).toEqual({ up: 0, down: 0, in: 0, out: 0 })
    expect(rows(answer)).toEqual([["Bronze", "stored", 1, 1], ["Silver", "stored", 2, 2]])
    expect(answer.owners).toBeGreaterThanOrEqual(3)
  })

  it("a changed threshold says how many fall, and who", async () => {
    const answer = await whatIf({ levels: [{ id: silver.id, thresholds: { net_spend: { eur: "3000000" } } }] })
    expect(moves(answer)).toEqual({ up: 0, down: 1, in: 0, out: 0 })
    expect(rows(answer)).toEqual([["Bronze", "stored", 1, 2], ["Silver", "changed", 2, 1]])
    expect(examples(answer)).toEqual([[two.email, "Silver", "Bronze"]])
  })

  it("a new level says who rises to it, and makes neither it nor its group", async () => {
    const groups = async () => (await ok<{ count: number }>(asAdmin().get("/admin/customer-groups"))).count
    const before = await groups()
    const answer = await whatIf({ levels: [{ name: "Platinum", rank: 7, thresholds: { net_spend: { eur: "2500000" } } }] })
    expect(moves(answer)).toEqual({ up: 1, down: 0, in: 0, out: 0 })
    expect(rows(answer)).toEqual([["Bronze", "stored", 1, 1], ["Silver", "stored", 2, 1], ["Platinum", "new", 0, 1]])
    expect(answer.levels[2]).toMatchObject({ id: null, rank: 7 })
    expect(examples(answer)).toEqual([[three.email, "Silver", "Platinum"]])
    expect([await groups(), (await stored()).levels.length]).toEqual([before, 2])
  })

  it("a removed level says who would be left without one", async () => {
    const answer = await whatIf({ removed_level_ids: [bronze.id] })
    expect(moves(answer)).toEqual({ up: 0, down: 1, in: 0, out: 1 })
    expect(rows(answer)).toEqual([["Bronze", "removed", 1, 0], ["Silver", "stored", 2, 2]])
    expect((await stored()).levels).toHaveLength(2)
  })

  it("new, changed and removed levels are looked at together", async () => {
    const answer = await whatIf({
      removed_level_ids: [bronze.id],
      levels: [
        { id: silver.id, name: "Sterling", rank: 1, thresholds: { net_spend: { eur: "1500000" } } },
        { name: "Gold", rank: 2, thresholds: { net_spend: { eur: "2500000" } }, customer_group_id: bronze.customer_group_id },
      ],
    })
    expect(moves(answer)).toEqual({ up: 1, down: 1, in: 0, out: 1 })
    expect(rows(answer)).toEqual([["Sterling", "changed", 2, 1], ["Bronze", "removed", 1, 0], ["Gold", "new", 0, 1]])
  })

  it("a changed measure or window, and an end of the ladder, take a level at once", async () => {
    const everybody = { up: 0, down: 3, in: 0, out: 3 }
    expect(moves(await whatIf({ ladder: { counts_from: "order_completed" } }))).toEqual(everybody)
    expect(moves(await whatIf({ ladder: { conversion: { currency_code: "eur", rates: [] } } }))).toEqual({ up: 0, down: 0, in: 0, out: 0 })
    expect(moves(await whatIf({ ladder: { status: "archived" } }))).toEqual(everybody)
    expect(moves(await whatIf({ ladder: { audiences: ["company"] } }))).toEqual(everybody)
    expect(await stored()).toMatchObject({ counts_from: "order_placed", status: "active", audiences: ["customer"] })
  })

  it("a ladder that is not stored at all is asked about as if it were in force", async () => {
    const levels = [{ name: "Friends", rank: 1, thresholds: { net_spend: { eur: "1000000" } } }, { name: "Family", rank: 2, thresholds: { net_spend: { eur: "3000000" } } }]
    const answer = await ask({ ladder: { name: "Another club" }, levels })
    expect(rows(answer)).toEqual([["Friends", "new", 0, 2], ["Family", "new", 0, 1]])
    expect(answer).toMatchObject({ down: 1, in: 0, out: 0 })
    expect(await refused(asAdmin().post(`${ROOT}/what-if`, { levels }))).toMatchObject([{ path: "ladder.name", reason: "invalid_type" }])
    expect(await refused(asAdmin().post(`${ROOT}/what-if`, { ladder: { name: "Another club", status: "active" }, levels }))).toMatchObject([{ path: "ladder.status", reason: "active_ladder_exists" }])
  })

  it("nobody falls below a grant, also where he has earned as much today", async () => {
    const path = `${ROOT}/members/${two.customerId}/grants`
    const { grant } = await ok<{ grant: { id: string } }>(asAdmin().post(path, { level_id: silver.id, reason: "Trade fair" }))
    expect(moves(await whatIf({ levels: [{ id: silver.id, thresholds: { net_spend: { eur: "3000000" } } }] }))).toEqual({ up: 0, down: 0, in: 0, out: 0 })
    await ok(asAdmin().delete(`${path}/${grant.id}`))
  })

  it("a company's level covers its members there as well", async () => {
    const company = await makeCompany()
    const colleague = await makeBuyer(shop)
    await joinGroup(company.customer_group_id, colleague.customerId)
    await ok(asAdmin().post(`${ROOT}/ladders/${ladder.id}`, { audiences: ["customer", "company"] }))
    await ok(asAdmin().post(`${ROOT}/members/${company.id}/grants`, { level_id: bronze.id, reason: "Contract", owner_type: "company" }))
    expect(await levelOf(colleague)).toBe("Bronze")
    const answer = await whatIf({ removed_level_ids: [bronze.id] })
    expect(rows(answer)[0]).toEqual(["Bronze", "removed", 3, 0])
    expect(moves(answer)).toEqual({ up: 0, down: 3, in: 0, out: 3 })
    expect(examples(answer).map(([who]) => who)).toEqual(expect.arrayContaining([one.email, colleague.email]))
    await ok(asAdmin().post(`${ROOT}/ladders/${ladder.id}`, { audiences: ["customer"] }))
    await requalifyAt(new Date().toISOString(), colleague)
  })

  describe("is refused as it would be when it is saved", () => {
    const badLevels: [string, Record<string, unknown>][] = [
      ["without a name", { rank: 3, thresholds: { orders: 9 } }],
      ["with a rank that is taken", { name: "x", rank: 2, thresholds: { net_spend: { eur: "9000000" } } }],
      ["with a threshold below that of the level below", { name: "x", rank: 3, thresholds: { net_spend: { eur: "1999999.99" } } }],
      ["that the level above does not exceed", { name: "x", rank: 1, thresholds: { net_spend: { eur: "2000000" } } }],
      ["with several wrong fields", { name: "", rank: 0, color: "gold", thresholds: { orders: 0, net_spend: { xxq: "1" } }, colour: "red" }],
      ["with an unknown group", { name: "x", rank: 3, thresholds: { net_spend: { eur: "9000000" } }, customer_group_id: "cusgroup_none" }],
    ]

    it.each(badLevels)("a new level %s", async (_name, level) => {
      const expected = await refused(asAdmin().post(`${ROOT}/ladders/${ladder.id}/levels`, level))
      expect(expected).not.toEqual([])
      expect(await refusedQuestion({ levels: [level] })).toEqual(expected.map((refusal) => ({ ...refusal, path: `levels.0.${refusal.path}` })))
    })

    it("a changed level, also one that lifts itself above the next", async () => {
      for (const changes of [{ thresholds: { net_spend: { eur: "2000000.01" } } }, { rank: 2 }, { rank: 0, name: "" }, { customer_group_id: silver.customer_group_id }]) {
        const expected = await refused(asAdmin().post(`${ROOT}/levels/${bronze.id}`, changes))
        expect(await refusedQuestion({ levels: [{ id: bronze.id, ...changes }] })).toEqual(expected.map((refusal) => ({ ...refusal, path: `levels.0.${refusal.path}` })))
      }
    })

    it("a group that is a company's, or named twice in the question", async () => {
      const company = await makeCompany()
      const group = await makeGroup()
      const level = { name: "x", rank: 3, thresholds: { net_spend: { eur: "9000000" } } }
      expect(await refusedQuestion({ levels: [{ ...level, customer_group_id: company.customer_group_id }] })).toMatchObject([{ path: "levels.0.customer_group_id", reason: "group_of_company" }])
      const twice = [{ ...level, customer_group_id: group }, { ...level, rank: 4, thresholds: { net_spend: { eur: "9500000" } }, customer_group_id: group }]
      expect(await refusedQuestion({ levels: twice })).toMatchObject([{ path: "levels.1.customer_group_id", reason: "group_of_level" }])
    })

    it("settings, and what they break of a level", async () => {
      for (const changes of [{ window: { type: "rolling_days", days: 0 } }, { name: "", grace_days: -1, colour: "red" }]) {
        const expected = await refused(asAdmin().post(`${ROOT}/ladders/${ladder.id}`, changes))
        expect(await refusedQuestion({ ladder: changes })).toEqual(expected.map((refusal) => ({ ...refusal, path: `ladder.${refusal.path}` })))
      }
      const conversion = { currency_code: "usd", rates: [] }
      const broken = await refused(asAdmin().post(`${ROOT}/ladders/${ladder.id}`, { conversion }))
      expect(broken.map(({ path, reason }) => [path, reason])).toEqual([["levels.0.thresholds.net_spend.eur", "unknown_currency"], ["levels.1.thresholds.net_spend.eur", "unknown_currency"]])
      expect(await refusedQuestion({ ladder: { conversion } })).toEqual(broken)
    })

    it("a question about what there is not", async () => {
      expect((await asAdmin().post(`${ROOT}/what-if`, { ladder_id: "none" })).status).toBe(404)
      const unknown = await refusedQuestion({ levels: [{ id: "none" }, { id: silver.id }, { id: silver.id }, { id: bronze.id }], removed_level_ids: ["none", bronze.id] })
      expect(unknown.map(({ path, reason }) => [path, reason])).toEqual([
        ["levels.0.id", "unknown_level"],
        ["levels.2.id", "duplicate_id"],
        ["levels.3.id", "duplicate_id"],
        ["removed_level_ids.0", "unknown_level"],
      ])
      expect(await refusedQuestion({ level: [] })).toMatchObject([{ path: "level", reason: "unrecognized_keys" }])
    })
  })
})
