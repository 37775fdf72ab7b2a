import type { Buyer } from "./customers"

/** An e-mail that was sent, as the Admin API shows it. */
export type SentMail = { to: string; template: string; data: Record<string, unknown>; status: string; trigger_type: string | null }

/** E-mails to an address, oldest first. */
export const mailTo = async (email: string): Promise<SentMail[]> => {
  const service = testApp.container.resolve("notification")
  const sent = await service.listNotifications({ to: email }, { order: { created_at: "ASC" }, take: 1000 })
  return sent.map(({ to, template, data, status, trigger_type }) => ({ to, template: template ?? "", data: data ?? {}, status: status ?? "", trigger_type: trigger_type ?? null }))
}

/** E-mails to a buyer about points, of one template (`earned` for `reward-points-earned`), or of all. */
export const pointsMail = async ({ email }: Pick<Buyer, "email">, kind?: string): Promise<SentMail[]> =>
  (await mailTo(email)).filter(({ template }) => (kind ? template === `reward-points-${kind}` : template.startsWith("reward-points-")))

/** Tries e-mails again that failed, as if it were so many minutes later. */
export const sendAgain = async (minutes: number): Promise<{ tried: number; sent: number }> => {
  const now = new Date(Date.now() + minutes * 60_000).toISOString()
  const { result } = await testApp.container.resolve("workflows").run("send-points-mail-again", { input: { now } })
  return result
}

/** Tells what there is to tell, as if it were then; now by default. */
export const tellPoints = async (input: { now?: Date; order_id?: string; thorough?: boolean } = {}): Promise<{ notices: number; failed: string[] }> => {
  const { now, ...rest } = input
  const { result } = await testApp.container.resolve("workflows").run("tell-points", { input: { ...rest, ...(now && { now: now.toISOString() }) } })
  return result
}
