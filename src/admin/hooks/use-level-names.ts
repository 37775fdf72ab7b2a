import { useCallback } from "react"
import { useLadders } from "./use-loyalty-levels"

/** The name of a level by its id; the id itself until it is known, or where the level is gone. */
export const useLevelNames = () => {
  const { data: ladders } = useLadders()
  return useCallback((id: string) => ladders?.flatMap(({ levels }) => levels).find((level) => level.id === id)?.name ?? id, [ladders])
}
