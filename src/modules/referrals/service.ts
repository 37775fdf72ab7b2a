import type { Logger } from "@medusajs/framework/types"
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { RefusalError } from "../../shared/refusal-error"
import { inTransaction, type Db } from "../../storage/sql"
import { changedSettings, parseReferralSettings, type ReferralProgramState } from "./domain/program"
import { Referral } from "./models/referral"
import { ReferralAdvocate } from "./models/referral-advocate"
import { ReferralCode } from "./models/referral-code"
import { ReferralProgram } from "./models/referral-program"
import { moveReferral, type Move } from "./storage/moves"
import { lockProgram, readProgram, writeProgram, type ReadProgram } from "./storage/programs"

export type { ReferralProgramState, ReferralSettings, ReferralTerms } from "./domain/program"
export type { Move } from "./storage/moves"

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
}
