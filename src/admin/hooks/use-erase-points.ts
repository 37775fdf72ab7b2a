import { toast, usePrompt } from "@medusajs/ui"
import type { AdminPointsAccount } from "../../types/reward-points"
import { rewardPoints } from "../lib/points-api"
import { saidBy } from "../lib/said-by"
import { useForgetPoints } from "./use-points-accounts"
import { usePointsWords } from "./use-points-words"

/** Removes who an account belongs to, after the owner's name was typed; sums and ledger stay. */
export const useErasePoints = () => {
  const { t, owner } = usePointsWords()
  const prompt = usePrompt()
  const forget = useForgetPoints()
  return async (account: AdminPointsAccount) => {
    const name = owner(account.owner)
    const sure = await prompt({
      title: t("points.erase.title"),
      description: t("points.erase.description", { owner: name }),
      verificationText: name,
      verificationInstruction: t("points.erase.type"),
      confirmText: t("points.erase.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!sure) {
      return
    }
    try {
      await rewardPoints.erase({ account_id: account.id })
      await forget()
      toast.success(t("points.erase.done"))
    } catch (error) {
      toast.error(saidBy(error))
    }
  }
}
