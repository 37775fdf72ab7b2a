import type { DAL } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { RefusalError, refuseAll } from "../../shared/refusal-error"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { isStorable } from "../../shared/schema"
import { isUniqueViolation, type Db } from "../../storage/sql"
import { levelRefusals, parseLadder, parseLevel, type Ladder, type LadderInput, type Level, type LevelInput } from "./domain/ladder"
import { LoyaltyLadder } from "./models/loyalty-ladder"
import { LoyaltyLevel } from "./models/loyalty-level"
import { duplicateRank, grantNotFound, groupTaken, ladderNotFound, levelNotFound, secondActiveLadder } from "./refusals"
import { deleteGrant, endGrant, endGrantOfKey, endGroupGrants, insertGrant, insertGroupGrants, listGrants, reopenGrant, type GrantRow, type GroupMember, type NewGrant } from "./storage/grants"
import { activeLadders, deleteLadder, deleteLevel, insertLadder, insertLevel, isRetired, levelGroups, levelsByIds, listLadders, lockLadder, memberCounts, raiseRevision, setRetired, updateLadder, updateLevel } from "./storage/ladders"
import { listCovers, readMemberships, takeMembershipTurns, writeMemberships, type CoverRow, type MembershipRow, type MembershipWrite } from "./storage/memberships"
import { advanceRun, beginRun, endRun, lastRun, pauseRun, takeOverRun, type RunRow } from "./storage/runs"
import {
  eraseStandings,
  listChanges,
  listMembers,
  readStandings,
  readStandingsAt,
  takeTurns,
  takeWarnings,
  untoldChanges,
  writeStandings,
  type ChangeRow,
  type LevelOwner,
  type MemberRow,
  type MemberSelection,
  type StandingRow,
  type StandingWrite,
} from "./storage/standings"

export type { Ladder, Level } from "./domain/ladder"
export type { GrantRow, NewGrant } from "./storage/grants"
export type { CoverRow, MembershipRow, MembershipWrite } from "./storage/memberships"
export type { RunRow } from "./storage/runs"
export type { ChangeRow, LevelOwner, MemberRow, MemberSelection, StandingRow, StandingWrite } from "./storage/standings"

type Dependencies = { baseRepository: DAL.RepositoryService }

