/** SQL of advocates and their codes. */
import { RefusalError } from "../../../shared/refusal-error"
import { z } from "../../../shared/schema"
import { newId } from "../../../storage/ids"
import { run, type Db } from "../../../storage/sql"
import type { ChosenCode } from "../domain/codes"

/** Who refers. */
export type AdvocateOwner = { type: "customer" | "company"; id: string }

/** An advocate; `owner_id` is null once he was erased. */
export type Advocate = { id: string; owner_type: AdvocateOwner["type"]; owner_id: string | null }

/** A code with its advocate. One that was replaced works no longer. */
export type CodeOfAdvocate = { id: string; code: string; shown: string; is_vanity: boolean; replaced_at: Date | null; advocate: Advocate }

/** What is written of a code: as it is compared, and as it is shown. */
export type NewCode = { code: string; shown: string; is_vanity: boolean }

const row = z
  .object({
    id: z.string(),
    code: z.string(),
    shown: z.string(),
    is_vanity: z.boolean(),
    replaced_at: z.coerce.date().nullable(),
    advocate_id: z.string(),
    owner_type: z.enum(["customer", "company"]),
    owner_id: z.string().nullable(),
  })
  .transform(({ advocate_id, owner_type, owner_id, ...code }): CodeOfAdvocate => ({ ...code, advocate: { id: advocate_id, owner_type, owner_id } }))

const SELECTED = `SELECT c.id, c.code, c.shown, c.is_vanity, c.replaced_at, c.advocate_id, a.owner_type, a.owner_id FROM referral_code c JOIN referral_advocate a ON a.id = c.advocate_id`

/** The advocate of an owner, made with the first look. */
export const ensureAdvocate = async (db: Db, { type, id }: AdvocateOwner): Promise<Advocate> => {
  const found = await advocateOf(db, { type, id })
  if (found) {
    return found
  }
  await run(db, `INSERT INTO referral_advocate (id, owner_type, owner_id) VALUES (:id, :type, :owner_id) ON CONFLICT (owner_type, owner_id) WHERE owner_id IS NOT NULL DO NOTHING`, {
    id: newId("refadv"),
    type,
    owner_id: id,
  })
  const made = await advocateOf(db, { type, id })
  if (!made) {
    throw new Error(`medusa-b2b-loyalty: the advocate ${type} ${id} was there and is gone`)
  }
  return made
}

/** The advocate of an owner; null: nobody has asked for a code for it yet. */
export const advocateOf = async (db: Db, { type, id }: AdvocateOwner): Promise<Advocate | null> => {
  const [found] = await run<Advocate>(db, `SELECT id, owner_type, owner_id FROM referral_advocate WHERE owner_type = :type AND owner_id = :id`, { type, id })
  return found ?? null
}

/** Advocates by their ids. */
export const advocatesByIds = (db: Db, ids: string[]): Promise<Advocate[]> =>
  run<Advocate>(db, `SELECT id, owner_type, owner_id FROM referral_advocate WHERE id = ANY(CAST(:ids AS text[])) ORDER BY id`, { ids })

/** Locks an advocate's row: his codes change one after another. @returns null where there is none */
export const lockAdvocate = async (db: Db, id: string): Promise<Advocate | null> => {
  const [locked] = await run<Advocate>(db, `SELECT id, owner_type, owner_id FROM referral_advocate WHERE id = :id FOR UPDATE`, { id })
  return locked ?? null
}

/** Whose code it is, as it is compared; also one that was replaced. One statement by the unique key. */
export const findCode = async (db: Db, code: string): Promise<CodeOfAdvocate | null> => {
  const [found] = await run(db, `${SELECTED} WHERE c.code = :code`, { code })
  return found ? row.parse(found) : null
}

/** The codes of advocates that work. */
export const currentCodes = async (db: Db, advocate_ids: string[]): Promise<CodeOfAdvocate[]> =>
  (await run(db, `${SELECTED} WHERE c.advocate_id = ANY(CAST(:advocate_ids AS text[])) AND c.replaced_at IS NULL`, { advocate_ids })).map((each) => row.parse(each))

/** Codes by their ids, also those that were replaced. */
export const codesByIds = async (db: Db, ids: string[]): Promise<CodeOfAdvocate[]> => (await run(db, `${SELECTED} WHERE c.id = ANY(CAST(:ids AS text[]))`, { ids })).map((each) => row.parse(each))

/** From now on the advocate's code works no longer. */
export const replaceCode = async (db: Db, advocate_id: string, at: Date): Promise<void> => {
  await run(db, `UPDATE referral_code SET replaced_at = :at, updated_at = now() WHERE advocate_id = :advocate_id AND replaced_at IS NULL`, { advocate_id, at })
}

/**
 * Writes a code. One that the advocate had before, and nobody else ever had, works again.
 *
 * @returns false where somebody else has it, or had it: a link that is still around would lead to the wrong one
 */
export const insertCode = async (db: Db, advocate_id: string, { code, shown, is_vanity }: NewCode): Promise<boolean> => {
  const rows = await run(
    db,
    `INSERT INTO referral_code AS c (id, code, shown, advocate_id, is_vanity) VALUES (:id, :code, :shown, :advocate_id, :is_vanity)
     ON CONFLICT (code) DO UPDATE SET replaced_at = NULL, shown = EXCLUDED.shown, is_vanity = EXCLUDED.is_vanity, updated_at = now() WHERE c.advocate_id = EXCLUDED.advocate_id
     RETURNING id`,
    { id: newId("refcode"), code, shown, advocate_id, is_vanity }
  )
  return rows.length > 0
}

/** Writes a code that somebody has chosen. @throws RefusalError `code_taken` */
export const insertChosen = async (db: Db, advocate_id: string, { code, shown }: ChosenCode): Promise<void> => {
  if (!(await insertCode(db, advocate_id, { code, shown, is_vanity: true }))) {
    throw new RefusalError("code_taken", [{ path: "code", reason: "code_taken", message: `${shown} belongs, or belonged, to another advocate` }])
  }
}
