import { ArchiveBox, CheckCircle, PencilSquare, Trash } from "@medusajs/icons"
import { clx, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminEarningRule } from "../../../types/reward-points"
import { useEarningRuleActions } from "../../hooks/use-earning-rule-actions"
import { usePointsWords } from "../../hooks/use-points-words"
import { StateBadge } from "../common/state-badge"

const column = createDataTableColumnHelper<AdminEarningRule>()

/** Name, state, what it gives, on what, how it adds up, and the row's menu. */
export const useRuleColumns = () => {
  const { t, grant } = usePointsWords()
  const actions = useEarningRuleActions()
  return useMemo(
    () => [
      column.accessor("name", {
        header: t("fields.name.label"),
        enableSorting: true,
        sortAscLabel: t("columns.aFirst"),
        sortDescLabel: t("columns.zFirst"),
        cell: ({ getValue }) => <Cut text={getValue()} className="max-w-56 2xl:max-w-96" />,
      }),
      column.display({ id: "state", header: t("fields.status.label"), cell: ({ row }) => <StateBadge rule={row.original} /> }),
      column.display({
        id: "grant",
        header: t("points.rules.gives"),
        cell: ({ row: { original: rule } }) => <Cut text={rule.grant ? grant(rule.grant, rule.currency_code) : "–"} className="max-w-52 2xl:max-w-80" />,
      }),
      column.display({
        id: "scope",
        header: t("fields.scope.label"),
        cell: ({ row: { original: rule } }) => {
          const { type, ids } = rule.scope ?? { type: "all", ids: [] }
          return type === "all" ? t("scopes.all") : t("points.rules.some", { what: t(`scopes.${type}`), count: ids.length })
        },
      }),
      column.display({ id: "stacking", header: t("points.fields.stacking.label"), cell: ({ row }) => t(`points.fields.stacking.options.${row.original.stacking}`) }),
      column.accessor("priority", {
        header: t("fields.priority.label"),
        enableSorting: true,
        sortAscLabel: t("columns.lowFirst"),
        sortDescLabel: t("columns.highFirst"),
      }),
      column.action({
        actions: ({ row: { original: rule } }) => [
          [
            { label: t("actions.edit"), icon: <PencilSquare />, onClick: () => actions.edit(rule) },
            rule.status === "active"
              ? { label: t("actions.archive"), icon: <ArchiveBox />, onClick: () => void actions.setStatus(rule, "archived") }
              : { label: t("actions.activate"), icon: <CheckCircle />, onClick: () => void actions.setStatus(rule, "active") },
          ],
          [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void actions.delete(rule) }],
        ],
      }),
    ],
    [t, grant, actions]
  )
}

/** On one line; what is cut off is read by pointing at it. */
const Cut = ({ text, className }: { text: string; className: string }) => (
  <span title={text} className={clx("block truncate", className)}>
    {text}
  </span>
)
