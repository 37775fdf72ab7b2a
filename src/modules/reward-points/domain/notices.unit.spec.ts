import { lowBalanceOf, maturedOf, newsOf, noticeOf, remindersOf, type EndingLot, type NewsEntry } from "./notices"

const AT = new Date("2026-11-28T12:00:00Z")
const ago = (hours: number): Date => new Date(AT.getTime() - hours * 3_600_000)
const ahead = (days: number, hours = 0): Date => new Date(AT.getTime() + (days * 24 + hours) * 3_600_000)

const entry = (facts: Partial<NewsEntry> = {}): NewsEntry => ({
  id: "rpent_1",
  sequence: 1,
  type: "earn",
  points: 30,
  reason_code: "order",
  order_id: "order_1",
  cart_id: null,
  created_at: ago(1),
  standing_entry_id: null,
  cart_order_id: null,
  available_at: ago(1),
  expires_at: null,
  ...facts,
})

/** A debit at a checkout; its order is known only by its cart. */
const debit = (facts: Partial<NewsEntry> = {}): NewsEntry =>
  entry({ type: "redeem", points: -100, reason_code: "checkout", order_id: null, cart_id: "cart_1", standing_entry_id: "rpent_1", available_at: null, ...facts })

describe("what an entry tells", () => {
  it("is what was earned, with when it can be spent and when it ends", () => {
    const expires_at = ahead(365)
    expect(noticeOf(entry({ expires_at }), AT)).toEqual({
      kind: "earned",
      id: "earned:rpent_1",
      points: 30,
      at: ago(1),
      entry_id: "rpent_1",
      reason_code: "order",
      order_id: "order_1",
      available_at: ago(1),
      expires_at,
    })
  })

  it.each<[string, Partial<NewsEntry>]>([
    ["what is given for orders of before", { reason_code: "backfill" }],
    ["an opening balance", { type: "adjust", reason_code: "opening_balance", order_id: null }],
    ["what an admin adjusts", { type: "adjust", reason_code: "adjustment", order_id: null }],
    ["what is taken back", { type: "clawback", points: -30, reason_code: "order_undone" }],
    ["what comes back", { type: "restore", reason_code: "order_undone" }],
  ])("is nothing for %s", (_what, facts) => {
    expect(noticeOf(entry(facts), AT)).toBeNull()
  })

  it("is what has expired, as a number above zero", () => {
    expect(noticeOf(entry({ type: "expire", points: -40, reason_code: "expired", order_id: null }), AT)).toMatchObject({ kind: "expired", id: "expired:rpent_1", points: 40 })
  })

  it("is a redemption once its cart has become an order", () => {
    expect(noticeOf(debit(), AT)).toBe("undecided")
    expect(noticeOf(debit({ cart_order_id: "order_7" }), AT)).toMatchObject({ kind: "redeemed", points: 100, order_id: "order_7" })
    expect(noticeOf(debit({ reason_code: "order_found", cart_id: null, standing_entry_id: null, order_id: "order_8" }), AT)).toMatchObject({ kind: "redeemed", order_id: "order_8" })
  })

  it("is nothing for a debit that was given back, or that nobody has decided for a day", () => {
    expect(noticeOf(debit({ standing_entry_id: null }), AT)).toBeNull()
    expect(noticeOf(debit({ standing_entry_id: "rpent_2", cart_order_id: "order_1" }), AT)).toBeNull()
    expect(noticeOf(debit({ created_at: ago(25) }), AT)).toBeNull()
  })
})

describe("what entries tell together", () => {
  it("stops before the first that is undecided, so that nothing is told out of its order", () => {
    const { notices, passed } = newsOf([entry({ id: "a" }), entry({ id: "b", type: "restore" }), debit({ id: "c", standing_entry_id: "c" }), entry({ id: "d" })], AT)
    expect(notices.map(({ id }) => id)).toEqual(["earned:a"])
    expect(passed.map(({ id }) => id)).toEqual(["a", "b"])
  })
})

