import fc from "fast-check"
import type { KeptOpening } from "../../src/workflows/reward-points/keep-opening-lots"
import { availableOf, earning, expectProof, ledger, NOON, redeeming } from "../support/points"

type Input = Parameters<ReturnType<typeof ledger>["keepOpeningLots"]>[0]
type Owner = Input["accounts"][number]["owner"]
type Policy = Input["policy"]
/** Points, and when they end; null: never. */
type Lots = [points: number, expires_at: Date | null][]

const JUNE = new Date("2036-06-01T00:00:00Z")
const DECEMBER = new Date("2036-12-01T00:00:00Z")
const JULY = new Date("2036-07-01T00:00:00Z")

const SEED = Number(process.env.LEDGER_MODEL_SEED ?? Date.now() % 1_000_000)
const BUDGET = 30_000

const someone = (): Owner => ({ type: "customer", id: `cus_opening_${testApp.nextNumber()}` })

const lotsOf = (lots: Lots) => lots.map(([points, expires_at]) => ({ points, expires_at, note: null }))

const inputOf = (accounts: [Owner, Lots][], { policy = "clamp_and_record", ...more }: Partial<Input> = {}): Input => ({
  origin: "magento2",
  accounts: accounts.map(([owner, lots]) => ({ owner, lots: lotsOf(lots) })),
  program_version: 1,
  policy,
  actor_id: null,
  at: NOON,
  ...more,
})

/** What is brought of one owner. */
const bring = async (owner: Owner, lots: Lots, more: Partial<Input> = {}): Promise<KeptOpening> => (await ledger().keepOpeningLots(inputOf([[owner, lots]], more)))[0]

const accountOf = async (owner: Owner): Promise<string> => (await ledger().ensureAccounts([owner]))[0].id

const openLots = async (account_id: string) =>
  (await ledger().listLots(account_id)).flatMap(({ remaining, expires_at }) => (remaining ? [[remaining, expires_at]] : [])).sort(([a], [b]) => Number(b) - Number(a))

const entriesOf = async (account_id: string) =>
  (await ledger().listEntries({ account_ids: [account_id] }, { limit: 100, offset: 0 })).entries.map(({ type, points, reason_code }) => ({ type, points, reason_code })).reverse()

