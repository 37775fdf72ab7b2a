import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MOVE_IN } from "../../../modules/move-in/key"
import type { MoveInService } from "../../../modules/move-in/service"
import type { AdminMoveInListResponse } from "../../../types/move-in"
import { read, refusing } from "../../refusals"
import { presentListedMoveIn } from "./present-move-ins"
import { listMoveIns } from "./validators"

/** Runs of the move-in, the newest first, without their reports. Query: {@link listMoveIns}. Answers `{ move_ins, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse<AdminMoveInListResponse>) => {
  const { limit, offset } = read(listMoveIns, req.query)
  const { runs, count } = await req.scope.resolve<MoveInService>(MOVE_IN).listRuns({ limit, offset })
  res.json({ move_ins: runs.map(presentListedMoveIn), count, offset, limit })
})
