import { ArchiveBox, CheckCircle, PencilSquare, SquareTwoStack, Trash } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useRuleActions } from "../../hooks/use-rule-actions"
import { useWords } from "../../hooks/use-words"
import { ActionMenu } from "../common/action-menu"
import { StateBadge } from "../common/state-badge"

/** Name, state and what can be done. */
export const RuleHeader = ({ rule }: { rule: AdminTierPriceRule }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const actions = useRuleActions()
  const askAndLeave = async () => {
    if (await actions.delete(rule)) {
      navigate("/tier-prices", { replace: true })
    }
  }
  const other =
    rule.status === "active"
      ? { label: t("actions.archive"), icon: <ArchiveBox />, onClick: () => void actions.setStatus(rule, "archived") }
      : { label: t("actions.activate"), icon: <CheckCircle />, onClick: () => void actions.setStatus(rule, "active") }
  return (
    <Container className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading className="min-w-0 break-words">{rule.name}</Heading>
        <div className="flex items-center gap-x-2">
          <StateBadge rule={rule} />
          <Button size="small" variant="secondary" asChild>
            <Link to={previewAddress(rule)}>{t("actions.preview")}</Link>
          </Button>
          <ActionMenu
            label={t("common.actions")}
            groups={[
              [
                { label: t("actions.edit"), icon: <PencilSquare />, onClick: () => actions.edit(rule) },
                { label: t("actions.duplicate"), icon: <SquareTwoStack />, onClick: () => actions.duplicate(rule) },
                other,
              ],
              [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void askAndLeave() }],
            ]}
          />
        </div>
      </div>
      {rule.description && (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-line">
          {rule.description}
        </Text>
      )}
    </Container>
  )
}

/** The preview, with this rule's own buyers and variants already chosen. */
function previewAddress({ audience, scope }: AdminTierPriceRule): string {
  const query = new URLSearchParams()
  if (audience?.type === "customer_groups") {
    query.set("customer_group_ids", audience.ids.slice(0, 5).join(","))
  }
  if (audience?.type === "customers") {
    query.set("customer_id", audience.ids[0] ?? "")
  }
  if (scope?.type === "variants") {
    query.set("variant_ids", scope.ids.slice(0, 20).join(","))
  }
  return `/tier-prices/preview?${query}`
}