describe("points that are brought along from another shop", () => {
  const used: string[] = []

  const newOwner = async (): Promise<{ owner: Owner; account: string }> => {
    const owner = someone()
    const account = await accountOf(owner)
    used.push(account)
    return { owner, account }
  }

  afterAll(async () => expectProof(used))

  it("open a lot for each end, of an owner who had no account too, and nothing the second time", async () => {
    const owner = someone()
    const first = await bring(owner, [[100, JUNE], [50, null]])
    const account = await accountOf(owner)
    used.push(account)
    expect(first).toEqual({ owner, account_id: account, is_new: true, points: 150, credited: 150, taken: 0 })
    expect(await openLots(account)).toEqual([[100, JUNE], [50, null]])
    expect(await entriesOf(account)).toEqual([
      { type: "adjust", points: 100, reason_code: "opening_balance" },
      { type: "adjust", points: 50, reason_code: "opening_balance" },
    ])

    expect(await bring(owner, [[50, null], [100, JUNE]])).toEqual({ owner, account_id: account, is_new: false, points: 150, credited: 0, taken: 0 })
    expect(await entriesOf(account)).toHaveLength(2)
  })

  it("make no account for an owner who has none and brings nothing", async () => {
    const owner = someone()
    expect(await bring(owner, [])).toEqual({ owner, account_id: null, is_new: true, points: 0, credited: 0, taken: 0 })
    expect((await ledger().planOpeningLots(inputOf([[owner, []]])))[0].account_id).toBeNull()
  })

  it("post what has grown, what has shrunk and what is gone, and no entry of what is as it was", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, JUNE], [50, DECEMBER], [30, null]])
    expect(await bring(owner, [[120, JUNE], [50, DECEMBER], [10, null]])).toMatchObject({ points: 180, credited: 20, taken: 20 })
    expect(await openLots(account)).toEqual([[100, JUNE], [50, DECEMBER], [20, JUNE], [10, null]])
    expect(await bring(owner, [[50, DECEMBER]])).toMatchObject({ points: 50, credited: 0, taken: 130 })
    expect(await openLots(account)).toEqual([[50, DECEMBER]])
    expect(await bring(owner, [[70, JUNE], [50, DECEMBER]])).toMatchObject({ is_new: false, points: 120, credited: 70, taken: 0 })
    expect((await entriesOf(account)).slice(3)).toEqual([
      { type: "adjust", points: 20, reason_code: "opening_balance" },
      { type: "clawback", points: -20, reason_code: "opening_balance" },
      { type: "clawback", points: -120, reason_code: "opening_balance" },
      { type: "clawback", points: -10, reason_code: "opening_balance" },
      { type: "adjust", points: 70, reason_code: "opening_balance" },
    ])
  })

  it("are taken from their own lot, not from what ends sooner", async () => {
    const { owner, account } = await newOwner()
    await ledger().credit(earning(account, 40, { expires_at: JUNE }))
    await bring(owner, [[100, DECEMBER]])
    await bring(owner, [[30, DECEMBER]])
    expect(await openLots(account)).toEqual([[40, JUNE], [30, DECEMBER]])
  })

  it.each<[Policy, number, number]>([
    ["clamp_and_record", 0, 40],
    ["allow_negative", -60, 40],
    ["withhold", 0, 40],
  ])("are not given twice where they were spent here before they were gone there: %s", async (policy, gone, back) => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, JUNE]], { policy })
    await ledger().debit(redeeming(account, 60))
    await bring(owner, [], { policy })
    expect(await availableOf(account)).toBe(gone)
    await bring(owner, [[100, DECEMBER]], { policy })
    expect(await availableOf(account)).toBe(back)
  })

  it("keep what is left of points whose end was put off, and owe nothing in between", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, JUNE]], { policy: "allow_negative" })
    await ledger().debit(redeeming(account, 60))
    await bring(owner, [[100, DECEMBER]], { policy: "allow_negative" })
    expect(await openLots(account)).toEqual([[40, DECEMBER]])
    expect((await entriesOf(account)).map(({ points }) => points)).toEqual([100, -60, 100, -100])
  })

  it("are gone when they end, whether or not they are named still, and are not asked back", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, JUNE], [20, null]])
    await ledger().expireAccount(account, JULY)
    const entries = await entriesOf(account)
    expect(await bring(owner, [[20, null]], { at: JULY })).toMatchObject({ points: 20, credited: 0, taken: 0 })
    expect(await bring(owner, [[100, JUNE], [20, null]], { at: JULY })).toMatchObject({ points: 20, credited: 0, taken: 0 })
    expect(await entriesOf(account)).toEqual(entries)
    expect(await ledger().openingBalances("magento2", [owner], JULY)).toEqual([{ owner, brought: 20, available: 20, pending: 0 }])
  })

  it("are told apart by where they are from", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, null]])
    await bring(owner, [[30, null]], { origin: "shopware6" })
    await bring(owner, [], { origin: "shopware6" })
    expect(await availableOf(account)).toBe(100)
    expect(await ledger().openingBalances("shopware6", [owner, someone()], NOON)).toMatchObject([{ brought: 0, available: 100 }, { brought: null, available: 0 }])
  })

  it("pay what the account owes", async () => {
    const { owner, account } = await newOwner()
    await ledger().debit(redeeming(account, 30, { may_owe: true }))
    await bring(owner, [[20, JUNE], [50, null]])
    expect(await availableOf(account)).toBe(40)
    expect(await openLots(account)).toEqual([[40, null]])
  })

  it("say what they would do, and do nothing, in a dry run", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, null]])
    expect(await ledger().planOpeningLots(inputOf([[owner, [[40, JUNE]]]]))).toEqual([{ owner, account_id: account, is_new: false, points: 40, credited: 40, taken: 100 }])
    expect(await entriesOf(account)).toHaveLength(1)
    expect(await openLots(account)).toEqual([[100, null]])
  })

  it("are brought all or none: one that cannot be read leaves the others where they are", async () => {
    const [one, other] = [await newOwner(), await newOwner()]
    const refused = ledger().keepOpeningLots(inputOf([[one.owner, [[100, null]]], [other.owner, [[0, null]]]]))
    await expect(refused).rejects.toMatchObject({ refusals: [{ path: "accounts.1.lots.0.points", reason: "not_points" }] })
    expect(await entriesOf(one.account)).toEqual([])
  })

  it("are brought once, however many bring them at the same moment in whatever order", async () => {
    const owners = Array.from({ length: 250 }, someone)
    const named = (factor: number): [Owner, Lots][] => owners.map((owner, index) => [owner, [[(index + 1) * factor, null], [7, JUNE]]])
    const outcomes = await Promise.all([named(1), named(1).reverse(), named(1), named(1).reverse()].map((accounts) => ledger().keepOpeningLots(inputOf(accounts))))
    const credited = outcomes.flat().reduce((sum, outcome) => sum + outcome.credited, 0)
    const total = (250 * 251) / 2 + 250 * 7
    expect(credited).toBe(total)
    const balances = await ledger().openingBalances("magento2", owners, NOON)
    expect(balances.reduce((sum, { available }) => sum + available, 0)).toBe(total)

    await Promise.all([named(3), named(3).reverse()].map((accounts) => ledger().keepOpeningLots(inputOf(accounts))))
    const tripled = await ledger().openingBalances("magento2", owners, NOON)
    expect(tripled.map(({ brought, available }) => [brought, available])).toEqual(owners.map((_owner, index) => [(index + 1) * 3 + 7, (index + 1) * 3 + 7]))
    used.push(...(await ledger().ensureAccounts(owners)).map(({ id }) => id))
  }, 60_000)

  it("are forgotten with their owner: who comes again is somebody else", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, null]])
    await ledger().erasePerson({ customer_id: owner.id, email: null })
    const { rows } = await testApp.container.resolve("__pg_connection__").raw("SELECT 1 FROM reward_points_opening_lot WHERE account_id = ?", [account])
    expect(rows).toEqual([])
    expect(await availableOf(account)).toBe(100)
    expect(await bring(owner, [[10, null]])).toMatchObject({ is_new: true, credited: 10 })
    expect(await availableOf(account)).toBe(100)
    used.push(await accountOf(owner))
  })

  it("are found where what counts as brought is not what the ledger has", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, null], [40, JUNE]])
    await ledger().debit(redeeming(account, 120))
    await bring(owner, [[30, null], [60, JUNE]])
    const broken = async () => (await ledger().brokenInvariants()).filter(({ subject }) => subject === account)
    expect(await broken()).toEqual([])
    const knex = testApp.container.resolve("__pg_connection__")
    await knex.raw("UPDATE reward_points_opening_lot SET points = 31 WHERE account_id = ? AND lot_key = 'never'", [account])
    expect(await broken()).toMatchObject([{ invariant: "opening_lot", details: { points: 31, entries: 30 } }])
    await knex.raw("UPDATE reward_points_opening_lot SET points = 30 WHERE account_id = ? AND lot_key = 'never'", [account])
  })

  it("are told to nobody, and are spoken of once they end", async () => {
    const { owner, account } = await newOwner()
    await bring(owner, [[100, JUNE], [50, null]])
    await bring(owner, [[100, JUNE]])
    await ledger().expireAccount(account, JULY)
    const kinds: string[] = []
    const program = { ...(await ledger().readProgram()), status: "active" as const }
    await ledger().tellEntries({ account_id: account, program, at: JULY }, async (notices) => void kinds.push(...notices.map(({ kind }) => kind)))
    expect(kinds).toEqual(["expired"])
  })
})

