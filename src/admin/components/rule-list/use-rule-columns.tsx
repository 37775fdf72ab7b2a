import { ArchiveBox, CheckCircle, PencilSquare, SquareTwoStack, Trash } from "@medusajs/icons"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useRuleActions } from "../../hooks/use-rule-actions"
import { useWords } from "../../hooks/use-words"
import { useAudienceSummary, useRuleSummary } from "../common/rule-summary"
import { StateBadge } from "../common/state-badge"

const column = createDataTableColumnHelper<AdminTierPriceRule>()

/** Name, state, who, what it costs, priority, age, and the row's menu. */
export function useRuleColumns() {
  const { t, day } = useWords()
  const actions = useRuleActions()
  const summary = useRuleSummary()
  const audience = useAudienceSummary()
  return useMemo(
    () => [
      column.accessor("name", { header: t("fields.name.label"), enableSorting: true, ...alphabetical(t) }),
      column.display({ id: "state", header: t("fields.status.label"), cell: ({ row }) => <StateBadge rule={row.original} /> }),
      column.display({ id: "audience", header: t("columns.audience"), cell: ({ row }) => audience(row.original) }),
      column.display({ id: "summary", header: t("columns.prices"), cell: ({ row }) => summary(row.original) }),
      column.accessor("priority", {
        header: t("fields.priority.label"),
        enableSorting: true,
        sortAscLabel: t("columns.lowFirst"),
        sortDescLabel: t("columns.highFirst"),
      }),
      column.accessor("created_at", {
        header: t("columns.created"),
        enableSorting: true,
        sortAscLabel: t("columns.oldFirst"),
        sortDescLabel: t("columns.newFirst"),
        cell: ({ getValue }) => day(getValue()),
      }),
      column.action({
        actions: ({ row: { original: rule } }) => [
          [
            { label: t("actions.edit"), icon: <PencilSquare />, onClick: () => actions.edit(rule) },
            { label: t("actions.duplicate"), icon: <SquareTwoStack />, onClick: () => actions.duplicate(rule) },
            rule.status === "active"
              ? { label: t("actions.archive"), icon: <ArchiveBox />, onClick: () => void actions.setStatus(rule, "archived") }
              : { label: t("actions.activate"), icon: <CheckCircle />, onClick: () => void actions.setStatus(rule, "active") },
          ],
          [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void actions.delete(rule) }],
        ],
      }),
    ],
    [t, day, actions, summary, audience]
  )
}

const alphabetical = (t: (key: string) => string) => ({
  sortAscLabel: t("columns.aFirst"),
  sortDescLabel: t("columns.zFirst"),
})
