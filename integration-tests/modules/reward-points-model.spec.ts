import fc from "fast-check"
import { ledger, makeAccount, noteCart, orderOf, programWith, settling } from "../support/points"
import { PointsModel, type Terms } from "../support/points-model"

/** As long as this may take; what has run until then counts. Another seed each time: a failure names its own, with the path. */
const BUDGET = 60_000
const SEED = Number(process.env.LEDGER_MODEL_SEED ?? Date.now() % 1_000_000)
/** As a failure prints it; together with its seed it runs the one history again. */
const PATH = process.env.LEDGER_MODEL_PATH

type Credit = Parameters<ReturnType<typeof ledger>["credit"]>[0]
type Debit = Parameters<ReturnType<typeof ledger>["debit"]>[0]
type Program = Awaited<ReturnType<typeof programWith>>

/** What was asked last under a key of its own. */
type Asked = { verb: "credit"; input: Credit } | { verb: "debit"; input: Debit }

type Real = { account: string; program: Program; asked: Asked | null; sequence: number }
type Command = fc.AsyncCommand<PointsModel, Real>

const HOUR = 3_600_000

describe("the ledger, whatever happens in whatever order", () => {
  it("holds what a model of single points holds, and its laws hold after every step", async () => {
    console.info(`seed ${SEED} (LEDGER_MODEL_SEED repeats it)`)
    await fc.assert(
      fc.asyncProperty(someTerms, fc.commands(COMMANDS, { maxCommands: 30, size: "max" }), async (terms, commands) => {
        const real: Real = { account: await makeAccount(), program: await programOf(terms), asked: null, sequence: 0 }
        await fc.asyncModelRun(() => ({ model: new PointsModel(terms), real }), commands)
      }),
      { seed: SEED, path: PATH, numRuns: 100, interruptAfterTimeLimit: BUDGET, markInterruptAsFailure: false }
    )
  }, 4 * BUDGET)

  it.each(["allow_negative", "clamp_and_record", "withhold"] as const)("ends at nothing when the first order is refunded and the second, paid with its points, is cancelled: %s", async (policy) => {
    const terms: Terms = { policy, expiry: { type: "never" }, holding_days: 0, grace_days: 0 }
    const history = (first: number, second: number) => [order(100, 0), order(0, 100), undo(first, 100), undo(second, 100)]
    for (const commands of [history(0, 1), history(1, 0)]) {
      const model = new PointsModel(terms)
      const real: Real = { account: await makeAccount(), program: await programOf(terms), asked: null, sequence: 0 }
      for (const each of commands) await each.run(model, real)
      expect({ available: model.available, deficit: model.deficit }).toEqual({ available: 0, deficit: 0 })
    }
  })
})

const programOf = ({ policy, expiry, holding_days, grace_days }: Terms): Promise<Program> =>
  programWith({ clawback: policy, expiry, restore_grace_days: grace_days }).then((program) => ({ ...program, earning: { ...program.earning, holding_days } }))

const someTerms: fc.Arbitrary<Terms> = fc.record({
  policy: fc.constantFrom("allow_negative", "clamp_and_record", "withhold"),
  expiry: fc.constantFrom<Terms["expiry"]>({ type: "never" }, { type: "days_after_grant", days: 30 }, { type: "days_without_activity", days: 20 }, { type: "end_of_year" }),
  holding_days: fc.constantFrom(0, 0, 5),
  grace_days: fc.constantFrom(0, 7),
})

/** A command: what it does, and that everything is right after it. Time passes with each, so that no two lots are of one age. */
const command = (name: string, can: (model: Readonly<PointsModel>) => boolean, run: (model: PointsModel, real: Real) => Promise<void>): Command => ({
  check: can,
  run: async (model, real) => {
    model.pass(1000)
    await run(model, real)
    await expectLaws(model, real)
  },
  toString: () => name,
})

