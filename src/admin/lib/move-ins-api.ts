import type { AdminMoveInListResponse, AdminMoveInResponse } from "../../types/move-in"
import { sdk } from "./sdk"

const root = "/admin/move-ins"

export type AdminMoveInsQuery = { limit: number; offset: number }

/** The Admin API of move-ins, one function per route. */
export const moveIns = {
  list: (query: AdminMoveInsQuery) => sdk.client.fetch<AdminMoveInListResponse>(root, { query }),
  one: (id: string) => sdk.client.fetch<AdminMoveInResponse>(`${root}/${id}`),
}
