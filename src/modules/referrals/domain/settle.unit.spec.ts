import fc from "fast-check"
import { amount } from "../../../shared/money"
import { ratio, ratioOf } from "../../../shared/ratio"
import { DEFAULT_SETTINGS, parseReferralSettings, type ReferralTerms } from "./program"
import { afterApproval, dueRewards, isExhausted, milestonesReached, nextStep, type OrderStanding, type ReferralStanding, type Step } from "./settle"
import { mayGo, type ReferralState } from "./states"

const ZONE = "Europe/Berlin"
const NOON = new Date("2026-06-01T10:00:00Z")
const LATER = new Date("2026-07-15T10:00:00Z")

const terms = (over: Record<string, unknown> = {}): ReferralTerms => {
  const parsed = parseReferralSettings({ ...DEFAULT_SETTINGS, qualifies_at: "payment_captured", ...over })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.value
}

const euros = (text: string) => ratioOf(amount(text))

/** An order of 100.00, of which so much stands. */
const order = (net = "100", over: Partial<OrderStanding> = {}): OrderStanding => ({
  currency_code: "eur",
  full: euros("100"),
  net: euros(net),
  is_canceled: false,
  reached: { order_placed: NOON, payment_captured: NOON, order_fulfilled: null, order_completed: null },
  ...over,
})

const UNPAID = { reached: { order_placed: NOON, payment_captured: null, order_fulfilled: null, order_completed: null } }

const referral = (state: ReferralState, over: Partial<ReferralStanding> = {}): ReferralStanding => ({
  state,
  terms: terms(),
  lapses_at: new Date("2026-07-01T10:00:00Z"),
  qualified_at: state === "qualified" || state === "rewarded" ? NOON : null,
  due_at: state === "qualified" || state === "rewarded" ? new Date("2026-06-15T10:00:00Z") : null,
  ...over,
})

const inWords = (step: Step | null): string => (step === null ? "stays" : step.kind === "detach" ? "detached" : `${step.to} ${step.reason}`)

describe("what an order means for a referral", () => {
  const minimum = { minimum_order: { eur: "50.00" } }
  it.each<[string, ReferralStanding, OrderStanding | null, Date, string]>([
    ["a claim without an order stays", referral("claimed"), null, NOON, "stays"],
    ["a claim without an order lapses in time", referral("claimed"), null, LATER, "lapsed no_order_in_time"],
    ["a claim with an unpaid order stays", referral("claimed"), order("100", UNPAID), NOON, "stays"],
    ["a claim with an unpaid order that is worth it does not lapse", referral("claimed"), order("100", UNPAID), LATER, "stays"],
    ["a claim with a paid order qualifies", referral("claimed"), order(), NOON, "qualified first_order"],
    ["a claim whose order is below the minimum stays", referral("claimed", { terms: terms(minimum) }), order("49.99"), NOON, "stays"],
    ["a claim whose order is below the minimum lapses in time", referral("claimed", { terms: terms(minimum) }), order("49.99"), LATER, "lapsed below_minimum"],
    ["a claim whose order reads as the minimum qualifies", referral("claimed", { terms: terms(minimum) }), order("49.995"), NOON, "qualified first_order"],
    ["a claim whose order is in a currency without a minimum stays", referral("claimed", { terms: terms(minimum) }), order("100", { currency_code: "usd" }), NOON, "stays"],
    ["a claim whose order is cancelled waits for the next", referral("claimed"), order("0", { is_canceled: true }), NOON, "detached"],
    ["in review, a paid order waits", referral("in_review"), order(), NOON, "stays"],
    ["in review, a claim without an order lapses", referral("in_review"), null, LATER, "lapsed no_order_in_time"],
    ["in review, a cancelled order makes room for the next", referral("in_review"), order("0", { is_canceled: true }), NOON, "detached"],
    ["in review after it had qualified, a cancelled order ends it", referral("in_review", { qualified_at: NOON }), order("0", { is_canceled: true }), NOON, "reversed canceled"],
    ["a qualified one waits for its holding days", referral("qualified"), order(), new Date("2026-06-15T09:59:59Z"), "stays"],
    ["a qualified one is rewarded after them", referral("qualified"), order(), new Date("2026-06-15T10:00:00Z"), "rewarded holding_over"],
    ["a qualified one is reversed by a cancellation", referral("qualified"), order("0", { is_canceled: true }), LATER, "reversed canceled"],
    ["a qualified one is reversed by a full refund", referral("qualified"), order("0"), LATER, "reversed refunded"],
    ["a qualified one is reversed below the minimum", referral("qualified", { terms: terms(minimum) }), order("49"), LATER, "reversed below_minimum"],
    ["a rewarded one keeps what stands, in proportion", referral("rewarded", { terms: terms(minimum) }), order("1"), LATER, "stays"],
    ["a rewarded one ends with its order", referral("rewarded"), order("0"), LATER, "reversed refunded"],
    ["a rewarded one is kept as a whole above the minimum", referral("rewarded", { terms: terms({ ...minimum, when_undone: "whole" }) }), order("50"), LATER, "stays"],
    ["a rewarded one is lost as a whole below it", referral("rewarded", { terms: terms({ ...minimum, when_undone: "whole" }) }), order("49"), LATER, "reversed below_minimum"],
    ["a rejected one stays rejected", referral("rejected"), order(), LATER, "stays"],
    ["a lapsed one stays lapsed", referral("lapsed"), order(), LATER, "stays"],
    ["a reversed one stays reversed", referral("reversed"), order(), LATER, "stays"],
  ])("%s", (_name, standing, of_order, at, expected) => {
    expect(inWords(nextStep(standing, of_order, at, ZONE))).toBe(expected)
  })

  it.each<[ReferralTerms["qualifies_at"], string]>([
    ["order_placed", "qualified first_order"],
    ["payment_captured", "qualified first_order"],
    ["order_fulfilled", "stays"],
    ["order_completed", "stays"],
  ])("counts from %s on, as the terms say", (qualifies_at, expected) => {
    expect(inWords(nextStep(referral("claimed", { terms: terms({ qualifies_at }) }), order(), NOON, ZONE))).toBe(expected)
  })

  it("counts holding days from the event, by the shop's calendar, however late it is heard of", () => {
    const paid = { reached: { ...UNPAID.reached, payment_captured: new Date("2026-10-20T10:00:00Z") } }
    expect(nextStep(referral("claimed"), order("100", paid), new Date("2026-12-01T00:00:00Z"), ZONE)).toMatchObject({ qualified_at: new Date("2026-10-20T10:00:00Z"), due_at: new Date("2026-11-03T11:00:00Z") })
  })

  it.each<[string, OrderStanding | null, string]>([
    ["without an order it is a claim", null, "claimed approved"],
    ["with an unpaid order too", order("100", UNPAID), "claimed approved"],
    ["with a paid order it is qualified", order(), "qualified approved"],
  ])("an approved one goes on from where it stood: %s", (_name, of_order, expected) => {
    expect(inWords(afterApproval(referral("in_review"), of_order, NOON, ZONE))).toBe(expected)
  })
})

