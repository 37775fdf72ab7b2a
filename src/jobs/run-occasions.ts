import type { MedusaContainer } from "@medusajs/framework/types"
import { runOccasionsWorkflow } from "../workflows/occasions/run-occasions"

/** Each hour, so that a day begins within an hour of the shop's midnight, wherever the shop is; of a day that was looked at nothing is due again. */
export default async function runOccasions(container: MedusaContainer): Promise<void> {
  await runOccasionsWorkflow(container).run({ input: {} })
}

export const config = {
  name: "run-loyalty-occasions",
  schedule: "7 * * * *",
}
