import type { MedusaContainer } from "@medusajs/framework/types"
import { readBuyers } from "../workflows/referrals/friends/known-buyers"

/** Orders in one run; the rest follows with the next. */
const PAGES = 100

/** Reads by which mailboxes orders were placed, also those that are older than the plugin: whoever has ordered is no friend. */
export default async function readReferralBuyers(container: MedusaContainer): Promise<void> {
  await readBuyers(container, PAGES, new Date())
}

export const config = {
  name: "read-b2b-referral-buyers",
  schedule: "*/10 * * * *",
}
