import type { ReferralProgramState } from "../../modules/referrals/service"
import { advocateSideInWords, friendInWords } from "../../modules/referrals/domain/words"
import type { AdminReferralProgram } from "../../types/referrals"

/** The programme as an admin reads it. */
export const presentProgram = ({ retired_at: _retired, starts_at, ends_at, updated_at, ...program }: ReferralProgramState): AdminReferralProgram => ({
  ...program,
  starts_at: starts_at?.toISOString() ?? null,
  ends_at: ends_at?.toISOString() ?? null,
  preview: { friend: friendInWords(program.friend), advocate: advocateSideInWords(program) },
  updated_at: updated_at?.toISOString() ?? null,
})
