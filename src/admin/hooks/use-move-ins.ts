import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type AdminMoveInsQuery, moveIns } from "../lib/move-ins-api"

const root = ["move-ins"]
const every = 2_000

/** Runs of the move-in, read again while one of them goes on. */
export const useMoveIns = (query: AdminMoveInsQuery) =>
  useQuery({
    queryKey: [...root, "list", query],
    queryFn: () => moveIns.list(query),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.move_ins.some(({ status }) => status === "running") ? every : false),
  })

/** One run with its report, read again until it has ended. */
export const useMoveIn = (id: string | undefined) =>
  useQuery({
    queryKey: [...root, "one", id],
    queryFn: async () => (await moveIns.one(id ?? "")).move_in,
    enabled: Boolean(id),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? every : false),
  })
