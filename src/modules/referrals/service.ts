import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import type { Db } from "../../storage/sql"
import { Referral } from "./models/referral"
import { ReferralAdvocate } from "./models/referral-advocate"
import { ReferralCode } from "./models/referral-code"
import { ReferralProgram } from "./models/referral-program"
import { moveReferral, type Move } from "./storage/moves"

export type { Move } from "./storage/moves"

/** Who brought whom, and what became of it. It decides nothing: the kernel in `domain/` does. */
export class ReferralsService extends MedusaService({ ReferralProgram, ReferralAdvocate, ReferralCode, Referral }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  constructor(dependencies: ConstructorParameters<ReturnType<typeof MedusaService>>[0], options?: Record<string, unknown>) {
    super(dependencies, options)
    this.options = readPluginOptions(options)
  }

  /** See {@link moveReferral}. */
  @InjectManager()
  async moveReferral(move: Move, @MedusaContext() context: Db = {}): Promise<boolean> {
    return moveReferral(context, move)
  }
}
