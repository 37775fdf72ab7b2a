import fc from "fast-check"
import { ledger, type TestLedger } from "../../src/modules/reward-points/domain/ledger/ledger.fixture.spec"
import { PointsModel, type Terms } from "../support/points-model"

/** Thousands of histories of the kernel alone, where `reward-points-model.spec.ts` runs a hundred through the database. */
const RUNS = 600
const SEED = Number(process.env.LEDGER_MODEL_SEED ?? Date.now() % 1_000_000)

type Redemption = ReturnType<PointsModel["redeem"]>
type World = { model: PointsModel; told: TestLedger; lots: { name: string; earned: number; clawed: number }[]; redemptions: { name: string; left: number; redemption: Redemption }[]; number: number }
type Act = { name: string; run: (world: World) => void }

const HOUR = 3_600_000

it("the kernel holds what a model of single points holds, whatever happens", () => {
  fc.assert(
    fc.property(someTerms, fc.array(someAct, { minLength: 5, maxLength: 30, size: "max" }), (terms, acts) => {
      const world: World = { model: new PointsModel(terms), told: ledger(""), lots: [], redemptions: [], number: 0 }
      acts.forEach((act) => {
        world.model.pass(1000)
        act.run(world)
        expectSame(world)
      })
    }),
    { seed: SEED, numRuns: RUNS }
  )
}, 120_000)

const expectSame = ({ model, told }: World): void => {
  told.at(iso(model.now)).has({ available: model.available, pending: model.pending, deficit: model.deficit })
}

const someTerms: fc.Arbitrary<Terms> = fc.record({
  policy: fc.constantFrom("allow_negative", "clamp_and_record", "withhold"),
  expiry: fc.constantFrom<Terms["expiry"]>({ type: "never" }, { type: "days_after_grant", days: 30 }, { type: "days_without_activity", days: 20 }, { type: "end_of_year" }),
  holding_days: fc.constantFrom(0, 0, 5),
  grace_days: fc.constantFrom(0, 7),
})

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** The terms of a grant as the table says them. */
const termsOf = ({ now, grant: { matures, ends }, activity }: PointsModel): string =>
  [matures > now && `pending:${iso(matures)}`, ends !== null && ends !== Infinity && `expires:${iso(ends)}`, activity && `active:${iso(activity)}`].filter(Boolean).join(" ")

const earn = (points: number): Act => ({
  name: `earn ${points}`,
  run: (world) => {
    const name = `lot${++world.number}`
    world.told.tell(`${iso(world.model.now)} earn ${points} lot:${name} ${termsOf(world.model)}`)
    world.model.earn(points, world.model.grant, name)
    world.lots.push({ name, earned: points, clawed: 0 })
  },
})

const redeem = (points: number, mayOwe: boolean): Act => ({
  name: `redeem ${points}${mayOwe ? ", may owe" : ""}`,
  run: (world) => {
    const { model, told } = world
    const name = `order${++world.number}`
    const line = `${iso(model.now)} redeem ${points} on:${name} ${mayOwe ? "may:owe" : ""} ${model.activity ? `active:${iso(model.activity)}` : ""}`
    if (!mayOwe && points > model.available) {
      told.tell(`${line} refused:${Math.max(0, model.available)}`)
      return
    }
    told.tell(line)
    world.redemptions.push({ name, left: points, redemption: model.redeem(points, mayOwe) })
  },
})

const restore = (which: number, wanted: number): Act => ({
  name: `restore ${wanted} of ${which}`,
  run: ({ model, told, redemptions }) => {
    const chosen = redemptions[which % redemptions.length]
    const points = Math.min(wanted, chosen?.left ?? 0)
    if (!points) return
    const grace = model.terms.grace_days ? `grace:${iso(model.now + model.terms.grace_days * 24 * HOUR)}` : ""
    told.tell(`${iso(model.now)} restore ${points} of:${chosen.name} ${grace}`)
    model.restore(points, chosen.redemption)
    chosen.left -= points
  },
})

const clawBack = (which: number, wanted: number): Act => ({
  name: `claw back ${wanted} of ${which}`,
  run: ({ model, told, lots }) => {
    const chosen = lots[which % lots.length]
    const points = Math.min(wanted, chosen ? chosen.earned - chosen.clawed : 0)
    if (!points) return
    told.tell(`${iso(model.now)} clawback ${points} of:${chosen.name} policy:${model.terms.policy}`)
    model.clawBack(points, chosen.name)
    chosen.clawed += points
  },
})

const sweep: Act = { name: "sweep", run: ({ model, told }) => void told.tell(`${iso(model.now)} expire`) }
const pass = (hours: number): Act => ({ name: `${hours} hours pass`, run: ({ model }) => model.pass(hours * HOUR) })

const some = fc.integer({ min: 1, max: 30 })
const someAct: fc.Arbitrary<Act> = fc
  .oneof(
    { weight: 4, arbitrary: some.map(earn) },
    { weight: 4, arbitrary: some.map((points) => redeem(points, false)) },
    { weight: 1, arbitrary: some.map((points) => redeem(points, true)) },
    { weight: 4, arbitrary: fc.tuple(fc.nat(5), some).map(([which, points]) => restore(which, points)) },
    { weight: 4, arbitrary: fc.tuple(fc.nat(5), some).map(([which, points]) => clawBack(which, points)) },
    { weight: 1, arbitrary: fc.constant(sweep) },
    { weight: 3, arbitrary: fc.constantFrom(1, 24, 7 * 24, 19 * 24, 35 * 24).map(pass) }
  )
  .map((act) => ({ ...act, toString: () => act.name, [fc.toStringMethod]: () => act.name }))
