import { ledger } from "./ledger.fixture.spec"

describe("points that are earned", () => {
  it("are available at once, without a holding period", () => {
    ledger(`
      2026-01-01  earn  100  lot:A
    `).at("2026-01-01").has({ available: 100, pending: 0, balance: 100, lots: { A: 100 } })
  })

  it("are pending until the instant at which their holding period is over", () => {
    const held = ledger(`
      2026-01-01  earn    100  lot:A  pending:2026-01-15
      2026-01-14  redeem    1  refused:0
    `)
    held.at("2026-01-14T23:59:59.999Z").has({ available: 0, pending: 100 })
    held.at("2026-01-15").has({ available: 100, pending: 0 })
  })

  it("are never available where they expire before they mature", () => {
    const held = ledger(`
      2026-01-01  earn    100  pending:2026-02-01  expires:2026-01-20
      2026-02-02  redeem    1  refused:0
    `)
    held.at("2026-01-10").has({ available: 0, pending: 100 })
    held.at("2026-01-20").has({ available: 0, pending: 0 })
  })
})

describe("points that are redeemed", () => {
  it("come from the lot that ends soonest, then from the oldest", () => {
    ledger(`
      2026-01-01  earn    100  lot:never
      2026-01-02  earn    100  lot:late  expires:2026-12-01
      2026-01-03  earn    100  lot:soon  expires:2026-06-01
      2026-01-04  earn    100  lot:younger
      2026-01-05  redeem  350  on:order_1
    `).at("2026-01-05").has({ available: 50, lots: { soon: 0, late: 0, never: 0, younger: 50 } })
  })

  it("are refused where there are fewer, and all that there is can be taken", () => {
    ledger(`
      2026-01-01  earn    100  lot:A
      2026-01-02  redeem  101  refused:100
      2026-01-02  redeem  100  on:order_1
      2026-01-02  redeem    1  refused:0
    `).at("2026-01-02").has({ available: 0, lots: { A: 0 } })
  })

  it("are owed where an order shows them already", () => {
    ledger(`
      2026-01-01  earn    100  lot:A
      2026-01-02  redeem  130  on:order_1  may:owe
    `).at("2026-01-02").has({ available: -30, deficit: 30, balance: -30, lots: { A: 0 } })
  })

  it("can be those that a holding period has released, less what is owed", () => {
    const owing = ledger(`
      2026-01-01  earn    100  lot:A  pending:2026-02-01
      2026-01-02  redeem   30  on:order_1  may:owe
      2026-01-03  redeem    1  refused:0
      2026-02-01  redeem   71  refused:70
      2026-02-01  redeem   50  on:order_2
      2026-02-01  redeem   21  refused:20
    `)
    owing.at("2026-02-01").has({ available: 20, deficit: 30, lots: { A: 50 } })
  })
})

describe("points that expire", () => {
  it("are gone from the instant at which they end, whether or not that is written down", () => {
    const expiring = ledger(`
      2026-01-01            earn    100  lot:A  expires:2026-06-01
      2026-01-01            earn     10  lot:B
      2026-05-31T23:59:59Z  redeem   20  on:order_1
      2026-06-01            redeem   11  refused:10
      2026-06-01            redeem   10  on:order_2
    `)
    expiring.at("2026-05-31T23:59:59.999Z").has({ available: 80 })
    expiring.at("2026-06-01").has({ available: 0, balance: 80, lots: { A: 80, B: 0 } })
  })

  it("are written down once, however often the sweep comes", () => {
    ledger(`
      2026-01-01  earn    100  lot:A  expires:2026-06-01
      2026-05-31  expire
      2026-06-02  expire
      2026-06-03  expire
    `).at("2026-06-03").has({ balance: 0, lots: { A: 0 }, entries: ["earn", "expire"] })
  })

  it("live on while something happens, and end together with inactivity", () => {
    const active = ledger(`
      2026-01-01  earn    100  lot:A  active:2026-01-31
      2026-01-20  redeem   10  on:order_1  active:2026-02-19
      2026-02-10  earn      5  lot:B  active:2026-03-12
    `)
    active.at("2026-03-11").has({ available: 95 })
    active.at("2026-03-12").has({ available: 0 })
  })

  it("are lost by inactivity before new activity could revive them", () => {
    ledger(`
      2026-01-01  earn    100  lot:A  active:2026-01-31
      2026-02-05  earn      5  lot:B  active:2026-03-07
    `).at("2026-02-05").has({ available: 5, lots: { A: 0, B: 5 }, entries: ["earn", "expire", "earn"] })
  })

  it("do not take those along that end at a date of their own", () => {
    ledger(`
      2026-01-01  earn    100  lot:A  active:2026-01-31
      2026-01-01  earn     50  lot:B  expires:2026-12-31
      2026-02-05  redeem   50  on:order_1
    `).at("2026-02-05").has({ available: 0, lots: { A: 0, B: 0 }, entries: ["earn", "earn", "expire", "redeem"] })
  })
})

