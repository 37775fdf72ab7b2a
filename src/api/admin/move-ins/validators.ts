import { z } from "../../../shared/schema"
import { page } from "../list-query"

/** Query of `GET /admin/move-ins`. */
export const listMoveIns = z.strictObject(page())
