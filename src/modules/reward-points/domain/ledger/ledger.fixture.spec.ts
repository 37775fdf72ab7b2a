/**
 * A ledger in memory that is told its history as a table:
 *
 * ```
 * 2026-01-01  earn      100  lot:A  expires:2026-06-01
 * 2026-01-01  earn      100  lot:B  pending:2026-01-15
 * 2026-01-01  earn      100  lot:C  active:2026-02-01     (ends with inactivity: there, unless something happens before)
 * 2026-02-01  redeem     70  on:order_1
 * 2026-02-02  restore    70  of:order_1  grace:2026-03-01  lot:D
 * 2026-02-03  clawback  100  of:A  policy:allow_negative
 * 2026-02-04  cover          of:A  with:B                 (the purchase of A has earned B again)
 * 2026-02-05  adjust    -20
 * 2026-02-06  expire
 * 2026-02-07  redeem   9999  refused:93                   (that many would have been right)
 * ```
 *
 * After every line the law is asserted, and the replay of all entries must find nothing.
 */
import { afterEntry, touchedLots } from "./apply"
import { planClawback, planCover, type ClawbackPolicy } from "./clawback"
import { planCredit } from "./credit"
import { planDebit } from "./debit"
import { CHAIN_START, entryHash } from "./entry-hash"
import { planExpiry } from "./expire"
import { isExpired, isPending, isSpendable, type AccountState, type Draw, type Lot } from "./lot"
import type { Plan, PlannedEntry } from "./plan"
import { replayOf, type ReplayedEntry } from "./replay"
import { planRestore } from "./restore"

const VERBS = ["earn", "redeem", "restore", "clawback", "cover", "adjust", "expire"] as const

type Verb = (typeof VERBS)[number]

/** A line of the table. */
type Line = { text: string; at: Date; verb: Verb; points: number; words: Record<string, string> }

/** What is asserted of a ledger at an instant; what is left out is not looked at. */
export type Expected = {
  available?: number
  pending?: number
  /** What was more than the lots have held, and is owed. */
  deficit?: number
  balance?: number
  /** Points that remain, by the lot's name; those that are not named are not looked at. */
  lots?: Record<string, number>
  /** What clawbacks are missing, by the lot's name. */
  shortfalls?: Record<string, number>
  /** The verbs of all entries. */
  entries?: string[]
}

export type TestLedger = {
  at: (date: string) => { has: (expected: Expected) => TestLedger }
  /** Goes on with the history. */
  tell: (table: string) => TestLedger
  entries: ReplayedEntry[]
  cached: () => { account: AccountState & { id: string; last_sequence: number; last_hash: string }; lots: Lot[] }
}

const ACCOUNT = "account"

/** Tells a ledger its history. @throws where a line cannot be read, or breaks the law */
export const ledger = (table: string): TestLedger => {
  const state = emptyLedger()
  const told: TestLedger = {
    at: (date) => ({
      has: (expected) => {
        const found = figuresAt(state, instant(date))
        expect(onlyThose(found, expected)).toEqual(expected)
        return told
      },
    }),
    tell: (more) => {
      linesOf(more).forEach((text) => {
        obey(state, lineOf(text))
        assertLaws(state, text)
      })
      return told
    },
    entries: state.entries,
    cached: () => cachedOf(state),
  }
  return told.tell(table)
}

const linesOf = (table: string): string[] =>
  table
    .split("\n")
    .map((text) => text.trim())
    .filter(Boolean)

type State = { account: AccountState; lots: Map<string, Lot>; names: Map<string, string>; entries: ReplayedEntry[]; redeemed: Map<string, string> }

const emptyLedger = (): State => ({
  account: { balance: 0, deficit: 0, activity_expires_at: null, activity_lapsed_at: null },
  lots: new Map(),
  names: new Map(),
  entries: [],
  redeemed: new Map(),
})

const instant = (text: string): Date => new Date(text.includes("T") ? text : `${text}T00:00:00Z`)

const lineOf = (text: string): Line => {
  const [date, verb, ...rest] = text.split(/\s+/)
  const known = VERBS.find((each) => each === verb)
  const numbers = rest.filter((word) => /^-?\d+$/.test(word))
  const words = Object.fromEntries(rest.filter((word) => word.includes(":")).map((word) => [word.slice(0, word.indexOf(":")), word.slice(word.indexOf(":") + 1)]))
  if (!known || numbers.length > 1 || numbers.length + Object.keys(words).length !== rest.length) {
    throw new Error(`this is no line of a ledger: ${text}`)
  }
  return { text, at: instant(date), verb: known, points: Number(numbers[0] ?? 0), words }
}

