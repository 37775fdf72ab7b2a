import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * The shop's own secret, with which it signs its sessions, too.
 *
 * @throws Error where the shop has none that is a text: nothing is signed with a guess
 */
export const signingKey = (container: MedusaContainer): string => {
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const { jwtSecret } = http
  const key = Buffer.isBuffer(jwtSecret) ? jwtSecret.toString("base64") : jwtSecret
  if (typeof key !== "string" || !key) {
    throw new Error("medusa-b2b-loyalty: links to held points are signed with projectConfig.http.jwtSecret, which is not set to a text")
  }
  return key
}
