import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../../modules/reward-points/service"
import { daysLater } from "../../../../../shared/calendar"
import { instant } from "../../../../../shared/fields"
import { z } from "../../../../../shared/schema"
import { presentAccounts } from "../../../../../workflows/reward-points/present-accounts"
import { read, refuse, refusing } from "../../../../refusals"

const TOP = 10
const DAYS = 30
const MOST_PERIODS_DAYS = { day: 400, week: 2_000, month: 10_000 } as const

const question = z.strictObject({ from: instant.optional(), to: instant.optional(), period: z.enum(["day", "week", "month"]).default("day") })

/** What happened per period of the window `[from, to)`, the last 30 days by default. Answers `AdminPointsActivity`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const { to = new Date(), period, ...asked } = read(question, req.query)
  const from = asked.from ?? daysLater(to, -DAYS, service.options.time_zone)
  if (from >= to) {
    refuse({ path: "from", reason: "ends_before_start", message: "must be earlier than to" })
  }
  if (daysLater(from, MOST_PERIODS_DAYS[period], service.options.time_zone) < to) {
    refuse({ path: "from", reason: "window_too_long", message: `must not be more than ${MOST_PERIODS_DAYS[period]} days before to for periods of a ${period}` })
  }
  const periods = await service.readActivity({ from, to, period })
  const top = await service.readTopAccounts(from, to, TOP)
  const { accounts } = await service.listAccounts({ ids: top.map(({ account_id }) => account_id) }, { limit: TOP, offset: 0 })
  const shown = new Map((await presentAccounts(req.scope, accounts, new Date())).map((account) => [account.id, account]))
  res.json({
    periods,
    totals: totalsOf(periods),
    top_accounts: top.map((each) => ({ ...each, owner: shown.get(each.account_id)?.owner ?? null, available: shown.get(each.account_id)?.available ?? 0 })),
  })
})

const FIGURES = ["earned", "redeemed", "expired", "clawed_back", "restored", "adjusted"] as const

const totalsOf = (periods: Record<(typeof FIGURES)[number], number>[]) => Object.fromEntries(FIGURES.map((figure) => [figure, periods.reduce((sum, period) => sum + period[figure], 0)]))
