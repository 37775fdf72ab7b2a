/** Opening lots that are brought again and again: what has changed since the last time is posted, and nothing else. */
import { sha256 } from "../../../shared/digest"
import { refuseAll } from "../../../shared/refusal-error"
import type { Db } from "../../../storage/sql"
import type { ClawbackPolicy } from "../domain/ledger/clawback"
import { openingChanges, openingFigures, openingRefusals, type OpeningChange, type OpeningFigures, type OpeningLot } from "../domain/opening-lots"
import { ensureAccounts, findAccounts, lockAccounts, type LockedAccount, type Owner } from "../storage/accounts"
import { noteBrought, readBrought, type BroughtNote, type BroughtRow } from "../storage/opening-lots"
import { clawbackLocked, coverLocked } from "./clawback"
import { creditLocked, type CreditInput } from "./credit"
import { creditMany, type AccountCredits } from "./credit-many"
import type { PostingInput } from "./posting"

/** What an owner's opening lots are now: all of them, each end once. None: he has nothing any more. */
export type OwnedLots = { owner: Owner; lots: OpeningLot[] }

export type OpeningInput = {
  /** Where they are brought from, as `magento2`: what was brought from elsewhere is left alone. */
  origin: string
  accounts: OwnedLots[]
  program_version: number
  /** What becomes of points that are to be taken back and were spent. */
  policy: ClawbackPolicy
  actor_id: string | null
  at: Date
}

/** What was done, or would be, for one owner; `account_id` null: he has no account yet. */
export type KeptOpening = OpeningFigures & { owner: Owner; account_id: string | null }

/** Accounts that are read, or written, with one statement: little enough for one turn. */
const AT_ONCE = 200

const REASON = "opening_balance"

/**
 * Makes opening lots what they are said to be. More of a lot is granted with its end; less, or one that is not named any
 * more, is taken back from that very lot first. What the owner has spent is not given twice: where it could not be taken
 * back it is paid by what is granted later. The same again posts nothing, also at the same moment.
 *
 * Accounts are locked in the order of their ids, as everywhere. An owner who is erased at this very moment is left out of
 * the answer.
 *
 * @param turn awaited after each part, so that others get theirs
 * @throws RefusalError `invalid_input` (`not_points`, `duplicate_lot`, `duplicate_owner`)
 */
export const keepOpeningLots = async (db: Db, input: OpeningInput, turn: () => Promise<void>): Promise<KeptOpening[]> => {
  const planned = await planOpeningLots(db, input, turn)
  const changing = new Set(planned.filter(({ credited, taken }) => credited || taken).map(({ owner }) => keyOf(owner)))
  const placed = await place(db, input.accounts.filter(({ owner }) => changing.has(keyOf(owner))), turn)
  const kept = new Map<string, KeptOpening>()
  for (const part of partsOf(placed)) {
    ;(await keepLocked(db, part, input)).forEach((outcome) => kept.set(keyOf(outcome.owner), outcome))
    await turn()
  }
  return planned.flatMap((outcome) => (changing.has(keyOf(outcome.owner)) ? kept.get(keyOf(outcome.owner)) ?? [] : outcome))
}

/** What {@link keepOpeningLots} would do now: nothing is written, no account is made. */
export const planOpeningLots = async (db: Db, { origin, accounts, at }: Pick<OpeningInput, "origin" | "accounts" | "at">, turn: () => Promise<void>): Promise<KeptOpening[]> => {
  refuseAll(openingRefusals(accounts))
  const planned: KeptOpening[] = []
  for (const part of partsOf(accounts)) {
    const found = await findAccounts(db, part.map(({ owner }) => owner))
    const ids = new Map(found.flatMap(({ id, owner }) => (owner ? [[keyOf(owner), id]] : [])))
    const brought = await readBrought(db, origin, [...ids.values()])
    planned.push(
      ...part.map(({ owner, lots }): KeptOpening => {
        const account_id = ids.get(keyOf(owner)) ?? null
        const before = brought.get(account_id ?? "") ?? []
        return { owner, account_id, ...openingFigures(before, openingChanges(before, lots, at), at) }
      })
    )
    await turn()
  }
  return planned
}

const keyOf = ({ type, id }: Owner): string => `${type}:${id}`

const partsOf = <Each>(all: Each[]): Each[][] => Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) => all.slice(index * AT_ONCE, (index + 1) * AT_ONCE))

type Placed = OwnedLots & { account_id: string }

/**
 * Owners with their accounts, in the order in which those are locked. New accounts are made in the order of their owners:
 * of two that make the same ones at the same moment, neither then waits for the other twice.
 */
const place = async (db: Db, accounts: OwnedLots[], turn: () => Promise<void>): Promise<Placed[]> => {
  const placed: Placed[] = []
  for (const part of partsOf([...accounts].sort((a, b) => (keyOf(a.owner) < keyOf(b.owner) ? -1 : 1)))) {
    const made = await ensureAccounts(db, part.map(({ owner }) => owner))
    placed.push(...made.map(({ id }, index): Placed => ({ ...part[index], account_id: id })))
    await turn()
  }
  return placed.sort((a, b) => (a.account_id < b.account_id ? -1 : 1))
}

