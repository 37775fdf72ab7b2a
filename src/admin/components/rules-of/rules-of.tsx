import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminTierPriceRule, AdminTierPriceRuleListParams } from "../../../types/tier-price-rule"
import { useTierPriceRules } from "../../hooks/use-tier-price-rules"
import { useWords } from "../../hooks/use-words"
import { Pages } from "../common/pages"
import { useAudienceSummary, useRuleSummary } from "../common/rule-summary"
import { StateBadge } from "../common/state-badge"

const pageSize = 5

type RulesOfProps = {
  /** Whose rules: a product, a group or a customer, in the words of the Admin API. */
  of: AdminTierPriceRuleListParams
  none: string
}

/** The rules that concern one thing, five at a time. */
export const RulesOf = ({ of, none }: RulesOfProps) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const { data, isLoading, error } = useTierPriceRules({ ...of, limit: pageSize, offset: page * pageSize, order: "name" })
  const audience = useAudienceSummary(data?.tier_price_rules ?? [])
  if (error) {
    return <Line text={t("pickers.state.failed")} />
  }
  if (isLoading || !data) {
    return <Line text={t("pickers.state.loading")} />
  }
  if (data.count === 0) {
    return <Line text={none} />
  }
  return (
    <div>
      <ul className="divide-ui-border-base divide-y">
        {data.tier_price_rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} audience={audience(rule)} />
        ))}
      </ul>
      {data.count > pageSize && <Pages page={page} pageSize={pageSize} count={data.count} onPage={setPage} />}
    </div>
  )
}

const RuleLine = ({ rule, audience }: { rule: AdminTierPriceRule; audience: string }) => {
  const summary = useRuleSummary()
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <div className="min-w-0 flex-1">
        <Link to={`/tier-prices/${rule.id}`} className="txt-compact-small-plus break-words hover:underline">
          {rule.name}
        </Link>
        <Text size="small" className="text-ui-fg-subtle">
          {[audience, summary(rule)].join(" · ")}
        </Text>
      </div>
      <StateBadge rule={rule} />
    </li>
  )
}

const Line = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-4">
    {text}
  </Text>
)

/** Leads from a widget to the preview with somebody or something already chosen. */
export const PreviewButton = ({ query }: { query: Record<string, string> }) => {
  const { t } = useWords()
  return (
    <Button size="small" variant="secondary" asChild>
      <Link to={`/tier-prices/preview?${new URLSearchParams(query)}`}>{t("actions.preview")}</Link>
    </Button>
  )
}
