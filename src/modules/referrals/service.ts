import type { Logger } from "@medusajs/framework/types"
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { RefusalError } from "../../shared/refusal-error"
import { drawLetters } from "../../storage/codes"
import { inTransaction, type Db } from "../../storage/sql"
import type { PlacesTaken } from "./domain/advocate"
import { DRAWN_LETTERS, normalizedCode, shownCode, type ChosenCode } from "./domain/codes"
import { changedSettings, parseReferralSettings, type ReferralProgramState } from "./domain/program"
import type { StateCounts } from "./domain/states"
import { Referral } from "./models/referral"
import { ReferralAdvocate } from "./models/referral-advocate"
import { ReferralCode } from "./models/referral-code"
import { ReferralProgram } from "./models/referral-program"
import {
  advocateOf,
  advocatesByIds,
  codesByIds,
  currentCodes,
  ensureAdvocate,
  findCode,
  insertCode,
  lockAdvocate,
  replaceCode,
  type Advocate,
  type AdvocateOwner,
  type CodeOfAdvocate,
} from "./storage/advocates"
import { countsOf, openOf, placesTaken, rewardedOf, type OpenReferral } from "./storage/advocate-figures"
import { changesOf, countReferrals, listReferrals, referralsByIds, type ReferralChangeRow, type ReferralPlace, type ReferralRow, type ReferralSelection } from "./storage/list-referrals"
import { moveReferral, type Move } from "./storage/moves"
import { lockProgram, readProgram, writeProgram, type ReadProgram } from "./storage/programs"
import { countAdvocates, rankAdvocates, revenueOf, type AdvocateSelection } from "./storage/rank-advocates"

export type { ReferralProgramState, ReferralSettings, ReferralTerms } from "./domain/program"
export type { StateCounts } from "./domain/states"
export type { OpenReferral } from "./storage/advocate-figures"
export type { Advocate, AdvocateOwner, CodeOfAdvocate } from "./storage/advocates"
export type { ReferralChangeRow, ReferralPlace, ReferralRow, ReferralSelection } from "./storage/list-referrals"
export type { Move } from "./storage/moves"
export type { AdvocateSelection } from "./storage/rank-advocates"

/** Which code an advocate gets: the one that he has, a new one in its place, or one that an admin chose. */
export type CodeWish = "present" | "new" | ChosenCode

