/**
 * Opening lots: points that an owner brings along from another shop. They may be brought again and again until the day of
 * the switch; what differs from the last time is what has to be posted.
 */
import type { Refusal } from "../../../shared/refusal"
import { MAX_POINTS } from "./program"

/** Points that end together, as they stand in the other shop; `expires_at` null: never. */
export type OpeningLot = { points: number; expires_at: Date | null; note: string | null }

/**
 * What was brought so far of the points that end at one instant.
 *
 * @property lot_key the instant, see {@link lotKeyOf}
 * @property lot_ids the ledger's lots that were opened for it: one, and one more each time that it grew
 * @property revision how often it was changed
 */
export type BroughtLot = { lot_key: string; expires_at: Date | null; points: number; lot_ids: string[]; revision: number }

/** A lot that is to hold `to` points instead of `points`. One that is new holds 0, with revision 0. */
export type OpeningChange = BroughtLot & { to: number; note: string | null }

/** Of one owner: what counts as brought afterwards, and how it has come to that. Lots that have ended do not count. */
export type OpeningFigures = { is_new: boolean; points: number; credited: number; taken: number }

/** What lots of an owner are told apart by: `2027-12-31T23:00:00.000Z`, or `never`. */
export const lotKeyOf = (expires_at: Date | null): string => expires_at?.toISOString() ?? "never"

/**
 * What has to change so that `lots` is what was brought; a lot that is not named holds nothing any more. Points that have
 * ended are left alone: they are gone there and here.
 *
 * @example 100 brought until June and 50 for ever, now 70 until June and 20 until July: June 100 → 70, July 0 → 20, never 50 → 0
 * @returns what grows before what shrinks, so that points whose end was put off are never missing in between; by key
 */
export const openingChanges = (brought: readonly BroughtLot[], lots: readonly OpeningLot[], at: Date): OpeningChange[] => {
  const named = new Map(lots.map((lot) => [lotKeyOf(lot.expires_at), lot]))
  const known = new Set(brought.map(({ lot_key }) => lot_key))
  const fresh = [...named].flatMap(([lot_key, { expires_at }]): BroughtLot[] => (known.has(lot_key) ? [] : [{ lot_key, expires_at, points: 0, lot_ids: [], revision: 0 }]))
  return [...brought, ...fresh]
    .map((lot): OpeningChange => ({ ...lot, to: named.get(lot.lot_key)?.points ?? 0, note: named.get(lot.lot_key)?.note ?? null }))
    .filter((lot) => lot.to !== lot.points && isOpen(lot, at))
    .sort((a, b) => Number(a.to < a.points) - Number(b.to < b.points) || (a.lot_key < b.lot_key ? -1 : 1))
}

/** What the changes of one owner come to. */
export const openingFigures = (brought: readonly BroughtLot[], changes: readonly OpeningChange[], at: Date): OpeningFigures => {
  const credited = sum(changes.map(({ points, to }) => Math.max(0, to - points)))
  const taken = sum(changes.map(({ points, to }) => Math.max(0, points - to)))
  const before = sum(brought.filter((lot) => isOpen(lot, at)).map(({ points }) => points))
  return { is_new: !brought.length, points: before + credited - taken, credited, taken }
}

const isOpen = ({ expires_at }: Pick<BroughtLot, "expires_at">, at: Date): boolean => expires_at === null || expires_at > at

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Whose opening lots, as a caller names them. */
export type NamedOwner = { owner: { type: string; id: string }; lots: readonly OpeningLot[] }

/** Why opening lots cannot be read: `not_points`, `duplicate_lot` (two ends of one owner are the same) and `duplicate_owner`. */
export const openingRefusals = (accounts: readonly NamedOwner[]): Refusal[] => {
  const owners = accounts.map(({ owner }) => `${owner.type}:${owner.id}`)
  return [
    ...repeated(owners).map((index) => refusal(`accounts.${index}.owner`, "duplicate_owner", `${owners[index]} is named twice: name all lots of an owner together`)),
    ...accounts.flatMap(({ lots }, index) => [
      ...lots.flatMap(({ points }, lot) =>
        Number.isSafeInteger(points) && points >= 1 && points <= MAX_POINTS ? [] : [refusal(`accounts.${index}.lots.${lot}.points`, "not_points", `must be a whole number from 1 to ${MAX_POINTS}, not ${points}`)]
      ),
      ...repeated(lots.map(({ expires_at }) => lotKeyOf(expires_at))).map((lot) =>
        refusal(`accounts.${index}.lots.${lot}.expires_at`, "duplicate_lot", "another lot of this owner ends at the same instant: add their points up")
      ),
    ]),
  ]
}

const refusal = (path: string, reason: string, message: string): Refusal => ({ path, reason, message })

/** Where a text stands that stood before. */
const repeated = (texts: readonly string[]): number[] => {
  const seen = new Set<string>()
  return texts.flatMap((text, index) => {
    const is_repeated = seen.has(text)
    seen.add(text)
    return is_repeated ? [index] : []
  })
}
