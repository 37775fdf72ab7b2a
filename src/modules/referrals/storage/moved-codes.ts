/** Codes that people bring along from another shop. */
import type { Db } from "../../../storage/sql"
import type { ChosenCode } from "../domain/codes"
import { movedCodeVerdict, type MovedCodeVerdict } from "../domain/moved-code"
import { advocateOf, currentCodes, ensureAdvocate, findCode, insertChosen, lockAdvocate, replaceCode, type Advocate, type AdvocateOwner } from "./advocates"

/** @property brought the code that a former move gave; null: none */
export type MovedCode = { owner: AdvocateOwner; wish: ChosenCode; brought: string | null }

/** `owner` null: somebody who is yet to come. */
export type CheckedCode = Omit<MovedCode, "owner"> & { owner: AdvocateOwner | null }

/** What would become of a code now. Nothing is written. */
export const checkMovedCode = async (db: Db, moved: CheckedCode): Promise<MovedCodeVerdict> => verdictOf(db, moved, moved.owner && (await advocateOf(db, moved.owner)))

/**
 * Gives the code, in a transaction: decided under the lock of the advocate, so that one that is set by hand at the same
 * moment stays.
 *
 * @throws RefusalError `code_taken` where somebody else has got it since it was looked for: nothing is changed
 */
export const keepMovedCode = async (db: Db, moved: MovedCode, at: Date): Promise<MovedCodeVerdict> => {
  const seen = await checkMovedCode(db, moved)
  if (!isGiven(seen)) {
    return seen
  }
  const advocate = await ensureAdvocate(db, moved.owner)
  await lockAdvocate(db, advocate.id)
  const verdict = await verdictOf(db, moved, advocate)
  if (!isGiven(verdict)) {
    return verdict
  }
  await replaceCode(db, advocate.id, at)
  await insertChosen(db, advocate.id, moved.wish)
  return verdict
}

const isGiven = ({ outcome }: MovedCodeVerdict): boolean => outcome === "created" || outcome === "changed"

const verdictOf = async (db: Db, { owner, wish, brought }: CheckedCode, advocate: Advocate | null): Promise<MovedCodeVerdict> => {
  const [present] = advocate ? await currentCodes(db, [advocate.id]) : []
  const known = await findCode(db, wish.code)
  return movedCodeVerdict({ wish, brought, owner_type: owner?.type ?? "customer", present: present ?? null, is_taken: known !== null && known.advocate.id !== advocate?.id })
}
