import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { daysLater } from "../../../../shared/calendar"
import { instant } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import { referrals } from "../../../../workflows/referrals/referrals"
import { readReport } from "../../../../workflows/referrals/report"
import { read, refuse, refusing } from "../../../refusals"

const DAYS = 30
const MOST_DAYS = { day: 400, week: 2_000, month: 10_000 } as const

const question = z.strictObject({ from: instant.optional(), to: instant.optional(), period: z.enum(["day", "week", "month"]).default("day") })

/** What referrals brought and cost in each period of the window `[from, to)`, the last 30 days by default. Answers `AdminReferralReport`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { time_zone } = referrals(req.scope).options
  const { to = new Date(), period, ...asked } = read(question, req.query)
  const from = asked.from ?? daysLater(to, -DAYS, time_zone)
  if (from >= to) {
    refuse({ path: "from", reason: "ends_before_start", message: "must be earlier than to" })
  }
  if (daysLater(from, MOST_DAYS[period], time_zone) < to) {
    refuse({ path: "from", reason: "window_too_long", message: `must not be more than ${MOST_DAYS[period]} days before to for periods of a ${period}` })
  }
  res.json(await readReport(req.scope, { from, to, period }))
})
