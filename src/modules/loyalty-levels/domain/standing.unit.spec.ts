import fc from "fast-check"
import { qualifiedLevel, reaches, sumsFrom, type DayFigures } from "./figures"
import { bought, historyOf, holding, ladderOf } from "./levels.fixture.spec"
import { nextStanding, type Standing } from "./standing"
import { addDays } from "./window"

const TODAY = "2026-06-30"
const SPEND = ladderOf({}, { net_spend: { eur: "100" } }, { net_spend: { eur: "200" } }, { net_spend: { eur: "400" } })

const next = (before: Standing | null, days: DayFigures[], { ladder = SPEND, today = TODAY, grants = [] as string[] } = {}) =>
  nextStanding(before, ladder, { history: historyOf(...days), grants: grants.map((level_id) => ({ level_id })), today })

describe("a standing", () => {
  it.each([
    ["at exactly the threshold", "200", "two"],
    ["a cent below it", "199.99", "one"],
    ["below everything", "99.99", null],
    ["far above", "5000", "three"],
  ])("%s is reached at once", (_name, net, level) => {
    const { standing, change } = next(null, [bought(TODAY, net)])
    expect(standing.level_id).toBe(level)
    expect(change).toEqual(level ? { from_level_id: null, to_level_id: level, cause: "reached" } : null)
  })

  it("reaches a threshold with thirds that make a whole", () => {
    const third = `66.${"6".repeat(19)}7`
    expect(next(null, [bought("2026-06-01", third), bought("2026-06-02", third), bought("2026-06-03", third)]).standing.level_id).toBe("two")
  })

  it("counts the first day of a rolling window, and not the day before it", () => {
    expect(next(null, [bought("2026-05-31", "100")]).standing.level_id).toBe("one")
    expect(next(null, [bought("2026-05-30", "100")]).standing.level_id).toBeNull()
  })

  it("says on which day it is lost when nothing happens", () => {
    expect(next(null, [bought("2026-06-10", "100")]).standing.lost_on).toBe("2026-07-11")
    expect(next(null, [bought("2026-06-10", "100")], { ladder: ladderOf({ grace_days: 7 }, { net_spend: { eur: "100" } }) }).standing.lost_on).toBe("2026-07-18")
    expect(next(null, [bought("2026-06-10", "100")], { ladder: ladderOf({ window: { type: "lifetime" } }, { net_spend: { eur: "100" } }) }).standing.lost_on).toBeNull()
    expect(next(null, [bought("2026-06-10", "100")], { ladder: ladderOf({ window: { type: "calendar_year" } }, { net_spend: { eur: "100" } }) }).standing.lost_on).toBe("2027-01-01")
    expect(next(null, [bought("2026-03-31", "100")], { ladder: ladderOf({ window: { type: "rolling_months", months: 11 } }, { net_spend: { eur: "100" } }), today: "2026-04-01" }).standing.lost_on).toBe("2027-03-01")
  })

  it("is lost in the night in which figures age out, where there is no grace", () => {
    const days = [bought("2026-05-30", "250")]
    const { standing, change } = next(holding("two", "2026-05-30"), days)
    expect([standing.level_id, change?.cause]).toEqual([null, "aged_out"])
  })

  it("is kept for the nights of grace, counted from the day on which figures aged out, whenever somebody looks", () => {
    const ladder = ladderOf({ grace_days: 5 }, { net_spend: { eur: "100" } }, { net_spend: { eur: "200" } })
    const days = [bought("2026-05-30", "250")]
    expect(next(holding("two", "2026-05-25"), days, { ladder }).standing).toMatchObject({ level_id: "two", held_from: "2026-05-25", lost_on: "2026-07-05" })
    expect(next(holding("two", "2026-05-25"), days, { ladder, today: "2026-07-04" }).change).toBeNull()
    expect(next(holding("two", "2026-05-25"), days, { ladder, today: "2026-07-05" }).change).toMatchObject({ to_level_id: null, cause: "aged_out" })
  })

  it("falls step by step, each level with its own grace", () => {
    const ladder = ladderOf({ grace_days: 5 }, { net_spend: { eur: "100" } }, { net_spend: { eur: "200" } })
    const days = [bought("2026-05-26", "100"), bought("2026-05-30", "100")]
    const fallen = next(holding("two", "2026-05-20"), days, { ladder, today: "2026-07-01" })
    expect([fallen.standing.level_id, fallen.standing.lost_on, fallen.change?.cause]).toEqual(["one", "2026-07-05", "aged_out"])
  })

  it("falls at once where something was undone, also while it is kept for grace", () => {
    const ladder = ladderOf({ grace_days: 5 }, { net_spend: { eur: "100" } }, { net_spend: { eur: "200" } })
    expect(next(holding("two", "2026-05-31"), [bought("2026-06-10", "150")], { ladder }).change).toMatchObject({ to_level_id: "one", cause: "undone" })
    expect(next(holding("two", "2026-05-25"), [bought("2026-05-30", "150")], { ladder }).change).toMatchObject({ to_level_id: "one", cause: "undone" })
  })

  it("is kept for the grace also when something was undone, where the ladder says so", () => {
    const ladder = ladderOf({ grace_days: 5, when_undone: "with_grace" }, { net_spend: { eur: "100" } })
    const first = next(holding("one", "2026-05-31"), [bought("2026-06-10", "50")], { ladder })
    expect(first.standing).toMatchObject({ level_id: "one", undone_on: TODAY, lost_on: "2026-07-05" })
    expect(next(first.standing, [bought("2026-06-10", "50")], { ladder, today: "2026-07-04" }).change).toBeNull()
    expect(next(first.standing, [bought("2026-06-10", "50")], { ladder, today: "2026-07-05" }).change).toMatchObject({ to_level_id: null, cause: "undone" })
  })

  it("is not kept for longer by who reaches it again within that grace and undoes that, too", () => {
    const ladder = ladderOf({ grace_days: 5, when_undone: "with_grace" }, { net_spend: { eur: "100" } })
    const first = next(holding("one", "2026-05-31"), [bought("2026-06-10", "50")], { ladder })
    const again = next(first.standing, [bought("2026-06-10", "50"), bought("2026-07-03", "50")], { ladder, today: "2026-07-03" })
    expect(again).toMatchObject({ change: null, standing: { level_id: "one", undone_on: TODAY } })
    expect(next(again.standing, [bought("2026-06-10", "50")], { ladder, today: "2026-07-05" }).change).toMatchObject({ to_level_id: null, cause: "undone" })
    // Once the grace is over, what is undone later has its own.
    const later = next(again.standing, [bought("2026-06-10", "50"), bought("2026-07-03", "50")], { ladder, today: "2026-07-05" })
    expect(later.standing).toMatchObject({ level_id: "one", undone_on: null })
  })

  it("starts anew with a calendar year, without grace", () => {
    const ladder = ladderOf({ window: { type: "calendar_year" }, grace_days: 90 }, { net_spend: { eur: "100" } })
    expect(next(holding("one", "2026-01-01"), [bought("2026-12-31", "100")], { ladder, today: "2027-01-01" }).change).toMatchObject({ to_level_id: null, cause: "aged_out" })
  })

  it("is never below a grant in force, and falls to what was earned when it ends", () => {
    const granted = next(null, [bought(TODAY, "100")], { grants: ["three", "two"] })
    expect([granted.standing.level_id, granted.standing.earned_level_id, granted.change?.cause]).toEqual(["three", "one", "granted"])
    expect(next(granted.standing, [bought(TODAY, "100")]).change).toEqual({ from_level_id: "three", to_level_id: "one", cause: "grant_ended" })
  })

  it("says that the ladder has changed, where nothing else has", () => {
    const stricter = { ...ladderOf({ grace_days: 30 }, { net_spend: { eur: "300" } }), revision: 2 }
    expect(next(holding("one", "2026-05-31"), [bought("2026-06-10", "250")], { ladder: stricter }).change).toMatchObject({ to_level_id: null, cause: "ladder_changed" })
    expect(next(holding("gone", "2026-05-31"), [bought("2026-06-10", "250")]).change).toMatchObject({ from_level_id: "gone", to_level_id: "two", cause: "ladder_changed" })
  })
})

