import "./global-setup"
import type { RewardPointsService } from "../../src/modules/reward-points/service"

/** Asks the one query that must answer no row, whatever the specs have done; stops the app and drops its database. */
export default async function globalTeardown(): Promise<void> {
  const broken = await globalThis.testApp.container.resolve<RewardPointsService>("reward_points").brokenInvariants()
  await globalThis.stopTestApp()
  if (broken.length) throw new Error(`The ledger of points is broken: ${JSON.stringify(broken)}`)
}
