/** Reads a file of opening balances, says what is wrong with it, and gives them: all or none. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { balanceRows, type BalanceRow } from "../../../modules/reward-points/domain/balance-rows"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import { importKey, type BalanceImport } from "../../../modules/reward-points/ledger/import"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { ImportError } from "../../../shared/csv/import-error"
import { runningDigest } from "../../../shared/digest"
import { RefusalError } from "../../../shared/refusal-error"
import { readCsv, type TextPieces } from "../../tier-pricing/import/csv-records"
import { withOwners } from "./find-owners"

/** Of so many errors each is told; of all how many they are. */
const MOST_ERRORS = 1_000

/** Keys that are asked for at once. */
const BATCH = 1_000

export type ImportBalancesInput = { pieces: TextPieces; /** Nothing is given, and errors are answered instead of refused. */ dry_run: boolean; actor_id: string | null }

/** `repeated` rows were given before with the same file. */
export type BalancesImported = { dry_run: boolean; rows: number; accounts: number; points: number; repeated: number; errors: ImportError[]; error_count: number }

/**
 * Gives opening balances from the text of a CSV file: all rows in one transaction, or none. The same
 * file a second time gives nothing.
 *
 * @throws RefusalError `invalid_input` (`unusable_rows`) with `errors` and `error_count` where rows cannot be used
 */
export const importBalances = async (container: MedusaContainer, { pieces, dry_run, actor_id }: ImportBalancesInput): Promise<BalancesImported> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date()
  const errors: ImportError[] = []
  const report = (error: ImportError) => void errors.push(error)
  const { rows, read, file } = await readFile(pieces, at, service.options.time_zone, report)
  const balances = await withOwners(container, read, report)
  errors.sort((a, b) => a.row - b.row)
  const told = { errors: errors.slice(0, MOST_ERRORS), error_count: errors.length }
  if (errors.length && !dry_run) {
    throw new RefusalError("invalid_input", [{ path: "csv", reason: "unusable_rows", message: `${errors.length} rows or cells cannot be used: nothing was imported` }], { rows, ...told })
  }
  const program = await service.readProgram()
  const input: BalanceImport = { file, balances, program_version: program.version, actor_id, at }
  return { dry_run, rows, ...(dry_run ? await tried(service, input) : await service.importBalances(input)), ...told }
}

type FileRead = { rows: number; read: BalanceRow[]; /** The digest of the text. */ file: string }

const readFile = async (pieces: TextPieces, at: Date, time_zone: string, report: (error: ImportError) => void): Promise<FileRead> => {
  const read: BalanceRow[] = []
  const digest = runningDigest()
  const table = balanceRows({ at, time_zone, report, take: (row) => void read.push(row) })
  async function* digested(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      digest.add(piece)
      yield piece
    }
  }
  await readCsv(digested(), table.read, report)
  return { rows: table.finish(), read, file: digest.end() }
}

/** What the file would give. */
const tried = async (service: RewardPointsService, { file, balances }: BalanceImport): Promise<{ accounts: number; points: number; repeated: number }> => {
  const accounts = new Set<string>()
  const outcome = { points: 0, repeated: 0 }
  for (let start = 0; start < balances.length; start += BATCH) {
    const part = balances.slice(start, start + BATCH)
    const known = await service.knownKeys(part.map(({ row }) => importKey(file, row)))
    const fresh = part.filter(({ row }) => !known.has(importKey(file, row)))
    fresh.forEach(({ owner }) => accounts.add(`${owner.type}:${owner.id}`))
    outcome.points += fresh.reduce((sum, { points }) => sum + points, 0)
    outcome.repeated += part.length - fresh.length
  }
  return { ...outcome, accounts: accounts.size }
}