describe("figures", () => {
  const on = (settings: Parameters<typeof ladderOf>[0], thresholds: Parameters<typeof ladderOf>[1], days: DayFigures[]): boolean => {
    const ladder = ladderOf(settings, thresholds)
    return reaches(sumsFrom(historyOf(...days), "0001-01-01", TODAY, ladder), ladder.levels[0], ladder.match)
  }

  it("need all or any of what a level asks", () => {
    const days = [bought(TODAY, "100")]
    expect(on({ match: "any" }, { net_spend: { eur: "100" }, orders: 2 }, days)).toBe(true)
    expect(on({ match: "all" }, { net_spend: { eur: "100" }, orders: 2 }, days)).toBe(false)
    expect(on({ match: "all" }, {}, [])).toBe(true)
  })

  it("count each currency for itself, or by the table", () => {
    const days = [bought(TODAY, "60"), bought(TODAY, "50", { currency_code: "usd" }), bought(TODAY, "9000", { currency_code: "jpy" })]
    expect(on({}, { net_spend: { eur: "100", usd: "50" } }, days)).toBe(true)
    expect(on({}, { net_spend: { eur: "100" } }, days)).toBe(false)
    const conversion = { currency_code: "eur", rates: [{ currency_code: "usd", rate: "0.8" }] }
    expect(on({ conversion }, { net_spend: { eur: "100" } }, days)).toBe(true)
    expect(on({ conversion }, { net_spend: { eur: "100.01" } }, days)).toBe(false)
  })

  it("know the average of an order, items and days as a customer", () => {
    const days = [bought("2026-06-01", "100", { items: "3" }), bought("2026-06-02", "50", { items: "1.5" })]
    expect(on({}, { average_order_value: { eur: "75" } }, days)).toBe(true)
    expect(on({}, { average_order_value: { eur: "75.01" } }, days)).toBe(false)
    expect([on({}, { items: 4 }, days), on({}, { items: 5 }, days)]).toEqual([true, false])
    expect([on({}, { days_as_customer: 180 }, []), on({}, { days_as_customer: 181 }, [])]).toEqual([true, false])
  })
})

