import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { rewardPoints } from "../lib/points-api"

const key = ["reward-points", "program"]

/** The settings in force, all versions, and how buyers read them. */
export const usePointsProgram = () => useQuery({ queryKey: key, queryFn: rewardPoints.program })

/** Changes what is named and leaves the rest. What is earned changes with it, so everything is read again. */
export const useChangePointsProgram = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: rewardPoints.changeProgram,
    onSuccess: () => client.invalidateQueries({ queryKey: ["reward-points"] }),
  })
}