describe("what both sides get", () => {
  const share = { kind: "points", amount: { type: "share", percent: "5", points_per_unit: { eur: "100" }, maximum: 400 } }
  const code = (amount: unknown) => ({ kind: "personal_code", amount, valid_days: 30 })
  const fixed = { type: "fixed", discount: { type: "percentage", value: "10" } }

  it.each<[string, Record<string, unknown>, OrderStanding, unknown]>([
    ["fixed points", {}, order(), { kind: "points", points: 500 }],
    ["fixed points, of which a third of the order was undone", {}, order("66.67"), { kind: "points", points: 333 }],
    ["fixed points as a whole", { when_undone: "whole" }, order("1"), { kind: "points", points: 500 }],
    ["a share of 61.99 in points", { advocate: share }, order("61.99"), { kind: "points", points: 309 }],
    ["a share with its maximum", { advocate: share }, order("100"), { kind: "points", points: 400 }],
    ["a share in a currency without a rate", { advocate: share }, order("100", { currency_code: "usd" }), null],
    ["a share that is less than a point", { advocate: share }, order("0.1"), null],
    ["a code", { advocate: code(fixed) }, order("50"), { kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 30, minimum_spend: null, scope: null }],
    ["a code worth a share, rounded down", { advocate: code({ type: "share", percent: "5" }) }, order("61.99"), expect.objectContaining({ discount: { type: "fixed", amounts: { eur: "3.09" } } })],
    ["a code worth a share of yen", { advocate: code({ type: "share", percent: "5" }) }, order("99", { currency_code: "jpy" }), expect.objectContaining({ discount: { type: "fixed", amounts: { jpy: "4" } } })],
    ["a code with its maximum", { advocate: code({ type: "share", percent: "5", maximum: { eur: "2" } }) }, order(), expect.objectContaining({ discount: { type: "fixed", amounts: { eur: "2.00" } } })],
    ["a code with a maximum in another currency", { advocate: code({ type: "share", percent: "5", maximum: { eur: "2" } }) }, order("100", { currency_code: "usd" }), null],
  ])("an advocate: %s", (_name, over, of_order, expected) => {
    expect(dueRewards(terms(over), of_order, "customer").advocate).toEqual(expected)
  })

  it("a company gets points, and no code", () => {
    expect(dueRewards(terms(), order(), "company").advocate).toEqual({ kind: "points", points: 500 })
    expect(dueRewards(terms({ advocate: code(fixed) }), order(), "company").advocate).toBeNull()
  })

  it("a friend gets his points in proportion, too", () => {
    const friend = { friend: { points: 100 } }
    expect(dueRewards(terms(friend), order("25"), "customer").friend).toEqual({ kind: "points", points: 25 })
    expect(dueRewards(terms(), order(), "customer").friend).toBeNull()
  })

  it.each<[string, Record<string, unknown>, [number, number, number], boolean]>([
    ["no limit", {}, [99, 99, 99], false],
    ["one less than an advocate's limit", { per_advocate: 3 }, [2, 9, 9], false],
    ["an advocate's limit", { per_advocate: 3 }, [3, 0, 3], true],
    ["the limit of a period", { per_period: { period: "month", count: 2 } }, [5, 2, 5], true],
    ["the limit in total", { in_total: 5 }, [0, 0, 5], true],
  ])("%s", (_name, limits, [of_advocate, in_period, in_total], expected) => {
    expect(isExhausted(terms({ limits }).limits, { of_advocate, in_period, in_total })).toBe(expected)
  })

  it("a milestone comes with every n-th friend", () => {
    const { milestones } = terms({ milestones: [{ every: 5, points: 500 }, { every: 2, points: 10 }] })
    expect([0, 1, 4, 5, 10].map((friends) => milestonesReached(milestones, friends))).toEqual([
      [],
      [],
      [{ every: 2, points: 10, number: 2 }],
      [{ every: 5, points: 500, number: 1 }],
      [{ every: 5, points: 500, number: 2 }, { every: 2, points: 10, number: 5 }],
    ])
  })
})

