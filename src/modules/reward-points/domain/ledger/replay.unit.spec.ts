import { ledger } from "./ledger.fixture.spec"
import { replayOf, type LedgerProblem, type ReplayedEntry } from "./replay"

const HISTORY = `
  2026-01-01  earn      100  lot:A  expires:2026-06-01
  2026-01-02  earn       50  lot:B
  2026-01-03  redeem    120  on:order_1
  2026-01-04  restore    20  of:order_1
  2026-01-05  clawback  100  of:A  policy:allow_negative
  2026-01-06  earn       80  lot:C
`

type Told = { entries: ReplayedEntry[]; account: ReturnType<ReturnType<typeof ledger>["cached"]>["account"]; lots: ReturnType<ReturnType<typeof ledger>["cached"]>["lots"] }

/** What a replay says of a history that somebody has changed. */
const problemsAfter = (tamper: (told: Told) => void): LedgerProblem["problem"][] => {
  const { entries, cached } = ledger(HISTORY)
  const told: Told = structuredClone({ entries, ...cached() })
  tamper(told)
  const replay = replayOf("account")
  told.entries.forEach(replay.feed)
  return replay.finish(told.account, told.lots).map(({ problem }) => problem)
}

describe("a replay", () => {
  it("finds nothing in a ledger that nobody has touched", () => {
    expect(problemsAfter(() => undefined)).toEqual([])
  })

  it.each<[string, (told: Told) => void, LedgerProblem["problem"]]>([
    ["an entry's points", ({ entries }) => void (entries[0].points = 1000), "hash_mismatch"],
    ["an entry's points, which are not what it draws", ({ entries }) => void (entries[0].points = 1000), "entry_unbalanced"],
    ["an entry's balance", ({ entries }) => void (entries[1].balance = 151), "balance_mismatch"],
    ["an entry's time", ({ entries }) => void (entries[1].created_at = new Date("2025-01-01")), "hash_mismatch"],
    ["an entry's reason", ({ entries }) => void (entries[1].reason_code = "gift"), "hash_mismatch"],
    ["an entry's key", ({ entries }) => void (entries[1].idempotency_key = "other"), "hash_mismatch"],
    ["an entry's hash", ({ entries }) => void (entries[1].hash = "0".repeat(64)), "hash_mismatch"],
    ["an entry that is left out", ({ entries }) => void entries.splice(2, 1), "sequence_gap"],
    ["an entry that is put in twice", ({ entries }) => void entries.push(entries[5]), "sequence_gap"],
    ["entries in another order", ({ entries }) => void entries.reverse(), "sequence_gap"],
    ["the last entry that is left out", ({ entries }) => void entries.pop(), "account_mismatch"],
    ["a draw's points", ({ entries }) => void (entries[2].draws[0].points = 1), "hash_mismatch"],
    ["a draw's lot", ({ entries }) => void (entries[2].draws[0].lot_id = "lot_other"), "lot_unknown"],
    ["a draw that takes more than there is", ({ entries }) => void (entries[2].draws[0].points = 500), "lot_overdrawn"],
    ["a lot's points", ({ entries }) => void (entries[0].opens[0].points = 1), "hash_mismatch"],
    ["a lot's end", ({ entries }) => void (entries[0].opens[0].expires_at = null), "hash_mismatch"],
    ["what remains in a lot", ({ lots }) => void (lots[1].remaining += 1), "lot_mismatch"],
    ["what a lot owes", ({ lots }) => void (lots[0].deficit += 1), "lot_mismatch"],
    ["what is missing from a lot", ({ lots }) => void (lots[0].shortfall += 1), "lot_mismatch"],
    ["a lot that is gone", ({ lots }) => void lots.pop(), "lot_unknown"],
    ["a lot that no entry opened", ({ lots }) => void lots.push({ ...lots[0], id: "lot_gift" }), "lot_mismatch"],
    ["a lot's age, which decides what is taken first", ({ lots }) => void (lots[1].granted_at = new Date("2020-01-01")), "lot_mismatch"],
    ["the account's balance", ({ account }) => void (account.balance += 1), "account_mismatch"],
    ["what the account owes", ({ account }) => void (account.deficit += 1), "account_mismatch"],
    ["the end of the account's chain", ({ account }) => void (account.last_hash = "0".repeat(64)), "account_mismatch"],
    ["the number of the account's entries", ({ account }) => void (account.last_sequence = 7), "account_mismatch"],
  ])("finds %s", (_what, tamper, problem) => {
    expect(problemsAfter(tamper)).toContain(problem)
  })
})
