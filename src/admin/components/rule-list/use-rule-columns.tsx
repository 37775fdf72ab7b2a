import { ArchiveBox, CheckCircle, PencilSquare, SquareTwoStack, Trash } from "@medusajs/icons"
import { clx, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useRuleActions } from "../../hooks/use-rule-actions"
import { useWords } from "../../hooks/use-words"
import { useAudienceSummary, useRuleSummary } from "../common/rule-summary"
import { StateBadge } from "../common/state-badge"

const column = createDataTableColumnHelper<AdminTierPriceRule>()

/** Name, state, who, what it costs, priority, age, and the row's menu; long texts are cut so that the menu stays in sight. */
export function useRuleColumns(rules: AdminTierPriceRule[]) {
  const { t, day } = useWords()
  const actions = useRuleActions()
  const summary = useRuleSummary()
  const audience = useAudienceSummary(rules)
  return useMemo(
    () => [
      column.accessor("name", {
        header: t("fields.name.label"),
        enableSorting: true,
        ...alphabetical(t),
        cell: ({ getValue }) => <Cut text={getValue()} className="max-w-56 2xl:max-w-96" />,
      }),
      column.display({ id: "state", header: t("fields.status.label"), cell: ({ row }) => <StateBadge rule={row.original} /> }),
      column.display({
        id: "audience",
        header: t("columns.audience"),
        cell: ({ row }) => <Cut text={audience(row.original)} className="max-w-40 2xl:max-w-64" />,
      }),
      column.display({
        id: "summary",
        header: t("columns.prices"),
        cell: ({ row }) => <Cut text={summary(row.original)} className="max-w-52 2xl:max-w-96" />,
      }),
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

/** On one line; what is cut off is read by pointing at it. */
const Cut = ({ text, className }: { text: string; className: string }) => (
  <span title={text} className={clx("block truncate", className)}>
    {text}
  </span>
)

const alphabetical = (t: (key: string) => string) => ({
  sortAscLabel: t("columns.aFirst"),
  sortDescLabel: t("columns.zFirst"),
})
