import { isBlank, needsCurrency, problemsOfBreaks } from "./break-draft"
import type { Problem } from "./problem"
import type { RuleDraft } from "./rule-draft"

/**
 * What the form can tell is wrong before anything is sent, at the paths and
 * with the reasons that the Admin API uses. The backend decides; this only
 * spares a round trip.
 */
export function problemsOfDraft(draft: RuleDraft): Problem[] {
  return [
    ...required(draft.name.trim() !== "", "name", "name_missing"),
    ...required(/^-?\d+$/.test(draft.priority.trim()), "priority", "not_whole"),
    ...required(draft.audience.type === "everyone" || draft.audience.ids.length > 0, "audience.ids", "none_chosen"),
    ...required(!endsBeforeStart(draft), "ends_at", "ends_before_start"),
    ...(draft.kind === "scope" ? problemsOfScope(draft) : []),
    ...required(draft.currency_code !== "" || !isMoney(draft), "currency_code", "currency_required"),
  ]
}

function problemsOfScope(draft: RuleDraft): Problem[] {
  return [
    ...required(draft.scope.type === "all" || draft.scope.ids.length > 0, "scope.ids", "none_chosen"),
    ...required(!draft.breaks.every(isBlank), "breaks", "breaks_required"),
    ...problemsOfBreaks(draft.breaks),
  ]
}

/** The amounts of a price book are checked by the backend, which knows all of its items. */
function isMoney(draft: RuleDraft): boolean {
  return draft.kind === "scope" && needsCurrency(draft.breaks.filter((row) => !isBlank(row)))
}

function endsBeforeStart({ starts_at, ends_at }: RuleDraft): boolean {
  return starts_at !== null && ends_at !== null && new Date(ends_at) <= new Date(starts_at)
}

function required(met: boolean, path: string, reason: string): Problem[] {
  return met ? [] : [{ path, reason }]
}
