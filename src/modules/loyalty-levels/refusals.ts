/** Refusals that several parts of the levels give. */
import { RefusalError } from "../../shared/refusal-error"

export const ladderNotFound = (id: string): RefusalError => new RefusalError("ladder_not_found", [{ path: "id", reason: "ladder_not_found", message: `there is no ladder ${id}` }])

export const levelNotFound = (id: string): RefusalError => new RefusalError("level_not_found", [{ path: "id", reason: "level_not_found", message: `there is no level ${id}` }])

export const grantNotFound = (id: string): RefusalError => new RefusalError("grant_not_found", [{ path: "id", reason: "grant_not_found", message: `there is no grant ${id} that is not ended` }])

/** A group is one level's at most, and no company. */
export const groupTaken = (customer_group_id: string, by: "level" | "company"): RefusalError =>
  new RefusalError("invalid_input", [
    { path: "customer_group_id", reason: by === "level" ? "group_of_level" : "group_of_company", message: `must be a group that is no ${by === "level" ? "other level's" : "company"}`, values: [customer_group_id] },
  ])

/** The group of a level is not deleted under it. */
export const groupInUse = ({ id, name }: { id: string; name: string }): RefusalError =>
  new RefusalError("invalid_input", [{ path: "id", reason: "group_of_level", message: `is the group of the loyalty level ${name}: give that level another group, or delete it first`, values: [id] }])

export const secondActiveLadder = (): RefusalError =>
  new RefusalError("invalid_input", [{ path: "status", reason: "active_ladder_exists", message: "must not be active while another ladder is active for the same kind of owner: archive that one first" }])

export const duplicateRank = (): RefusalError => new RefusalError("invalid_input", [{ path: "rank", reason: "duplicate_rank", message: "must differ from the ranks of the other levels" }])
