import { AbstractNotificationProviderService, ModuleProvider, Modules } from "@medusajs/framework/utils"
import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types"

/**
 * A notification provider for tests: takes every e-mail, and fails for addresses that begin with
 * `unreachable`, as a provider does that does not know the template. What was sent is read from the
 * Notification Module (see `notifications.ts`).
 */
class TestMailProvider extends AbstractNotificationProviderService {
  static override identifier = "test-mail"

  override async send({ to }: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    if (to.startsWith("unreachable")) throw new Error("there is no such template")
    return { id: `mail-${to}` }
  }
}

export default ModuleProvider(Modules.NOTIFICATION, { services: [TestMailProvider] })