describe("a low balance", () => {
  const taken = (points: number, id = "rpent_1"): NewsEntry => debit({ id, points: -points })

  /** Walks through balances, each reached by one entry; says at which the owner is told. */
  const toldAt = (balances: number[], low_balance = 100): number[] => {
    let [armed, before]: [boolean | null, number] = [null, 0]
    return balances.filter((available) => {
      const state = lowBalanceOf({ low_balance, armed, available, entries: [available < before ? taken(before - available) : entry({ points: available - before })] })
      ;[armed, before] = [state.armed, available]
      return state.notice !== null
    })
  }

  it("is told once until the balance was at the mark or above it again", () => {
    expect(toldAt([120, 90, 60, 80, 70])).toEqual([90])
    expect(toldAt([120, 90, 60, 100, 95, 10])).toEqual([90, 95])
    expect(toldAt([120, 100])).toEqual([])
  })

  it("is not told of an account that never had as much", () => {
    expect(toldAt([50, 20, 99, 0])).toEqual([])
  })

  it("is told with what is left, the mark and the entry that did it", () => {
    expect(lowBalanceOf({ low_balance: 100, armed: true, available: 90, entries: [entry(), taken(30, "rpent_9")] }).notice).toEqual({
      kind: "wallet_low",
      id: "wallet_low:rpent_9",
      points: 90,
      at: ago(1),
      entry_id: "rpent_9",
      low_balance: 100,
    })
  })

  it("is told of an account that was there before its mark, where what was taken brought it below", () => {
    expect(lowBalanceOf({ low_balance: 100, armed: null, available: 90, entries: [taken(30)] })).toMatchObject({ armed: false, notice: { points: 90 } })
    expect(lowBalanceOf({ low_balance: 100, armed: null, available: 40, entries: [taken(30)] })).toEqual({ armed: false, notice: null })
  })

  it("is not told where pending points that nobody could spend are taken back", () => {
    expect(lowBalanceOf({ low_balance: 100, armed: null, available: 0, entries: [entry({ type: "clawback", points: -300 })] }).notice).toBeNull()
  })

  it("is forgotten without a mark, and waits for something that takes points where one is set", () => {
    expect(lowBalanceOf({ low_balance: null, armed: true, available: 10, entries: [taken(30)] })).toEqual({ armed: null, notice: null })
    expect(lowBalanceOf({ low_balance: 500, armed: true, available: 300, entries: [entry()] })).toEqual({ armed: true, notice: null })
  })
})

describe("points whose holding period is over", () => {
  const lot = (facts: Partial<EndingLot> = {}) => ({ id: "rplot_1", remaining: 30, order_id: "order_1", ends: null, available_at: ago(2), ...facts })

  it("are told with what is left of them", () => {
    expect(maturedOf([lot({ remaining: 20, ends: ahead(10) })], AT)).toEqual([
      { kind: "available", id: "available:rplot_1", lot_id: "rplot_1", points: 20, order_id: "order_1", expires_at: ahead(10), at: ago(2) },
    ])
  })

  it("are not told where they were taken back or have ended meanwhile", () => {
    expect(maturedOf([lot({ remaining: 0 }), lot({ ends: ago(1) })], AT)).toEqual([])
  })
})

describe("a reminder", () => {
  const lot = (id: string, remaining: number, ends: Date | null): EndingLot => ({ id, remaining, order_id: null, ends })
  const reminded = (lots: EndingLot[], days: string[] = [], zone = "UTC") => remindersOf("rpacc_1", lots, days, AT, zone).map(({ ends_on, points, expires_at }) => [ends_on, points, expires_at])

  it("sums up what ends on one day, the soonest day first", () => {
    expect(reminded([lot("a", 5, ahead(9)), lot("b", 10, ahead(3, 2)), lot("c", 20, ahead(3))])).toEqual([
      ["2026-12-01", 30, ahead(3)],
      ["2026-12-07", 5, ahead(9)],
    ])
  })

  it("goes by the shop's days", () => {
    const late = new Date("2026-12-01T22:30:00Z")
    const night = new Date("2026-12-01T23:30:00Z")
    expect(reminded([lot("a", 5, late), lot("b", 7, night)])).toHaveLength(1)
    expect(reminded([lot("a", 5, late), lot("b", 7, night)], [], "Europe/Berlin").map(([day]) => day)).toEqual(["2026-12-01", "2026-12-02"])
  })

  it("is sent once for a day, also when more ends on it later", () => {
    expect(reminded([lot("a", 5, ahead(3)), lot("b", 7, ahead(4))], ["2026-12-01"])).toEqual([["2026-12-02", 7, ahead(4)]])
  })

  it("is not sent for what is spent, has ended, or never ends", () => {
    expect(reminded([lot("a", 0, ahead(3)), lot("b", 5, ago(1)), lot("c", 5, null)])).toEqual([])
  })

  it("has an id that is the same however often it is told", () => {
    expect(remindersOf("rpacc_1", [lot("a", 5, ahead(3))], [], AT, "UTC")[0]).toMatchObject({ kind: "expiring", id: "expiring:rpacc_1:2026-12-01", at: AT })
  })
})
