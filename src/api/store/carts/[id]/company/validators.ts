import { id } from "../../../../../shared/fields"
import { z } from "../../../../../shared/schema"

/** Body of `POST /store/carts/:id/company`. */
export const chooseCompany = z.strictObject({ company_id: id })
