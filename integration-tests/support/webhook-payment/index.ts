import {
  AbstractPaymentProvider,
  ModuleProvider,
  Modules,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  InitiatePaymentInput,
  ProviderWebhookPayload,
  UpdatePaymentInput,
  WebhookActionResult,
} from "@medusajs/framework/types"

/**
 * A payment provider for tests (`pp_webhook_test`) that behaves like a real one with a redirect: a session is authorized
 * only after its webhook (`POST /hooks/payment/webhook_test`, body `{ session_id, amount, captured? }`) has come in. A
 * session that is begun with `data: { declined: true }` is declined the first time it is asked to pay.
 */
class WebhookPaymentProvider extends AbstractPaymentProvider {
  static override identifier = "webhook"

  constructor(container: Record<string, unknown>) {
    super(container)
  }

  /** Sessions whose webhook has come in; per process, like the tests. */
  readonly #paid = new Set<string>()
  readonly #declined = new Set<string>()

  async initiatePayment({ amount, data }: InitiatePaymentInput) {
    const session = String(data?.session_id)
    return { id: session, data: { session_id: session, amount, declined: data?.declined === true }, status: PaymentSessionStatus.PENDING }
  }

  async updatePayment({ amount, data }: UpdatePaymentInput) {
    return { data: { ...data, amount } }
  }

  async authorizePayment({ data }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const session = String(data?.session_id)
    if (data?.declined && !this.#declined.has(session)) {
      this.#declined.add(session)
      throw new Error("The card was declined")
    }
    return { data: data ?? {}, status: this.#paid.has(session) ? PaymentSessionStatus.AUTHORIZED : PaymentSessionStatus.PENDING }
  }

  async getWebhookActionAndData({ data }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const session = String(data.session_id)
    this.#paid.add(session)
    return {
      action: data.captured ? PaymentActions.SUCCESSFUL : PaymentActions.AUTHORIZED,
      data: { session_id: session, amount: Number(data.amount) },
    }
  }

  async getPaymentStatus({ data }: AuthorizePaymentInput) {
    const paid = this.#paid.has(String(data?.session_id))
    return { data: data ?? {}, status: paid ? PaymentSessionStatus.AUTHORIZED : PaymentSessionStatus.PENDING }
  }

  async retrievePayment() {
    return {}
  }

  async capturePayment() {
    return {}
  }

  async refundPayment() {
    return {}
  }

  async cancelPayment() {
    return {}
  }

  async deletePayment() {
    return {}
  }
}

export default ModuleProvider(Modules.PAYMENT, { services: [WebhookPaymentProvider] })
