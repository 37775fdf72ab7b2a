import type { PointsForm } from "../../hooks/use-points-form"
import type { EarningRuleDraft } from "../../lib/points-rule-draft"
import { ScopeFields as CommonScopeFields } from "../common/scope-fields"

/** Which products earn by this rule. */
export const ScopeFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<EarningRuleDraft> }) => (
  <CommonScopeFields value={draft.scope} onChange={(scope) => change({ scope })} onLeave={() => leave("scope")} problem={problemOf("scope")} />
)
