/** Which channels the shop has a notification provider for. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"

/** What the config says of the Notification Module, as far as it matters. */
const declaration = z.object({
  options: z
    .object({
      providers: z.array(z.object({ options: z.object({ channels: z.array(z.string()).nullish() }).nullish() })).nullish(),
      cloud: z.object({ api_key: z.string().nullish(), endpoint: z.string().nullish(), environment_handle: z.string().nullish(), sandbox_handle: z.string().nullish() }).nullish(),
    })
    .nullish(),
})

/**
 * Whether a provider serves the channel. The Notification Module does not say: asked to send where
 * none does, it stores a notification that failed, each time anew. Medusa Cloud brings its own
 * provider for e-mail.
 */
export const serves = (container: MedusaContainer, channel: string): boolean => {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const declared = declaration.safeParse(modules?.[Modules.NOTIFICATION])
  const options = declared.success ? declared.data.options : null
  const { api_key, endpoint, environment_handle, sandbox_handle } = options?.cloud ?? {}
  const has_cloud = Boolean(api_key && endpoint && (environment_handle || sandbox_handle))
  return (channel === "email" && has_cloud) || (options?.providers ?? []).some((provider) => provider.options?.channels?.includes(channel))
}
