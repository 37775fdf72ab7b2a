/** What entries do to an account and its lots: the one place where a draw changes a figure. Writing, replaying and the model of the tests all use it. */
import type { AccountState, Draw, Lot } from "./lot"
import type { PlannedEntry } from "./plan"

/** A lot after a draw. */
export const drawn = (lot: Lot, { kind, points }: Draw, expires: boolean): Lot => {
  switch (kind) {
    case "take":
      return { ...lot, remaining: lot.remaining - points, expired: lot.expired + (expires ? points : 0) }
    case "return":
      return { ...lot, remaining: lot.remaining + points }
    case "owe":
      return { ...lot, deficit: lot.deficit + points }
    case "settle":
      return { ...lot, deficit: lot.deficit - points }
    case "miss":
      return { ...lot, shortfall: lot.shortfall + points }
    case "cover":
      return { ...lot, shortfall: lot.shortfall - points }
    case "lapse":
      return { ...lot, lapsed: lot.lapsed + points }
  }
}

/** How the deficit of an account changes by these draws. */
export const deficitChange = (draws: Draw[]): number =>
  draws.reduce((sum, { kind, points }) => sum + (kind === "owe" ? points : kind === "settle" ? -points : 0), 0)

/** The lots that an entry touches, as they are after it. */
export const touchedLots = (entry: Pick<PlannedEntry, "type" | "draws">, lots: ReadonlyMap<string, Lot>): Map<string, Lot> => {
  // Filled in place: a redemption can take from a hundred thousand lots.
  const touched = new Map<string, Lot>()
  entry.draws.forEach((draw) => {
    const lot = touched.get(draw.lot_id) ?? lots.get(draw.lot_id)
    if (lot) {
      touched.set(draw.lot_id, drawn(lot, draw, entry.type === "expire"))
    }
  })
  return touched
}

/** The account after an entry. */
export const afterEntry = (account: AccountState, entry: Pick<PlannedEntry, "points" | "draws">): AccountState => ({
  ...account,
  balance: account.balance + entry.points,
  deficit: account.deficit + deficitChange(entry.draws),
})