const obey = (state: State, line: Line): void => {
  if (line.verb === "expire") {
    return post(state, line, planExpiry(state.account, [...state.lots.values()], line.at))
  }
  endInactive(state, line)
  post(state, line, planOf(state, line))
}

/** As the service does before anything that would count as activity again. */
const endInactive = (state: State, line: Line): void => {
  const { activity_expires_at } = state.account
  if (!activity_expires_at || activity_expires_at > line.at) {
    return
  }
  post(state, { ...line, verb: "expire", words: {} }, planExpiry(state.account, [...state.lots.values()].filter(({ follows_activity }) => follows_activity), line.at))
  state.account = { ...state.account, activity_expires_at: null, activity_lapsed_at: activity_expires_at }
}

const planOf = (state: State, { at, verb, points, words }: Line): Plan => {
  const lots = [...state.lots.values()]
  const owing = lots.filter(({ deficit }) => deficit > 0).sort(byAge)
  switch (verb) {
    case "restore": {
      const redemption = state.entries.find(({ id }) => id === state.redeemed.get(words.of))
      return planRestore(points, state.account, takenBy(state, redemption?.id ?? ""), owing, at, words.grace ? instant(words.grace) : null)
    }
    case "clawback": {
      const [first, ...more] = words.of.split(",").map((name) => lotNamed(state, name))
      const own = [first, ...more].map(({ id }) => id)
      return planClawback(points, policyOf(words.policy), state.account, [first, ...more], lots.filter(({ id }) => !own.includes(id)), at)
    }
    case "cover":
      return planCover([lotNamed(state, words.of)], lotNamed(state, words.with))
    case "redeem":
      return planDebit({ type: "redeem", points, may_owe: words.may === "owe" }, state.account, lots, at)
    case "adjust":
      return points < 0 ? planDebit({ type: "adjust", points: -points }, state.account, lots, at) : planCredit({ type: "adjust", points, ...termsOf(words, at) }, owing)
    default:
      return planCredit({ type: "earn", points, ...termsOf(words, at) }, owing)
  }
}

const policyOf = (word = "clamp_and_record"): ClawbackPolicy => (word === "allow_negative" || word === "withhold" ? word : "clamp_and_record")

const termsOf = ({ pending, expires, active }: Line["words"], at: Date) => ({
  available_at: pending ? instant(pending) : at,
  expires_at: expires ? instant(expires) : null,
  follows_activity: Boolean(active),
})

const byAge = (a: Lot, b: Lot): number => a.granted_at.getTime() - b.granted_at.getTime()

const lotNamed = (state: State, name: string): Lot => {
  const lot = state.lots.get(state.names.get(name) ?? "")
  if (!lot) throw new Error(`there is no lot ${name}`)
  return lot
}

const takenBy = (state: State, entry_id: string) => {
  const returned = (lot_id: string): number =>
    sum(state.entries.filter(({ corrects }) => corrects === entry_id).flatMap(({ draws }) => draws.filter((draw) => draw.kind === "return" && draw.lot_id === lot_id)))
  const redemption = state.entries.find(({ id }) => id === entry_id)
  return (redemption?.draws ?? []).filter(({ kind }) => kind === "take").flatMap(({ lot_id, points }) => {
    const lot = state.lots.get(lot_id)
    return lot ? [{ lot, points: points - returned(lot_id) }] : []
  })
}

const sum = (draws: { points: number }[]): number => draws.reduce((all, { points }) => all + points, 0)

const post = (state: State, line: Line, plan: Plan): void => {
  if (!plan.ok || line.words.refused) {
    expect({ line: line.text, refused: plan.ok ? null : { reason: plan.refusal.reason, maximum: plan.facts.maximum } }).toEqual({
      line: line.text,
      refused: line.words.refused ? { reason: "insufficient_points", maximum: Number(line.words.refused) } : null,
    })
    return
  }
  plan.entries.forEach((entry) => append(state, line, entry))
  if (line.words.active && line.verb !== "adjust") {
    state.account = { ...state.account, activity_expires_at: instant(line.words.active) }
  }
}