/** Stores ladders, levels and who stands where. It decides nothing: the kernel in `domain/` does. */
export class LoyaltyLevelsService extends MedusaService({ LoyaltyLadder, LoyaltyLevel }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  constructor(dependencies: Dependencies, options?: Record<string, unknown>) {
    super(dependencies, options)
    this.options = readPluginOptions(options)
  }

  /* ── Ladders and levels ── */

  /** All ladders with their levels, those in force first; or these. */
  @InjectManager()
  async ladders(ids: string[] | null = null, @MedusaContext() context: Db = {}): Promise<Ladder[]> {
    return listLadders(context, ids)
  }

  /** See {@link activeLadders}. */
  @InjectManager()
  async activeLadders(@MedusaContext() context: Db = {}): Promise<Ladder[]> {
    return activeLadders(context)
  }

  /** One ladder. @throws RefusalError `ladder_not_found` */
  @InjectManager()
  async ladder(id: string, @MedusaContext() context: Db = {}): Promise<Ladder> {
    const [found] = isStorable(id) ? await listLadders(context, [id]) : []
    if (!found) {
      throw ladderNotFound(id)
    }
    return found
  }

  /** A new ladder. @throws RefusalError `invalid_input` with every wrong field. Returns its id. */
  @InjectTransactionManager()
  async makeLadder(input: unknown, @MedusaContext() context: Db = {}): Promise<string> {
    const ladder = this.parsed(parseLadder(input))
    return this.onlyOneActive(() => insertLadder(context, ladder))
  }

  /** Changes the given settings of a ladder; the others stay. @throws RefusalError `ladder_not_found`, `invalid_input` */
  @InjectTransactionManager()
  async changeLadder(id: string, changes: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<void> {
    const { levels, ...current } = await this.lockedLadder(id, context)
    const next = this.parsed(parseLadder({ ...settingsOf(current), ...changes }))
    refuseAll(levelRefusals(next, levels.map((level, index) => ({ ...level, at: `levels.${index}` }))))
    await this.onlyOneActive(() => updateLadder(context, id, next))
  }

  /** Deletes a ladder with its levels; their groups stay. @throws RefusalError `ladder_not_found` */
  @InjectTransactionManager()
  async removeLadder(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await this.lockedLadder(id, context)
    await deleteLadder(context, id)
  }

  /** Reads a level that is to be made, or the changed one, with all refusals of its ladder. @throws RefusalError */
  @InjectManager()
  async checkedLevel(ladder_id: string, input: unknown, level_id: string | null = null, @MedusaContext() context: Db = {}): Promise<LevelInput> {
    const ladder = await this.ladder(ladder_id, context)
    const level = this.parsed(parseLevel(input))
    const others = ladder.levels.filter(({ id }) => id !== level_id).map((other) => ({ ...other, at: `levels.${other.id}` }))
    // What is wrong between two other levels is not this one's matter; what a neighbour above lacks is.
    const refusals = levelRefusals(ladder, [...others, { ...level, at: "" }])
    refuseAll(refusals.map((refusal) => ({ ...refusal, path: refusal.path.replace(/^levels\.[^.]+\./, "") })))
    return level
  }

  /** A new level, with the group that it owns. @throws RefusalError. Returns its id. */
  @InjectTransactionManager()
  async makeLevel(ladder_id: string, level: LevelInput & { customer_group_id: string }, @MedusaContext() context: Db = {}): Promise<string> {
    await this.lockedLadder(ladder_id, context)
    await this.checkedLevel(ladder_id, level, null, context)
    const id = await this.unique(level.customer_group_id, () => insertLevel(context, ladder_id, level))
    await raiseRevision(context, ladder_id)
    return id
  }

  /** Changes the given fields of a level; the others stay. @throws RefusalError `level_not_found`, `invalid_input` */
  @InjectTransactionManager()
  async changeLevel(id: string, changes: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<void> {
    const { ladder_id } = await this.level(id, context)
    await this.lockedLadder(ladder_id, context)
    const current = await this.level(id, context)
    const next = await this.checkedLevel(ladder_id, { ...fieldsOf(current), ...changes }, id, context)
    const customer_group_id = next.customer_group_id ?? current.customer_group_id
    await this.unique(customer_group_id, () => updateLevel(context, id, { ...next, customer_group_id }))
    await raiseRevision(context, ladder_id)
  }

  /** Deletes a level; its group stays. @throws RefusalError `level_not_found` */
  @InjectTransactionManager()
  async removeLevel(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    const { ladder_id } = await this.level(id, context)
    await this.lockedLadder(ladder_id, context)
    await deleteLevel(context, id)
    await raiseRevision(context, ladder_id)
  }

  /** One level that is not deleted. @throws RefusalError `level_not_found` */
  @InjectManager()
  async level(id: string, @MedusaContext() context: Db = {}): Promise<Level> {
    const [found] = isStorable(id) ? await levelsByIds(context, [id]) : []
    if (!found || found.deleted) {
      throw levelNotFound(id)
    }
    const { deleted: _deleted, ...level } = found
    return level
  }

  /** See {@link levelsByIds}. */
  @InjectManager()
  async levelsByIds(ids: string[], @MedusaContext() context: Db = {}): ReturnType<typeof levelsByIds> {
    return ids.length ? levelsByIds(context, ids) : []
  }

  /** See {@link levelGroups}. */
  @InjectManager()
  async levelGroups(@MedusaContext() context: Db = {}): Promise<Map<string, string>> {
    return levelGroups(context)
  }

  /** See {@link memberCounts}. */
  @InjectManager()
  async memberCounts(@MedusaContext() context: Db = {}): Promise<Map<string, number>> {
    return memberCounts(context)
  }

  /** See {@link setRetired}. */
  @InjectManager()
  async setRetired(retired: boolean, @MedusaContext() context: Db = {}): Promise<void> {
    await setRetired(context, retired)
  }

  /** See {@link isRetired}. */
  @InjectManager()
  async isRetired(@MedusaContext() context: Db = {}): Promise<boolean> {
    return isRetired(context)
  }

  /* ── Standings ── */

  /** See {@link takeTurns}. */
  @InjectManager()
  async takeTurns(owners: readonly LevelOwner[], at: Date, @MedusaContext() context: Db = {}): Promise<StandingRow[]> {
    return owners.length ? takeTurns(context, owners, at) : []
  }

  /** See {@link readStandings}. */
  @InjectManager()
  async readStandings(owners: readonly LevelOwner[], @MedusaContext() context: Db = {}): Promise<StandingRow[]> {
    return owners.length ? readStandings(context, owners) : []
  }

  /** See {@link readStandingsAt}. */
  @InjectManager()
  async readStandingsAt(owners: readonly LevelOwner[], at: Date, @MedusaContext() context: Db = {}): Promise<StandingRow[]> {
    return owners.length ? readStandingsAt(context, owners, at) : []
  }

  /** See {@link writeStandings}. */
  @InjectManager()
  async writeStandings(writes: readonly StandingWrite[], at: Date, @MedusaContext() context: Db = {}): Promise<LevelOwner[]> {
    return writes.length ? writeStandings(context, writes, at) : []
  }

  /** See {@link listChanges}. */
  @InjectManager()
  async listChanges(owner: LevelOwner, limit = 200, @MedusaContext() context: Db = {}): Promise<ChangeRow[]> {
    return listChanges(context, owner, limit)
  }

  /** See {@link listMembers}. */
  @InjectManager()
  async listMembers(selection: MemberSelection, page: { limit: number; offset: number; after?: string }, @MedusaContext() context: Db = {}): Promise<{ members: MemberRow[]; count: number }> {
    return listMembers(context, selection, page)
  }

  /** See {@link eraseStandings}. */
  @InjectTransactionManager()
  async eraseCustomer(customer_id: string, alias: string, @MedusaContext() context: Db = {}): Promise<void> {
    await eraseStandings(context, customer_id, alias)
  }

  /** Hands out changes that nobody was told of; they count as told when `tell` is through. Returns how many there were. */
  @InjectTransactionManager()
  async tellChanges(limit: number, tell: (changes: ChangeRow[]) => Promise<void>, @MedusaContext() context: Db = {}): Promise<number> {
    const changes = await untoldChanges(context, limit)
    if (changes.length) {
      await tell(changes)
    }
    return changes.length
  }

  /** Hands out who is about to lose a level, once for each level and day. Returns how many there were. */
  @InjectTransactionManager()
  async tellWarnings(ladder_id: string, today: string, until: string, limit: number, tell: (warnings: Awaited<ReturnType<typeof takeWarnings>>) => Promise<void>, @MedusaContext() context: Db = {}): Promise<number> {
    const warnings = await takeWarnings(context, ladder_id, today, until, limit)
    if (warnings.length) {
      await tell(warnings)
    }
    return warnings.length
  }

  /* ── Grants ── */

  /** See {@link insertGrant}. */
  @InjectTransactionManager()
  async grantLevel(grant: NewGrant, @MedusaContext() context: Db = {}): Promise<GrantRow> {
    return insertGrant(context, grant)
  }

  /** Ends a grant. @throws RefusalError `grant_not_found` */
  @InjectTransactionManager()
  async endGrant(id: string, owner: LevelOwner, at: Date, @MedusaContext() context: Db = {}): Promise<GrantRow> {
    const ended = isStorable(id) ? await endGrant(context, id, owner, at) : null
    if (!ended) {
      throw grantNotFound(id)
    }
    return ended
  }

  /** See {@link endGrantOfKey}. */
  @InjectTransactionManager()
  async endGrantOfKey(key: string, at: Date, @MedusaContext() context: Db = {}): Promise<LevelOwner | null> {
    return endGrantOfKey(context, key, at)
  }

  /** Takes {@link grantLevel} back. */
  @InjectTransactionManager()
  async deleteGrant(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await deleteGrant(context, id)
  }

  /** Takes {@link endGrant} back. */
  @InjectTransactionManager()
  async reopenGrant(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await reopenGrant(context, id)
  }

  /** See {@link listGrants}. */
  @InjectManager()
  async listGrants(owner: LevelOwner, @MedusaContext() context: Db = {}): Promise<GrantRow[]> {
    return listGrants(context, owner)
  }

  /** See {@link insertGroupGrants} and {@link endGroupGrants}. */
  @InjectTransactionManager()
  async keepGroupGrants(joined: GroupMember[], left: Omit<GroupMember, "turn">[], at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    if (joined.length) {
      await insertGroupGrants(context, joined, at)
    }
    if (left.length) {
      await endGroupGrants(context, left, at)
    }
  }

  /* ── Memberships ── */

  /** See {@link takeMembershipTurns}. */
  @InjectManager()
  async takeMembershipTurns(customer_ids: string[], @MedusaContext() context: Db = {}): Promise<MembershipRow[]> {
    return takeMembershipTurns(context, customer_ids)
  }

  /** See {@link writeMemberships}. */
  @InjectManager()
  async writeMemberships(rows: MembershipWrite[], at: Date, @MedusaContext() context: Db = {}): Promise<string[]> {
    return rows.length ? writeMemberships(context, rows, at) : []
  }

  /** See {@link readMemberships}. */
  @InjectManager()
  async readMemberships(customer_ids: string[], @MedusaContext() context: Db = {}): Promise<MembershipRow[]> {
    return customer_ids.length ? readMemberships(context, customer_ids) : []
  }

  /** See {@link listCovers}. */
  @InjectManager()
  async listCovers(customer_id: string, limit = 200, @MedusaContext() context: Db = {}): Promise<CoverRow[]> {
    return listCovers(context, customer_id, limit)
  }

  /* ── Runs ── */

  /** See {@link lastRun}. */
  @InjectManager()
  async lastRun(@MedusaContext() context: Db = {}): Promise<RunRow | null> {
    return lastRun(context)
  }

  /** See {@link beginRun}. */
  @InjectManager()
  async beginRun(as_of: Date, total: number, @MedusaContext() context: Db = {}): Promise<RunRow | null> {
    return beginRun(context, as_of, total)
  }

  /** See {@link takeOverRun}. */
  @InjectManager()
  async takeOverRun(silent_since: Date, @MedusaContext() context: Db = {}): Promise<RunRow | null> {
    return takeOverRun(context, silent_since)
  }

  /** See {@link advanceRun}. */
  @InjectManager()
  async advanceRun(run: Pick<RunRow, "id" | "owner_type" | "position" | "looked_at" | "moved">, @MedusaContext() context: Db = {}): Promise<void> {
    await advanceRun(context, run)
  }

  /** Ends a run, or says why it failed. */
  @InjectManager()
  async endRun(id: string, error: string | null = null, @MedusaContext() context: Db = {}): Promise<void> {
    await endRun(context, id, error)
  }

  /** See {@link pauseRun}. */
  @InjectManager()
  async pauseRun(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await pauseRun(context, id)
  }

  private parsed<T>(result: { ok: true; value: T } | { ok: false; refusals: RefusalError["refusals"] }): T {
    if (!result.ok) {
      throw new RefusalError("invalid_input", result.refusals)
    }
    return result.value
  }

  private async lockedLadder(id: string, context: Db): Promise<Ladder> {
    const ladder = isStorable(id) ? await lockLadder(context, id) : null
    if (!ladder) {
      throw ladderNotFound(id)
    }
    return ladder
  }

  private async onlyOneActive<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw isUniqueViolation(error) ? secondActiveLadder() : error
    }
  }

  private async unique<T>(customer_group_id: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (isUniqueViolation(error, "IDX_loyalty_level_customer_group_id_unique")) {
        throw groupTaken(customer_group_id, "level")
      }
      throw isUniqueViolation(error, "IDX_loyalty_level_rank_unique") ? duplicateRank() : error
    }
  }
}

const settingsOf = ({ id: _id, revision: _revision, created_at: _created, updated_at: _updated, ...settings }: Omit<Ladder, "levels">): LadderInput => settings

const fieldsOf = ({ id: _id, ladder_id: _ladder, created_at: _created, updated_at: _updated, ...fields }: Level): LevelInput => fields