describe("the kernel's laws", () => {
  const day = fc.integer({ min: 0, max: 80 }).map((back) => addDays(TODAY, -back))
  const purchase = fc.record({ day, cents: fc.integer({ min: 0, max: 30_000 }), orders: fc.integer({ min: 0, max: 3 }), items: fc.integer({ min: 0, max: 9 }) }).map(({ day: on, cents, orders, items }) => bought(on, (cents / 100).toFixed(2), { orders, items: String(items) }))
  const purchases = fc.array(purchase, { maxLength: 12 })
  const ladder = ladderOf({ grace_days: 3, match: "all" }, { net_spend: { eur: "100" }, orders: 1 }, { net_spend: { eur: "250" }, orders: 3, items: 5 }, { net_spend: { eur: "500" }, orders: 6, items: 9 })
  const rank = (days: DayFigures[]): number => qualifiedLevel(sumsFrom(historyOf(...days), addDays(TODAY, -30), TODAY, ladder), ladder)?.rank ?? 0

  it("a level never falls when a figure grows", () => {
    fc.assert(fc.property(purchases, purchase, (days, more) => rank([...days, more]) >= rank(days)))
  })

  it("the order in which purchases are known does not matter", () => {
    fc.assert(fc.property(purchases, fc.infiniteStream(fc.nat()), (days, chance) => {
      const shuffled = [...days].map((each) => ({ each, key: chance.next().value })).sort((a, b) => a.key - b.key).map(({ each }) => each)
      expect(next(holding("two", addDays(TODAY, -33)), shuffled, { ladder })).toEqual(next(holding("two", addDays(TODAY, -33)), days, { ladder }))
    }))
  })

  it("looking twice changes nothing", () => {
    fc.assert(fc.property(purchases, (days) => {
      const once = next(null, days, { ladder })
      expect(next(once.standing, days, { ladder })).toEqual({ ...once, change: null })
    }))
  })

  it("who is looked at every day stands where he stands who is looked at once", () => {
    fc.assert(fc.property(fc.array(purchase, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 50 }), (days, nights) => {
      const first = next(null, days, { ladder })
      const end = addDays(TODAY, nights)
      let daily = first.standing
      for (let night = 1; night <= nights; night++) daily = next(daily, days, { ladder, today: addDays(TODAY, night) }).standing
      expect(daily.level_id).toBe(next(first.standing, days, { ladder, today: end }).standing.level_id)
    }))
  })

  it("the day on which a level is said to be lost is the day on which it is lost", () => {
    fc.assert(fc.property(purchases, (days) => {
      const { standing } = next(null, days, { ladder })
      fc.pre(standing.lost_on !== null)
      const lost_on = standing.lost_on ?? TODAY
      expect(next(standing, days, { ladder, today: addDays(lost_on, -1) }).standing.level_id).toBe(standing.level_id)
      expect(next(standing, days, { ladder, today: lost_on }).standing.level_id).not.toBe(standing.level_id)
    }))
  })
})
