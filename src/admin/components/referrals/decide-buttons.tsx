import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReferral } from "../../../types/referrals"
import { useWords } from "../../hooks/use-words"
import { canApprove, canReject } from "../../lib/referral-state"
import { DecideDrawer, type Decision } from "./decide-drawer"

/** What can be decided about a referral as it stands. */
export const DecideButtons = ({ referral }: { referral: AdminReferral }) => {
  const { t } = useWords()
  const [decision, setDecision] = useState<Decision | null>(null)
  return (
    <div className="flex gap-x-2">
      {canReject(referral) && (
        <Button size="small" variant="secondary" onClick={() => setDecision("reject")}>
          {t("referrals.decide.reject")}
        </Button>
      )}
      {canApprove(referral) && (
        <Button size="small" onClick={() => setDecision("approve")}>
          {t("referrals.decide.approve")}
        </Button>
      )}
      {decision && <DecideDrawer referral={referral} decision={decision} onClose={() => setDecision(null)} />}
    </div>
  )
}