const expectLaws = async (model: PointsModel, { account }: Real): Promise<void> => {
  const { available, pending, deficit } = (await ledger().readBalances([account], new Date(model.now)))[account]
  expect({ available, pending, deficit }).toEqual({ available: model.available, pending: model.pending, deficit: model.deficit })
  const cached = await ledger().readAccount(account)
  const lots = await ledger().listLots(account)
  expect(lots.reduce((sum, lot) => sum + lot.remaining, 0) - cached.deficit).toBe(cached.balance)
  expect(lots.filter((lot) => Math.min(lot.remaining, lot.deficit, lot.shortfall, lot.expired, lot.lapsed) < 0)).toEqual([])
  expect((await ledger().verify([account])).problems).toEqual([])
  expect((await ledger().brokenInvariants()).filter(({ subject, details }) => subject === account || details.account_id === account)).toEqual([])
}

const date = (milliseconds: number): Date => new Date(milliseconds)
const endDate = (ends: number | null): Date | null => (ends === null || ends === Infinity ? null : date(ends))
const nextKey = (real: Real): string => `model:${real.account}:${++real.sequence}`

const postingOf = (model: PointsModel, real: Real) => ({ account_id: real.account, at: date(model.now), program_version: 1, idempotency_key: nextKey(real) })

const creditOf = (model: PointsModel, real: Real, type: Credit["type"], points: number): Credit => ({
  ...postingOf(model, real),
  type,
  points,
  reason_code: "test",
  available_at: date(model.grant.matures),
  expires_at: endDate(model.grant.ends),
  follows_activity: model.grant.ends === null,
  activity_expires_at: type === "earn" ? endDate(model.activity) : undefined,
})

const earn = (points: number): Command =>
  command(`earn ${points}`, () => true, async (model, real) => {
    const input = creditOf(model, real, "earn", points)
    await ledger().credit(input)
    model.earn(points)
    real.asked = { verb: "credit", input }
  })

const adjust = (points: number): Command =>
  command(`adjust ${points}`, () => true, async (model, real) => {
    if (points > 0) {
      await ledger().credit(creditOf(model, real, "adjust", points))
      model.earn(points, model.grant, null, false)
      return
    }
    const asked = ledger().debit({ ...postingOf(model, real), type: "adjust", points: -points, reason_code: "test" })
    if (-points > model.available) {
      await expect(asked).rejects.toMatchObject({ refusals: [{ reason: "insufficient_points" }], facts: { maximum: Math.max(0, model.available) } })
      return
    }
    await asked
    model.redeem(-points, false, false)
  })

const redeem = (points: number): Command =>
  command(`redeem ${points}`, () => true, async (model, real) => {
    const input: Debit = { ...postingOf(model, real), type: "redeem", points, reason_code: "test", activity_expires_at: endDate(model.activity) }
    if (points > model.available) {
      await expect(ledger().debit(input)).rejects.toMatchObject({ refusals: [{ reason: "insufficient_points" }], facts: { available: model.available, maximum: Math.max(0, model.available) } })
      return
    }
    await ledger().debit(input)
    model.redeem(points)
    real.asked = { verb: "debit", input }
  })

/** An order from a cart that redeems as many of the points as there are. */
const order = (earned: number, wanted: number): Command =>
  command(`order earns ${earned} redeems ${wanted}`, () => true, async (model, real) => {
    const redeemed = Math.max(0, Math.min(wanted, model.available))
    const id = `order_${nextKey(real)}`
    const cart_id = `cart_${id}`
    const redeem_entry_id = redeemed ? await debitedCart(model, real, cart_id, redeemed) : null
    const redemption = redeemed ? model.redeem(redeemed) : null
    await ledger().recordOrder([orderOf(id, real.account, { earned, redeemed, redeem_entry_id, cart_id, placed_at: date(model.now) })], settlingNow(model, real, id, 0))
    if (earned) model.earn(earned, model.grant, id)
    model.orders.push({ id, earned, redeemed, undone: 0, clawed: 0, restored: 0, redemption })
  })

const cartInput = (model: PointsModel, real: Real, cart_id: string) => ({ cart_id, program: real.program, at: date(model.now), time_zone: "UTC" })

const debitedCart = async (model: PointsModel, real: Real, cart_id: string, points: number): Promise<string> => {
  await noteCart(real.account, points, cart_id)
  const input = { ...cartInput(model, real, cart_id), points, points_limit: null }
  const { entry_id } = await ledger().debitCart(input)
  expect(await ledger().debitCart(input)).toEqual({ entry_id, is_new: false })
  return entry_id
}