/** Who brought whom, and what became of it. It decides nothing: the kernel in `domain/` does. */
export class ReferralsService extends MedusaService({ ReferralProgram, ReferralAdvocate, ReferralCode, Referral }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  private readonly logger: Logger
  private readonly complained = new Set<string>()

  constructor({ logger, ...dependencies }: { logger: Logger }, options?: Record<string, unknown>) {
    super({ logger, ...dependencies }, options)
    this.options = readPluginOptions(options)
    this.logger = logger
  }

  /* ── The programme ── */

  /** The programme in force; off with its defaults where none was ever stored, or what is stored cannot be read, which is logged once. */
  @InjectManager()
  async readProgram(@MedusaContext() context: Db = {}): Promise<ReferralProgramState> {
    return this.readable(await readProgram(context))
  }

  /**
   * Changes the given settings; the others stay.
   *
   * @throws RefusalError `invalid_input` with the path and reason of every wrong setting
   */
  @InjectManager()
  async changeProgram(changes: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<ReferralProgramState> {
    return inTransaction(context, async (db) => {
      const { id: _id, revision: _revision, retired_at: _retired, updated_at: _updated, ...current } = (await lockProgram(db)).program
      const parsed = parseReferralSettings(changedSettings(current, changes))
      if (!parsed.ok) {
        throw new RefusalError("invalid_input", parsed.refusals)
      }
      await writeProgram(db, parsed.value)
      return (await readProgram(db)).program
    })
  }

  /* ── States ── */

  /** See {@link moveReferral}. */
  @InjectManager()
  async moveReferral(move: Move, @MedusaContext() context: Db = {}): Promise<boolean> {
    return moveReferral(context, move)
  }

  private readable({ program, broken }: ReadProgram): ReferralProgramState {
    if (broken !== null && !this.complained.has(broken)) {
      this.complained.add(broken)
      this.logger.error(`referrals: ${broken}`)
    }
    return program
  }

  /* ── Advocates and their codes ── */

  /** See {@link ensureAdvocate}. */
  @InjectManager()
  async ensureAdvocate(owner: AdvocateOwner, @MedusaContext() context: Db = {}): Promise<Advocate> {
    return ensureAdvocate(context, owner)
  }

  /** See {@link advocateOf}. */
  @InjectManager()
  async advocateOf(owner: AdvocateOwner, @MedusaContext() context: Db = {}): Promise<Advocate | null> {
    return advocateOf(context, owner)
  }

  /** See {@link advocatesByIds}. */
  @InjectManager()
  async advocatesByIds(ids: string[], @MedusaContext() context: Db = {}): Promise<Advocate[]> {
    return advocatesByIds(context, ids)
  }

  /** Whose code a text is, however it is written; also one that was replaced. Null: no code of ours. */
  @InjectManager()
  async findCode(text: string, @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate | null> {
    const code = normalizedCode(text)
    return code === null ? null : findCode(context, code)
  }

  /** See {@link currentCodes}. */
  @InjectManager()
  async currentCodes(advocate_ids: string[], @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate[]> {
    return currentCodes(context, advocate_ids)
  }

  /** See {@link codesByIds}. */
  @InjectManager()
  async codesByIds(ids: string[], @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate[]> {
    return codesByIds(context, ids)
  }

  /**
   * Gives an advocate a code; the one before works no longer. Of two at the same moment the second sees what the first has done.
   *
   * @throws RefusalError `advocate_not_found`, `code_taken`
   */
  @InjectManager()
  async giveCode(advocate_id: string, wish: CodeWish, at: Date, @MedusaContext() context: Db = {}): Promise<CodeOfAdvocate> {
    return inTransaction(context, async (db) => {
      if (!(await lockAdvocate(db, advocate_id))) {
        throw new RefusalError("advocate_not_found", [{ path: "id", reason: "advocate_not_found", message: `there is no advocate ${advocate_id}` }])
      }
      const [present] = await currentCodes(db, [advocate_id])
      if (present && (wish === "present" || (typeof wish === "object" && wish.code === present.code && wish.shown === present.shown))) {
        return present
      }
      await replaceCode(db, advocate_id, at)
      await (typeof wish === "object" ? insertChosen(db, advocate_id, wish) : insertDrawn(db, advocate_id))
      const [given] = await currentCodes(db, [advocate_id])
      return given
    })
  }

  /** See {@link countsOf}. */
  @InjectManager()
  async countsOf(advocate_ids: string[], @MedusaContext() context: Db = {}): Promise<Map<string, StateCounts>> {
    return advocate_ids.length ? countsOf(context, advocate_ids) : new Map()
  }

  /** See {@link placesTaken}. */
  @InjectManager()
  async placesTaken(program_id: string, advocate_id: string | null, since: Date | null, @MedusaContext() context: Db = {}): Promise<PlacesTaken> {
    return placesTaken(context, program_id, advocate_id, since)
  }

  /** See {@link openOf}. */
  @InjectManager()
  async openOf(advocate_id: string, limit: number, @MedusaContext() context: Db = {}): Promise<OpenReferral[]> {
    return openOf(context, advocate_id, limit)
  }

  /** See {@link rewardedOf}. */
  @InjectManager()
  async rewardedOf(advocate_ids: string[], @MedusaContext() context: Db = {}): Promise<{ id: string; advocate_id: string }[]> {
    return rewardedOf(context, advocate_ids)
  }

  /** See {@link rankAdvocates} and {@link countAdvocates}. */
  @InjectManager()
  async findAdvocates(selection: AdvocateSelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ advocates: Advocate[]; count: number }> {
    return { advocates: await rankAdvocates(context, selection, page), count: await countAdvocates(context, selection) }
  }

  /** See {@link revenueOf}. */
  @InjectManager()
  async revenueOf(advocate_ids: string[], @MedusaContext() context: Db = {}): ReturnType<typeof revenueOf> {
    return advocate_ids.length ? revenueOf(context, advocate_ids) : []
  }

  /* ── What admins look at ── */

  /** See {@link listReferrals} and {@link countReferrals}. */
  @InjectManager()
  async findReferrals(selection: ReferralSelection, page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ referrals: ReferralRow[]; count: number }> {
    return { referrals: await listReferrals(context, selection, page), count: await countReferrals(context, selection) }
  }

  /** The next referrals of a selection, the newest first. */
  @InjectManager()
  async referralsAfter(selection: ReferralSelection, after: ReferralPlace | null, limit: number, @MedusaContext() context: Db = {}): Promise<ReferralRow[]> {
    return listReferrals(context, selection, { limit, offset: 0, after })
  }

  /** See {@link referralsByIds}. */
  @InjectManager()
  async referralsByIds(ids: string[], @MedusaContext() context: Db = {}): Promise<ReferralRow[]> {
    return ids.length ? referralsByIds(context, ids) : []
  }

  /** See {@link changesOf}. */
  @InjectManager()
  async changesOf(referral_id: string, @MedusaContext() context: Db = {}): Promise<ReferralChangeRow[]> {
    return changesOf(context, referral_id)
  }
}

const insertChosen = async (db: Db, advocate_id: string, { code, shown }: ChosenCode): Promise<void> => {
  if (!(await insertCode(db, advocate_id, { code, shown, is_vanity: true }))) {
    throw new RefusalError("code_taken", [{ path: "code", reason: "code_taken", message: `${shown} belongs, or belonged, to another advocate` }])
  }
}

/** That a drawn code is there already happens once in half a billion times a million. */
const insertDrawn = async (db: Db, advocate_id: string): Promise<void> => {
  for (let is_free = false; !is_free; ) {
    const code = drawLetters(DRAWN_LETTERS)
    is_free = await insertCode(db, advocate_id, { code, shown: shownCode(code), is_vanity: false })
  }
}
