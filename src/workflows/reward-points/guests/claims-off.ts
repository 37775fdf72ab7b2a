import type { Program } from "../../../modules/reward-points/domain/program"
import { RefusalError } from "../../../shared/refusal-error"

/** @throws RefusalError `program_off`, `claims_off` where the programme holds nothing for guests (any more) */
export const refuseClaimsOff = ({ status, earning }: Program): void => {
  if (status !== "active") {
    throw new RefusalError("program_off", [{ path: "", reason: "program_off", message: "the points programme is off: what is held stays held" }])
  }
  if (earning.guests !== "claim") {
    throw new RefusalError("claims_off", [{ path: "", reason: "claims_off", message: "the points programme keeps nothing for guests: what is held stays held" }])
  }
}
