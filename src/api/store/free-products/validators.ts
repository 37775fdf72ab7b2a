import { id } from "../../../shared/fields"
import { z } from "../../../shared/schema"

/** Query of `GET /store/free-products`. */
export const freeProductsQuery = z.strictObject({ region_id: id })
