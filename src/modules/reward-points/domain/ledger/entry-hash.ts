/**
 * Entries of one account form a chain: each carries the hash of the one before it, so that none can
 * be changed, left out or put in later without breaking all that follow. Nothing personal is in it:
 * who and why in words stand elsewhere and can be erased.
 */
import { canonical, sha256 } from "../../../../shared/digest"
import type { Draw } from "./lot"
import type { EntryType } from "./plan"

/** A lot as the entry opens it: its terms cannot be changed later either. */
export type HashedLot = { lot_id: string; points: number; available_at: Date; expires_at: Date | null; follows_activity: boolean }

/** What an entry is hashed over. */
export type HashedEntry = {
  account_id: string
  sequence: number
  type: EntryType
  points: number
  balance: number
  created_at: Date
  idempotency_key: string
  input_hash: string
  reason_code: string
  order_id: string | null
  cart_id: string | null
  corrects: string | null
  program_version: number
  draws: Draw[]
  opens: HashedLot[]
}

/** What the first entry of an account follows. */
export const CHAIN_START = ""

export const entryHash = (previous_hash: string, entry: HashedEntry): string => sha256(`${previous_hash}\n${canonical(entry)}`)

/** A digest of what a verb was asked to do: the same key with another input is a conflict. */
export const inputHash = (input: Record<string, unknown>): string => sha256(canonical(input))
