import type { AdminLadder, AdminLadderInput, AdminOccasionInput } from "../../src/types/loyalty-levels"
import type { AdminClient } from "./admin-client"
import type { LevelGroups, LevelSeed } from "./loyalty"

const root = "/admin/loyalty-levels"

/**
 * Creates the ladder and those of its levels that are not there yet, by name. It is put into force when it is whole, so that
 * everybody is measured once.
 * @returns the group of each level
 */
export async function postLadder(client: AdminClient, ladder: AdminLadderInput, levels: LevelSeed[]): Promise<LevelGroups> {
  const { ladders } = await client.get<{ ladders: AdminLadder[] }>(`${root}/ladders`)
  const present = ladders.find(({ name }) => name === ladder.name)
  const id = present?.id ?? (await client.post<{ ladder: AdminLadder }>(`${root}/ladders`, { ...ladder, status: "draft" })).ladder.id
  for (const level of levels) {
    if (!present?.levels.some(({ name }) => name === level.name)) await client.post(`${root}/ladders/${id}/levels`, level)
  }
  const { ladder: stored } = await client.post<{ ladder: AdminLadder }>(`${root}/ladders/${id}`, { status: ladder.status })
  return Object.fromEntries(stored.levels.map(({ name, customer_group_id }) => [name, customer_group_id]))
}

/** Creates the occasions that are not there yet, by name. */
export async function postOccasions(client: AdminClient, occasions: AdminOccasionInput[]): Promise<void> {
  const { occasions: present } = await client.get<{ occasions: { name: string }[] }>(`${root}/occasions?limit=100`)
  for (const occasion of occasions) {
    if (!present.some(({ name }) => name === occasion.name)) await client.post(`${root}/occasions`, occasion)
  }
}
