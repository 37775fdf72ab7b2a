import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MOVE_IN } from "../../../../modules/move-in/key"
import type { MoveInService } from "../../../../modules/move-in/service"
import { RefusalError } from "../../../../shared/refusal-error"
import type { AdminMoveInResponse } from "../../../../types/move-in"
import { refusing } from "../../../refusals"
import { presentMoveIn } from "../present-move-ins"

/** One run of the move-in with its report. Answers `{ move_in }`; 404 `move_in_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse<AdminMoveInResponse>) => {
  const { id } = req.params
  const run = await req.scope.resolve<MoveInService>(MOVE_IN).readRun(id)
  if (!run) {
    throw new RefusalError("move_in_not_found", [{ path: "id", reason: "move_in_not_found", message: `there is no move-in ${id}` }])
  }
  res.json({ move_in: presentMoveIn(run) })
})
