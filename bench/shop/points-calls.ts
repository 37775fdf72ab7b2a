/** What a shop's process is asked about points at the checkout. */
import type { BootedApp } from "../../integration-tests/support/boot"
import type { RewardPointsService } from "../../src/modules/reward-points/service"

export type PointsCalls = {
  /** Switches the programme on with one earning rule, and gives a customer points. */
  switchPointsOn: (input: { customer_id: string; points: number; currency_code: string }) => Promise<null>
  /** Does what follows from an order, as its first event does. */
  followOrder: (input: { order_id: string }) => Promise<{ milliseconds: number }>
}

export const pointsCalls: { [Name in keyof PointsCalls]: (app: BootedApp, input: Parameters<PointsCalls[Name]>[0]) => ReturnType<PointsCalls[Name]> } = {
  switchPointsOn: async ({ container }, { customer_id, points, currency_code }) => {
    const service = container.resolve<RewardPointsService>("reward_points")
    const { version } = await service.changeProgram({ status: "active", redemption: { values: [{ currency_code, points: 100, amount: 1 }] } }, null)
    await service.createRewardPointsEarningRules({ name: "1 point per unit", status: "active", scope: { type: "all", ids: [] }, grant: { type: "per_amount", points: 1, amount: 1 }, caps: {} })
    const [account] = await service.ensureAccounts([{ type: "customer", id: customer_id }])
    const at = new Date()
    const posting = { account_id: account.id, at, reason_code: "adjustment", program_version: version, available_at: at, expires_at: null, follows_activity: false }
    await service.credit({ ...posting, type: "adjust", points, idempotency_key: `bench:${account.id}` })
    return null
  },
  followOrder: async ({ container }, { order_id }) => {
    const started = performance.now()
    await container.resolve("workflows").run("follow-b2b-order", { input: { order_id } })
    return { milliseconds: performance.now() - started }
  },
}
