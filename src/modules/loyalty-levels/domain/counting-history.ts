/** How the level that counts for a customer changed: by his own changes and by those of the companies that cover him. Pure. */

/** A change of the own level. */
export type OwnChange = { from_level_id: string | null; to_level_id: string | null; at: Date }

/** A change of the best level of his companies. @property company_id Whose level it is; where it ends, whose it was */
export type CoverChange = OwnChange & { company_id: string | null }

/**
 * One change. @property by What it rests on: one row of either kind, never both
 * @property counts False: the own level changed below that of a company, so nothing changed for him; from and to are then the own ones
 */
export type CountingChange<Own extends OwnChange, Cover extends CoverChange> = OwnChange & { counts: boolean; by: { own: Own } | { cover: Cover } }

/** What is known of a customer: changes, the newest first, and where there is none, how he stands. */
export type CountingHistory<Own extends OwnChange, Cover extends CoverChange> = { own: readonly Own[]; own_level_id: string | null; covers: readonly Cover[]; cover_level_id: string | null }

/**
 * Both lines told as one, the newest first. Where the own level and a company's change at the same instant, as
 * with an order that both rise by, it is one change: the own one if that goes the same way.
 *
 * @param rankOf the rank of a level; 0 for none
 */
export const countingHistory = <Own extends OwnChange, Cover extends CoverChange>(
  { own, own_level_id, covers, cover_level_id }: CountingHistory<Own, Cover>,
  rankOf: (level_id: string | null) => number
): CountingChange<Own, Cover>[] => {
  const owns = [...own].reverse()
  const covering = [...covers].reverse()
  const better = (mine: string | null, theirs: string | null): string | null => (rankOf(theirs) > rankOf(mine) ? theirs : mine)
  const isRise = (change: OwnChange): boolean => rankOf(change.to_level_id) > rankOf(change.from_level_id)
  let mine = owns[0] ? owns[0].from_level_id : own_level_id
  let theirs = covering[0] ? covering[0].from_level_id : cover_level_id
  const told: CountingChange<Own, Cover>[] = []
  while (owns.length || covering.length) {
    const at = Math.min(owns[0]?.at.getTime() ?? Infinity, covering[0]?.at.getTime() ?? Infinity)
    const moved = owns[0]?.at.getTime() === at ? owns.shift() : undefined
    const covered = covering[0]?.at.getTime() === at ? covering.shift() : undefined
    const from_level_id = better(mine, theirs)
    mine = moved ? moved.to_level_id : mine
    theirs = covered ? covered.to_level_id : theirs
    const to_level_id = better(mine, theirs)
    const step = { from_level_id, to_level_id, at: new Date(at) }
    if (from_level_id === to_level_id) {
      told.push(...(moved ? [{ ...moved, counts: false, by: { own: moved } }] : []))
    } else if (moved && (!covered || (isRise(moved) === isRise(step) && (moved.to_level_id === to_level_id || moved.from_level_id === from_level_id)))) {
      told.push({ ...step, counts: true, by: { own: moved } })
    } else if (covered) {
      told.push({ ...step, counts: true, by: { cover: covered } })
    }
  }
  return told.reverse()
}
