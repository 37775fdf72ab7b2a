import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { ruleKind } from "../../lib/rule-draft"
import { BrokenAlert } from "../common/broken-alert"
import { RuleBook } from "./rule-book"
import { RuleBreaks } from "./rule-breaks"
import { RuleCoverage } from "./rule-coverage"
import { RuleHeader } from "./rule-header"
import { RuleSettings } from "./rule-settings"

/**
 * Everything about one rule: what it costs, then who, when and how. A price
 * book needs the whole width for its grid; breaks leave room at their side.
 */
export const RuleDetail = ({ rule }: { rule: AdminTierPriceRule }) => (
  <div className="flex flex-col gap-y-3">
    <BrokenAlert rule={rule} />
    {ruleKind(rule) === "price_book" ? (
      <>
        <RuleHeader rule={rule} />
        <RuleBook rule={rule} />
        <div className="grid grid-cols-1 gap-3 lg:grid-cols-2 lg:items-start">
          <RuleCoverage rule={rule} />
          <RuleSettings rule={rule} />
        </div>
      </>
    ) : (
      <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
        <div className="flex w-full min-w-0 flex-col gap-y-3">
          <RuleHeader rule={rule} />
          <RuleBreaks rule={rule} />
        </div>
        <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
          <RuleCoverage rule={rule} />
          <RuleSettings rule={rule} />
        </div>
      </div>
    )}
  </div>
)
