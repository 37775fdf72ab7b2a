import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type AdminPointsActivityQuery, rewardPoints } from "../lib/points-api"

const root = ["reward-points", "reports"]

/** What the shop owes in points, now. */
export const usePointsLiability = () => useQuery({ queryKey: [...root, "liability"], queryFn: rewardPoints.liability })

/** What happened to points in a span of time. */
export const usePointsActivity = (query: AdminPointsActivityQuery) =>
  useQuery({ queryKey: [...root, "activity", query], queryFn: () => rewardPoints.activity(query), placeholderData: keepPreviousData })
