import { ActivityReport } from "./activity-report"
import { LiabilityReport } from "./liability-report"

/** What the shop owes, and what happened. */
export const ReportsPage = () => (
  <div className="flex flex-col gap-y-3">
    <LiabilityReport />
    <ActivityReport />
  </div>
)
