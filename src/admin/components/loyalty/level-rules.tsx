import { Badge, Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminLevel, AdminLevelRule } from "../../../types/loyalty-levels"
import { useLevelRules } from "../../hooks/use-loyalty-levels"
import { useWords } from "../../hooks/use-words"
import { LoadState, SaidLine } from "../common/said-line"

const pages: Record<AdminLevelRule["kind"], string> = {
  tier_price_rule: "/tier-prices",
  price_list: "/price-lists",
  promotion: "/promotions",
  earning_rule: "/reward-points/earning-rules",
  free_product_rule: "/free-products",
}

/** What hangs on the group of a level, each with its page, and the ways to more. */
export const LevelRules = ({ level }: { level: AdminLevel }) => {
  const { t } = useWords()
  const { data: rules, isError } = useLevelRules(level.id)
  const group = encodeURIComponent(level.customer_group_id)
  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 pt-4">
        <Text size="small" weight="plus" leading="compact">
          {t("levels.rules.title")}
        </Text>
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="secondary" asChild>
            <Link to={`/tier-prices/create?customer_group_id=${group}`}>{t("levels.rules.addTierPrice")}</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to={`/reward-points/earning-rules/create?customer_group_id=${group}`}>{t("levels.rules.addEarningRule")}</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to={`/free-products/create?customer_group_id=${group}`}>{t("levels.rules.addFreeProduct")}</Link>
          </Button>
        </div>
      </div>
      {!rules && <LoadState failed={isError} />}
      {rules?.length === 0 && <SaidLine text={t("levels.rules.none")} />}
      <ul className="flex flex-col gap-y-2 px-6 py-4">
        {rules?.map(({ kind, id, name, status }) => (
          <li key={`${kind} ${id}`} className="txt-compact-small flex flex-wrap items-center gap-2">
            <Badge size="2xsmall">{t(`levels.rules.kinds.${kind}`)}</Badge>
            <Link to={`${pages[kind]}/${id}`} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none min-w-0 break-words">
              {name}
            </Link>
            <span className="text-ui-fg-muted">{t(`states.${status}`, { defaultValue: status })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
