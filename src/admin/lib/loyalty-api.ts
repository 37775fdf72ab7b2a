import type {
  AdminLadder,
  AdminLadderInput,
  AdminLevel,
  AdminLevelGrant,
  AdminLevelGrantInput,
  AdminLevelInput,
  AdminLevelMember,
  AdminLevelMemberDetail,
  AdminLevelRule,
  AdminLevelRun,
  AdminLevelWhatIf,
  AdminLevelWhatIfInput,
  AdminOccasion,
  AdminOccasionDue,
  AdminOccasionInput,
  AdminRewardGrant,
  LevelOwnerType,
  OccasionTrigger,
} from "../../types/loyalty-levels"
import type { AdminConditionDefinition } from "../../types/reward-points"
import { sdk, send } from "./sdk"

const root = "/admin/loyalty-levels"

export type AdminMembersQuery = { q?: string; level_id?: string; owner_type?: string; limit: number; offset: number }
export type AdminOccasionsQuery = { q?: string; limit: number; offset: number }
export type AdminGrantsQuery = { customer_id?: string; occasion_id?: string; limit: number; offset: number }

/** Whose standing: a customer's, or a company's. */
export type LevelOwner = { id: string; type: LevelOwnerType }

const ofOwner = ({ type }: LevelOwner) => (type === "company" ? { owner_type: type } : {})
const memberPath = ({ id }: LevelOwner) => `${root}/members/${id}`

/** The Admin API of loyalty levels, one function per route. */
export const loyaltyLevels = {
  ladders: () => sdk.client.fetch<{ ladders: AdminLadder[] }>(`${root}/ladders`),
  ladder: (id: string) => sdk.client.fetch<{ ladder: AdminLadder }>(`${root}/ladders/${id}`),
  createLadder: (input: AdminLadderInput) => send<{ ladder: AdminLadder }>(`${root}/ladders`, input),
  updateLadder: (id: string, input: Partial<AdminLadderInput>) => send<{ ladder: AdminLadder }>(`${root}/ladders/${id}`, input),
  deleteLadder: (id: string) => send<unknown>(`${root}/ladders/${id}`, undefined, "DELETE"),
  createLevel: (ladder_id: string, input: AdminLevelInput) => send<{ level: AdminLevel }>(`${root}/ladders/${ladder_id}/levels`, input),
  updateLevel: (id: string, input: Partial<AdminLevelInput>) => send<{ level: AdminLevel }>(`${root}/levels/${id}`, input),
  deleteLevel: (id: string) => send<unknown>(`${root}/levels/${id}`, undefined, "DELETE"),
  levelRules: (id: string) => sdk.client.fetch<{ rules: AdminLevelRule[] }>(`${root}/levels/${id}/rules`),
  whatIf: (input: AdminLevelWhatIfInput) => send<AdminLevelWhatIf>(`${root}/what-if`, input),

  members: (query: AdminMembersQuery) => sdk.client.fetch<{ members: AdminLevelMember[]; count: number }>(`${root}/members`, { query }),
  member: (owner: LevelOwner) => sdk.client.fetch<{ member: AdminLevelMemberDetail }>(memberPath(owner), { query: ofOwner(owner) }),
  grant: (owner: LevelOwner, input: AdminLevelGrantInput) =>
    send<{ grant: AdminLevelGrant }>(`${memberPath(owner)}/grants`, { ...input, ...ofOwner(owner) }),
  endGrant: (owner: LevelOwner, grant_id: string) => send<unknown>(`${memberPath(owner)}/grants/${grant_id}${owner.type === "company" ? "?owner_type=company" : ""}`, undefined, "DELETE"),

  /** Everybody whom the filters leave, as CSV text. */
  exportMembers: async (query: Omit<AdminMembersQuery, "limit" | "offset">): Promise<string> => {
    const answer = await sdk.client.fetch<Response>(`${root}/members/export`, { query, headers: { accept: "text/csv" } })
    return answer.text()
  },

  run: () => sdk.client.fetch<{ run: AdminLevelRun | null }>(`${root}/recompute`),
  recompute: () => send<{ run: AdminLevelRun }>(`${root}/recompute`, {}),

  occasions: (query: AdminOccasionsQuery) => sdk.client.fetch<{ occasions: AdminOccasion[]; count: number }>(`${root}/occasions`, { query }),
  occasion: (id: string) => sdk.client.fetch<{ occasion: AdminOccasion }>(`${root}/occasions/${id}`),
  createOccasion: (input: AdminOccasionInput) => send<{ occasion: AdminOccasion }>(`${root}/occasions`, input),
  updateOccasion: (id: string, input: Partial<AdminOccasionInput>) => send<{ occasion: AdminOccasion }>(`${root}/occasions/${id}`, input),
  deleteOccasion: (id: string) => send<unknown>(`${root}/occasions/${id}`, undefined, "DELETE"),
  /** What conditions of an occasion with this trigger may ask. */
  conditions: (trigger: OccasionTrigger["type"]) => sdk.client.fetch<{ conditions: AdminConditionDefinition[] }>(`${root}/conditions`, { query: { trigger } }),
  preview: (id: string) => sdk.client.fetch<{ due: AdminOccasionDue[]; count: number; until: string }>(`${root}/occasions/${id}/preview`),
  grants: (query: AdminGrantsQuery) => sdk.client.fetch<{ grants: AdminRewardGrant[]; count: number }>(`${root}/grants`, { query }),
}