/** One thing that happens: the other shop says something else, or the buyer spends what he can of it here. */
type Happening = { brings: Lots } | { spends: number }

const someLots: fc.Arbitrary<Lots> = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom(null, JUNE, JULY, DECEMBER)), { selector: ([, end]) => end, maxLength: 4 })
const happenings: fc.Arbitrary<Happening[]> = fc.array(fc.oneof(fc.record({ brings: someLots }), fc.record({ spends: fc.integer({ min: 1, max: 150 }) })), { minLength: 2, maxLength: 8 })

describe("points that are brought again and again while their owner spends", () => {
  it.each<Policy>(["clamp_and_record", "allow_negative", "withhold"])("come to what was brought last, less what was spent, in whatever order: %s", async (policy) => {
    console.info(`seed ${SEED} (LEDGER_MODEL_SEED repeats it)`)
    await fc.assert(
      fc.asyncProperty(happenings, async (history) => {
        const owner = someone()
        const account = await accountOf(owner)
        const model = { brought: 0, spent: 0 }
        for (const [index, happening] of history.entries()) {
          const at = new Date(NOON.getTime() + index * 1000)
          if ("brings" in happening) {
            await bring(owner, happening.brings, { policy, at })
            model.brought = happening.brings.reduce((sum, [points]) => sum + points, 0)
            expect(await bring(owner, happening.brings, { policy, at })).toMatchObject({ points: model.brought, credited: 0, taken: 0 })
          } else {
            const points = Math.min(happening.spends, await availableOf(account, at))
            model.spent += Math.max(0, points)
            await (points > 0 && ledger().debit(redeeming(account, points, { at })))
          }
          const left = model.brought - model.spent
          expect(await ledger().openingBalances("magento2", [owner], at)).toMatchObject([{ brought: history.slice(0, index + 1).some((each) => "brings" in each && each.brings.length) ? model.brought : null, available: policy === "allow_negative" ? left : Math.max(0, left) }])
        }
        await expectProof([account])
      }),
      { seed: SEED, numRuns: 40, interruptAfterTimeLimit: BUDGET, markInterruptAsFailure: false }
    )
  }, 4 * BUDGET)
})
