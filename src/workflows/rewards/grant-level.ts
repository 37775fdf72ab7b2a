/** The one place where rewards reach loyalty levels: by the name of a workflow of theirs. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Grants a level for a time; the same key again changes nothing. */
const GRANT_LEVEL = "grant-loyalty-level"

export type LevelGrant = { customer_id: string; level_id: string; reason: string; ends_at: string; key: string }

/** @throws whatever the workflow throws; Error where the shop has no loyalty levels */
export const grantLevel = async (container: MedusaContainer, { customer_id, level_id, reason, ends_at, key }: LevelGrant): Promise<void> => {
  await container.resolve(Modules.WORKFLOW_ENGINE).run(GRANT_LEVEL, {
    input: { owner_id: customer_id, grant: { level_id, reason, ends_at }, source: "reward", idempotency_key: key },
  })
}