/** As the storage writes it. */
const append = (state: State, { at, words }: Line, entry: PlannedEntry): void => {
  const sequence = state.entries.length + 1
  const id = `entry_${sequence}`
  const opened = entry.opens.map((lot, index) => ({ ...lot, id: `lot_${sequence}_${index}` }))
  const own = opened.flatMap(({ id: lot_id, taken, owed = 0 }): Draw[] => [
    { lot_id, kind: "take", points: taken },
    { lot_id, kind: "owe", points: owed },
  ]).filter(({ points }) => points > 0)
  const draws = [...entry.draws, ...own]
  opened.forEach(({ id: lot_id, taken, owed = 0, ...lot }) => {
    state.lots.set(lot_id, { ...lot, id: lot_id, remaining: lot.points - taken, deficit: owed, shortfall: 0, expired: 0, lapsed: 0, granted_at: at })
    if (words.lot) state.names.set(words.lot, lot_id)
  })
  touchedLots({ type: entry.type, draws: entry.draws }, state.lots).forEach((lot) => state.lots.set(lot.id, lot))
  state.account = { ...state.account, ...afterEntry(state.account, { points: entry.points, draws }) }
  const opens = opened.map(({ id: lot_id, points, available_at, expires_at, follows_activity }) => ({ lot_id, points, available_at, expires_at, follows_activity }))
  const said = { created_at: at, idempotency_key: `key_${sequence}`, input_hash: "", reason_code: "test", order_id: null, cart_id: null, corrects: state.redeemed.get(words.of ?? "") ?? null, program_version: 1 }
  const hashed = { account_id: ACCOUNT, sequence, type: entry.type, points: entry.points, balance: state.account.balance, draws, opens, ...said }
  state.entries.push({ id, ...hashed, hash: entryHash(state.entries[sequence - 2]?.hash ?? CHAIN_START, hashed) })
  if (words.on) state.redeemed.set(words.on, id)
}

const cachedOf = ({ account, lots, entries }: State) => ({
  account: { ...account, id: ACCOUNT, last_sequence: entries.length, last_hash: entries[entries.length - 1]?.hash ?? CHAIN_START },
  lots: [...lots.values()],
})

/** Open lots less the deficit are the entries are the balance; no figure is below zero; a replay finds nothing. */
const assertLaws = (state: State, line: string): void => {
  const { account, lots } = cachedOf(state)
  const held = lots.reduce((all, { remaining, deficit }) => all + remaining - deficit, 0)
  expect({ line, held, entries: sum(state.entries) }).toEqual({ line, held: account.balance, entries: account.balance })
  expect({ line, wrong: lots.filter((lot) => [lot.remaining, lot.deficit, lot.shortfall, lot.expired - lot.lapsed, lot.lapsed, lot.points - lot.remaining].some((figure) => figure < 0)) }).toEqual({ line, wrong: [] })
  const replay = replayOf(ACCOUNT)
  state.entries.forEach(replay.feed)
  expect({ line, problems: replay.finish(account, lots) }).toEqual({ line, problems: [] })
}

const figuresAt = ({ account, lots, names, entries }: State, at: Date): Required<Expected> => {
  const held = [...lots.values()]
  const lotsBy = (figure: (lot: Lot) => number): Record<string, number> => Object.fromEntries([...names].flatMap(([name, id]) => held.filter((lot) => lot.id === id).map((lot) => [name, figure(lot)])))
  const remaining = (which: (lot: Lot) => boolean): number => held.filter(which).reduce((all, lot) => all + lot.remaining, 0)
  return {
    available: remaining((lot) => isSpendable(lot, account, at)) - account.deficit,
    pending: remaining((lot) => isPending(lot, at) && !isExpired(lot, account, at)),
    deficit: account.deficit,
    balance: account.balance,
    lots: lotsBy((lot) => lot.remaining),
    shortfalls: lotsBy((lot) => lot.shortfall),
    entries: entries.map(({ type }) => type),
  }
}

const onlyThose = (found: Required<Expected>, { lots, shortfalls, ...others }: Expected): Expected => ({
  ...Object.fromEntries(Object.keys(others).map((key) => [key, found[key as keyof Expected]])),
  ...(lots && { lots: Object.fromEntries(Object.keys(lots).map((name) => [name, found.lots[name]])) }),
  ...(shortfalls && { shortfalls: Object.fromEntries(Object.keys(shortfalls).map((name) => [name, found.shortfalls[name]])) }),
})