describe("points that come back", () => {
  it("are in the very lots that they came from, with the old ends", () => {
    const restored = ledger(`
      2026-01-01  earn     60  lot:A  expires:2026-06-01
      2026-01-01  earn     40  lot:B  expires:2026-12-01
      2026-02-01  redeem   80  on:order_1
      2026-02-02  restore  80  of:order_1
    `)
    restored.at("2026-02-03").has({ available: 100, lots: { A: 60, B: 40 } })
    restored.at("2026-06-01").has({ available: 40 })
  })

  it("come back in parts, to the lot that was taken from last first", () => {
    ledger(`
      2026-01-01  earn     60  lot:A  expires:2026-06-01
      2026-01-01  earn     40  lot:B  expires:2026-12-01
      2026-02-01  redeem   80  on:order_1
      2026-02-02  restore  30  of:order_1
      2026-02-03  restore  50  of:order_1
    `).at("2026-02-03").has({ available: 100, lots: { A: 60, B: 40 } })
  })

  it("end with their lot where that has ended meanwhile", () => {
    ledger(`
      2026-01-01  earn    100  lot:A  expires:2026-06-01
      2026-02-01  redeem   70  on:order_1
      2026-06-01  restore  70  of:order_1
    `).at("2026-06-01").has({ available: 0, balance: 30, lots: { A: 30 }, entries: ["earn", "redeem", "restore", "expire"] })
  })

  it("live on for the days of grace where their lot has ended meanwhile", () => {
    const graced = ledger(`
      2026-01-01  earn    100  lot:A  expires:2026-06-01
      2026-01-01  earn     10  lot:B
      2026-02-01  redeem  110  on:order_1
      2026-06-02  restore 110  of:order_1  grace:2026-06-09  lot:grace
    `)
    graced.at("2026-06-02").has({ available: 110, lots: { A: 0, B: 10, grace: 100 } })
    graced.at("2026-06-09").has({ available: 10 })
  })

  it("are gone where inactivity has ended their lot, also when there is new activity since", () => {
    ledger(`
      2026-01-01  earn    100  lot:A  active:2026-01-31
      2026-01-02  redeem  100  on:order_1  active:2026-02-01
      2026-02-05  earn      5  lot:B  active:2026-03-07
      2026-02-06  restore 100  of:order_1
    `).at("2026-02-06").has({ available: 5, balance: 5, lots: { A: 0, B: 5 } })
  })

  it("pay first what is missing from their own lot", () => {
    ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-02  redeem    100  on:order_1
      2026-01-03  clawback  100  of:A
      2026-01-04  restore   100  of:order_1
    `).at("2026-01-04").has({ available: 0, balance: 0, lots: { A: 0 }, shortfalls: { A: 0 }, entries: ["earn", "redeem", "clawback", "restore", "clawback"] })
  })

  it("go to the lot first from which something is missing, when only a part comes back", () => {
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-06-01
      2026-01-01  earn      100  lot:B
      2026-01-02  redeem    200  on:order_1
      2026-01-03  clawback  100  of:A
      2026-01-04  restore   100  of:order_1
    `).at("2026-01-04").has({ available: 0, lots: { A: 0, B: 0 }, shortfalls: { A: 0 } })
  })

  it("pay what the account owes before anything can be spent", () => {
    ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-01  earn       30  lot:B
      2026-01-02  redeem    130  on:order_1
      2026-01-03  clawback   30  of:B  policy:allow_negative
      2026-01-04  restore   100  of:order_1
    `).at("2026-01-04").has({ available: 70, deficit: 0 })
  })

  it("pay nothing any more where they have ended, except what their own lot owes", () => {
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-02-01
      2026-01-01  earn       30  lot:B
      2026-01-02  redeem    100  on:order_1
      2026-01-02  redeem     30  on:order_2
      2026-01-03  clawback   30  of:B  policy:allow_negative
      2026-02-01  restore   100  of:order_1
    `).at("2026-02-01").has({ available: -30, deficit: 30, lots: { A: 0, B: 0 } })
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-02-01
      2026-01-02  redeem    100  on:order_1
      2026-01-03  clawback  100  of:A  policy:allow_negative
      2026-02-01  restore   100  of:order_1
    `).at("2026-02-01").has({ available: 0, deficit: 0, balance: 0 })
  })

  it("come back of a debit that was owed, and were never there to be spent", () => {
    ledger(`
      2026-01-01  earn     100  lot:A
      2026-01-02  redeem   130  on:order_1  may:owe
      2026-01-03  restore  130  of:order_1
    `).at("2026-01-03").has({ available: 100, deficit: 0, lots: { A: 100 } })
  })
})

describe("points that are taken back", () => {
  it("come from the purchase's own lot first, though another one ends sooner", () => {
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-12-01
      2026-01-01  earn      100  lot:B  expires:2026-06-01
      2026-01-02  clawback   60  of:A
    `).at("2026-01-02").has({ lots: { A: 40, B: 100 } })
  })

  it("come from other lots, pending ones too, where their own was spent", () => {
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-06-01
      2026-01-02  earn       50  lot:B
      2026-01-02  earn       50  lot:C  pending:2026-03-01
      2026-01-03  redeem    100  on:order_1
      2026-01-04  clawback   80  of:A
    `).at("2026-01-04").has({ available: 0, pending: 20, lots: { A: 0, B: 0, C: 20 } })
  })

  it("are not asked for where they have expired: then nobody has them", () => {
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-02-01
      2026-01-01  earn      100  lot:B
      2026-02-02  expire
      2026-02-03  clawback  100  of:A
    `).at("2026-02-03").has({ available: 100, lots: { A: 0, B: 100 } })
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-02-01
      2026-01-01  earn      100  lot:B
      2026-02-03  clawback  100  of:A
      2026-02-04  expire
    `).at("2026-02-04").has({ available: 100, lots: { A: 0, B: 100 } })
  })

  it("are asked for once where some have expired and some were spent", () => {
    ledger(`
      2026-01-01  earn      100  lot:A  expires:2026-02-01
      2026-01-02  redeem     30  on:order_1
      2026-02-02  expire
      2026-02-03  clawback   50  of:A  policy:allow_negative
      2026-02-04  clawback   50  of:A  policy:allow_negative
    `).at("2026-02-04").has({ balance: -30, deficit: 30 })
  })

  it("come from all lots that the purchase opened, and expired ones of each are gone", () => {
    ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-02  earn       50  lot:A2  expires:2026-02-01
      2026-01-03  earn       70  lot:B
      2026-02-02  expire
      2026-02-03  clawback  150  of:A,A2
    `).at("2026-02-03").has({ available: 70, lots: { A: 0, A2: 0, B: 70 } })
  })

  it.each(["clamp_and_record", "withhold"])("stop at zero under %s, and what is missing is recorded", (policy) => {
    const clamped = ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-02  redeem     70  on:order_1
      2026-01-03  clawback  100  of:A  policy:${policy}
      2026-01-04  earn       50  lot:B
    `)
    clamped.at("2026-01-04").has({ available: 50, deficit: 0, shortfalls: { A: 70 }, lots: { A: 0, B: 50 } })
  })

  it("go below zero under allow_negative, and later credits pay that first", () => {
    ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-02  redeem     70  on:order_1
      2026-01-03  clawback  100  of:A  policy:allow_negative
    `).at("2026-01-03").has({ available: -70, deficit: 70, balance: -70 })
    ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-02  redeem     70  on:order_1
      2026-01-03  clawback  100  of:A  policy:allow_negative
      2026-01-04  earn       50  lot:B
      2026-01-05  adjust     50  lot:C
    `).at("2026-01-05").has({ available: 30, deficit: 0, lots: { A: 0, B: 0, C: 30 } })
  })

  it("pay with what the purchase earns again first, so that undoing and redoing gains nothing", () => {
    ledger(`
      2026-01-01  earn      100  lot:A
      2026-01-02  redeem    100  on:order_1
      2026-01-03  clawback  100  of:A
      2026-01-04  earn      100  lot:A2
      2026-01-04  cover          of:A  with:A2
    `).at("2026-01-04").has({ available: 0, lots: { A: 0, A2: 0 }, shortfalls: { A: 0 } })
  })
})

/** Earn 100, spend 100 of it, the purchase is refunded, the spending order is cancelled, in every order that can be. */
describe("earning, spending, refunding and cancelling", () => {
  const EARN = "earn      100  lot:A"
  const SPEND = "redeem    100  on:order_1"
  const REFUND = "clawback  100  of:A"
  const CANCEL = "restore   100  of:order_1"
  const told = (...verbs: string[]) => ledger(verbs.map((verb, day) => `2026-01-0${day + 1}  ${verb}`).join("\n"))

  it.each(["allow_negative", "clamp_and_record", "withhold"])("end at nothing in any order under %s", (policy) => {
    const refund = `${REFUND}  policy:${policy}`
    told(EARN, SPEND, refund, CANCEL).at("2026-01-09").has({ balance: 0, deficit: 0, shortfalls: { A: 0 } })
    told(EARN, SPEND, CANCEL, refund).at("2026-01-09").has({ balance: 0, deficit: 0, shortfalls: { A: 0 } })
  })

  it.each(["allow_negative", "clamp_and_record", "withhold"])("leave what else there was under %s", (policy) => {
    const refund = `${REFUND}  policy:${policy}`
    told(EARN, "earn  40  lot:B", SPEND, refund, CANCEL).at("2026-01-09").has({ balance: 40 })
    told("earn  40  lot:B", EARN, SPEND, CANCEL, refund).at("2026-01-09").has({ balance: 40 })
    told(EARN, SPEND, refund, CANCEL, "earn  40  lot:B").at("2026-01-09").has({ balance: 40 })
  })
})

describe("points that an admin takes", () => {
  it("are those that can be spent, never more", () => {
    ledger(`
      2026-01-01  earn    100  lot:A
      2026-01-02  adjust  -30
      2026-01-02  adjust  -71  refused:70
    `).at("2026-01-02").has({ available: 70, lots: { A: 70 } })
  })
})