/** A completion whose payment fails, and that is tried once more. */
const failedCompletion = (wanted: number): Command =>
  command(`completion of ${wanted} fails`, ({ available }) => available > 0, async (model, real) => {
    const points = Math.min(wanted, model.available)
    if (points <= 0) return
    const cart_id = `cart_${nextKey(real)}`
    const entry_id = await debitedCart(model, real, cart_id, points)
    model.restore(points, model.redeem(points))
    expect(await ledger().restoreCart({ ...cartInput(model, real, cart_id), entry_id })).toBe(true)
    expect(await ledger().restoreCart({ ...cartInput(model, real, cart_id), entry_id })).toBe(false)
    const again = await ledger().debitCart({ ...cartInput(model, real, cart_id), points, points_limit: null })
    expect(again).toMatchObject({ is_new: true })
    expect(again.entry_id).not.toBe(entry_id)
    model.redeem(points)
  })

/** An order that shows a redemption which was never debited. */
const foundOrder = (redeemed: number): Command =>
  command(`order found that redeems ${redeemed}`, () => true, async (model, real) => {
    const id = `order_${nextKey(real)}`
    await ledger().recordOrder([orderOf(id, real.account, { redeemed, placed_at: date(model.now) })], settlingNow(model, real, id, 0))
    model.orders.push({ id, earned: 0, redeemed, undone: 0, clawed: 0, restored: 0, redemption: model.redeem(redeemed, true) })
  })

const settlingNow = (model: PointsModel, real: Real, id: string, undone: number) => settling(id, [real.account], real.program, undone, { at: date(model.now) })

const undo = (which: number, undone: number): Command =>
  command(`undo ${undone} % of order ${which}`, ({ orders }) => orders.length > 0, async (model, real) => {
    const chosen = model.orders[which % model.orders.length]
    const input = settlingNow(model, real, chosen.id, Math.max(undone, chosen.undone))
    model.undo(chosen, undone)
    await ledger().settleOrder(input)
    expect(await ledger().settleOrder(input)).toMatchObject([{ granted: 0, clawed: 0, restored: 0 }])
  })

const sweep: Command = command("sweep", () => true, async (model, { account }) => {
  await ledger().expireAccount(account, date(model.now))
  expect(await ledger().expireAccount(account, date(model.now))).toBe(0)
  expect((await ledger().readAccount(account)).balance).toBe(model.available + model.pending)
})

const pass = (hours: number): Command => command(`${hours} hours pass`, () => true, async (model) => model.pass(hours * HOUR))

const repeat: Command = command("the last request again", () => true, async (model, { asked }) => {
  if (!asked) return
  const at = date(model.now)
  const again = asked.verb === "credit" ? await ledger().credit({ ...asked.input, at }) : await ledger().debit({ ...asked.input, at })
  expect(again.repeated).toBe(true)
})

const reuse: Command = command("its key for something else", () => true, async (model, { asked }) => {
  if (!asked) return
  const changed = { at: date(model.now), points: asked.input.points + 1 }
  const again = asked.verb === "credit" ? ledger().credit({ ...asked.input, ...changed }) : ledger().debit({ ...asked.input, ...changed })
  await expect(again).rejects.toMatchObject({ refusals: [{ reason: "idempotency_conflict" }] })
})

const some = fc.integer({ min: 1, max: 40 })

const COMMANDS: fc.Arbitrary<Command>[] = [
  some.map(earn),
  fc.integer({ min: -40, max: 40 }).filter(Boolean).map(adjust),
  some.map(redeem),
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })).map(([earned, wanted]) => order(earned, wanted)),
  fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })).map(([earned, wanted]) => order(earned, wanted)),
  some.map(failedCompletion),
  some.map(foundOrder),
  fc.tuple(fc.nat(7), fc.constantFrom(33, 50, 66, 100)).map(([which, undone]) => undo(which, undone)),
  fc.tuple(fc.nat(7), fc.constantFrom(33, 50, 66, 100)).map(([which, undone]) => undo(which, undone)),
  fc.constant(sweep),
  fc.constantFrom(1, 24, 7 * 24, 19 * 24, 35 * 24).map(pass),
  fc.constant(repeat),
  fc.constant(reuse),
]