/** An account under its lock, with what has to change. */
type Keeping = { account: LockedAccount; brought: BroughtRow[]; changes: OpeningChange[] }

const keepLocked = async (db: Db, part: Placed[], input: OpeningInput): Promise<KeptOpening[]> => {
  const ids = part.map(({ account_id }) => account_id)
  // Locked first, then read: somebody may have brought the same while we waited.
  const accounts = new Map((await lockAccounts(db, ids)).map((account) => [account.id, account]))
  const read = await readBrought(db, input.origin, ids)
  const outcomes: KeptOpening[] = []
  const keeping: Keeping[] = []
  part.forEach(({ owner, lots, account_id }) => {
    const account = accounts.get(account_id)
    const brought = read.get(account_id) ?? []
    const changes = openingChanges(brought, lots, input.at)
    if (account?.owner) {
      outcomes.push({ owner, account_id, ...openingFigures(brought, changes, input.at) })
      keeping.push(...(changes.length ? [{ account, brought, changes }] : []))
    }
  })
  await postAll(db, keeping, input)
  return outcomes
}

const postAll = async (db: Db, keeping: Keeping[], input: OpeningInput): Promise<void> => {
  // Nothing was ever brought: there is nothing to take, and nothing that was spent. Of a move these are nearly all.
  await creditMany(db, keeping.filter(({ brought }) => !brought.length).flatMap((each) => creditsOf(each, input)))
  for (const each of keeping.filter(({ brought }) => brought.length)) {
    await postChanges(db, each, input)
  }
  const notes = keeping.flatMap(({ account, changes }) => changes.map((change) => noteOf(account.id, change, input)))
  if (notes.length) {
    await noteBrought(db, input.origin, notes)
  }
}

const creditsOf = ({ account, changes }: Keeping, input: OpeningInput): AccountCredits[] => {
  const [first, ...others] = changes.map((change) => creditOf(account.id, change, input))
  return first ? [{ account, credits: [first, ...others] }] : []
}

/** What has grown is granted first: of points whose end was put off none then seem to be missing. */
const postChanges = async (db: Db, { account: locked, brought, changes }: Keeping, input: OpeningInput): Promise<void> => {
  const opened = brought.flatMap(({ lot_ids }) => lot_ids)
  let account = locked
  for (const change of changes) {
    account = change.to > change.points ? await grant(db, account, opened, change, input) : await takeBack(db, account, brought, change, input)
  }
}

/** What could not be taken back of these lots before, because it was spent, is paid by what is granted now. */
const grant = async (db: Db, account: LockedAccount, opened: string[], change: OpeningChange, input: OpeningInput): Promise<LockedAccount> => {
  const credit = creditOf(account.id, change, input)
  const posted = await creditLocked(db, account, credit)
  if (!posted.lot_id) {
    return posted.account
  }
  const { idempotency_key, note, said, ...posting } = postingOf(account.id, change, input)
  const covered = { ...posting, idempotency_key: `cover:${posted.entry.id}`, reason_code: "shortfall_covered", corrects: posted.entry.id }
  return coverLocked(db, posted.account, { ...covered, lot_id: posted.lot_id, added_id: posted.lot_id, lot_ids: opened })
}

const takeBack = async (db: Db, account: LockedAccount, brought: BroughtRow[], change: OpeningChange, input: OpeningInput): Promise<LockedAccount> => {
  const [first, ...later] = change.lot_ids
  const granted = brought.find(({ lot_key }) => lot_key === change.lot_key)
  if (!first || !granted) {
    return account
  }
  const points = change.points - change.to
  const posting = { ...postingOf(account.id, change, input), points, policy: input.policy, lot_id: first, lot_ids: later, corrects: granted.entry_id }
  return (await clawbackLocked(db, account, posting)).account
}

/** Under which a change is known: the same one comes once, whoever finds it. */
const keyOfChange = (account_id: string, { lot_key, revision }: OpeningChange, origin: string): string => `opening:${origin}:${account_id}:${lot_key}:${revision + 1}`

const postingOf = (account_id: string, change: OpeningChange, { origin, program_version, actor_id, at }: OpeningInput): PostingInput => ({
  account_id,
  idempotency_key: keyOfChange(account_id, change, origin),
  at,
  reason_code: REASON,
  program_version,
  said: sha256(JSON.stringify([change.note, change.expires_at])),
  note: { actor_type: actor_id ? "admin" : null, actor_id, ...(change.note !== null && { text: change.note }) },
})

const creditOf = (account_id: string, change: OpeningChange, input: OpeningInput): CreditInput => ({
  ...postingOf(account_id, change, input),
  type: "adjust",
  points: change.to - change.points,
  available_at: input.at,
  expires_at: change.expires_at,
  follows_activity: false,
})

const noteOf = (account_id: string, change: OpeningChange, { origin }: OpeningInput): BroughtNote => ({
  account_id,
  lot_key: change.lot_key,
  expires_at: change.expires_at,
  points: change.to,
  revision: change.revision + 1,
  idempotency_key: keyOfChange(account_id, change, origin),
})