type Happening = { type: "undo"; percent: number } | { type: "pay" | "cancel" | "review" | "approve" | "reject" | "again" } | { type: "wait"; days: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ type: fc.constant("undo" as const), percent: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ type: fc.constantFrom("pay" as const, "cancel" as const, "review" as const, "approve" as const, "reject" as const, "again" as const) }),
  fc.record({ type: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 40 }) })
)

describe("whatever happens in whatever order", () => {
  it("a friend is rewarded at most once, only through the table, and only for an order that is worth it", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 25 }), fc.constantFrom("whole", "proportional"), fc.constantFrom(null, { eur: "50" }), fc.integer({ min: 0, max: 20 }), (happenings, when_undone, minimum_order, holding_days) => {
        const standing = referral("claimed", { terms: terms({ when_undone, minimum_order, holding_days }) })
        let of_order: OrderStanding | null = order("100", UNPAID)
        let at = NOON
        let rewarded = 0
        const go = (step: Step | null): boolean => {
          if (!step || step.kind === "detach") {
            of_order = step ? null : of_order
            return step !== null
          }
          expect(mayGo(standing.state, step.to)).toBe(true)
          if (step.to === "rewarded") {
            rewarded += 1
            expect(of_order && Number(of_order.net.numerator) > 0).toBe(true)
            expect(standing.due_at && standing.due_at <= at).toBe(true)
          }
          Object.assign(standing, { state: step.to, ...(step.qualified_at && { qualified_at: step.qualified_at, due_at: step.due_at }) })
          return true
        }
        for (const each of happenings) {
          if (each.type === "wait") at = new Date(at.getTime() + each.days * 86_400_000)
          if (each.type === "pay" && of_order) of_order = { ...of_order, reached: { ...of_order.reached, payment_captured: at } }
          if (each.type === "cancel" && of_order) of_order = { ...of_order, net: ratio(0), is_canceled: true }
          if (each.type === "undo" && of_order && !of_order.is_canceled) of_order = { ...of_order, net: ratio(Math.min(Number(of_order.net.numerator), 100 - each.percent)) }
          if (each.type === "review" && mayGo(standing.state, "in_review")) standing.state = "in_review"
          if (each.type === "reject" && mayGo(standing.state, "rejected")) standing.state = "rejected"
          if (each.type === "approve" && standing.state === "in_review") go(afterApproval(standing, of_order, at, ZONE))
          while (go(nextStep(standing, of_order, at, ZONE)));
        }
        expect(rewarded).toBeLessThanOrEqual(1)
        expect(nextStep(standing, of_order, at, ZONE)).toBeNull()
      }),
      { numRuns: 500 }
    )
  })

  it("less of an order never gives more, and nothing gives nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        const points = (cents: number): number => {
          const { advocate } = dueRewards(terms(), { currency_code: "eur", full: ratio(10_000, 100), net: ratio(cents, 100) }, "customer")
          return advocate?.kind === "points" ? advocate.points : 0
        }
        expect(points(Math.min(a, b))).toBeLessThanOrEqual(points(Math.max(a, b)))
        expect(points(0)).toBe(0)
        expect(points(10_000)).toBe(500)
      })
    )
  })
})
