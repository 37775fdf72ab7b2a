import { storableText, z } from "../../../../../shared/schema"

/** Body of `POST /store/carts/:id/referral`. */
export const putReferral = z.strictObject({
  code: storableText().min(1).max(200),
  channel: z.enum(["code", "link", "invitation"]).default("code"),
})
