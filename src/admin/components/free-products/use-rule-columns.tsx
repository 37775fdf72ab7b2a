import { ArchiveBox, CheckCircle, PencilSquare, SquareTwoStack, Trash } from "@medusajs/icons"
import { clx, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { AdminFreeProductRule } from "../../../types/free-products"
import { useFreeProductActions } from "../../hooks/use-free-product-actions"
import { useFreeProductWords } from "../../hooks/use-free-product-words"
import { useSentenceWords } from "../../hooks/use-sentence-words"
import { isReadable } from "../../lib/free-product-draft"
import { givesInWords, whenInWords } from "../../lib/free-product-sentence"
import { StateBadge } from "../common/state-badge"

const column = createDataTableColumnHelper<AdminFreeProductRule>()

const unreadable = "–"

/** What a broken rule gives or asks cannot be said. */
export const readableParts = (rule: AdminFreeProductRule) => ({
  ...(isReadable(rule, "conditions") ? { conditions: rule.conditions } : {}),
  ...(isReadable(rule, "reward") && isReadable(rule, "repeat") ? { reward: rule.reward, repeat: rule.repeat } : {}),
})

/** Name, state, what it gives and when in words, how much of the budget is gone, and the row's menu. */
export const useRuleColumns = (rules: AdminFreeProductRule[]) => {
  const { t, givenOf } = useFreeProductWords()
  const words = useSentenceWords(rules.map(readableParts))
  const actions = useFreeProductActions()
  return useMemo(
    () => [
      column.accessor("name", {
        header: t("fields.name.label"),
        enableSorting: true,
        sortAscLabel: t("columns.aFirst"),
        sortDescLabel: t("columns.zFirst"),
        cell: ({ getValue, row }) => (
          <Link to={`/free-products/${row.original.id}`} title={getValue()} className="focus-visible:shadow-borders-focus line-clamp-2 min-w-32 max-w-44 whitespace-normal break-words rounded outline-none 2xl:max-w-80" onClick={(event) => event.stopPropagation()}>
            {getValue()}
          </Link>
        ),
      }),
      column.display({ id: "state", header: t("fields.status.label"), cell: ({ row }) => <StateBadge rule={row.original} /> }),
      column.display({
        id: "gives",
        header: t("freeProducts.columns.gives"),
        cell: ({ row: { original: rule } }) => {
          const { reward, repeat } = readableParts(rule)
          return <Cut text={reward && repeat ? givesInWords(words, { reward, repeat }) : unreadable} className="min-w-56 max-w-60 2xl:max-w-96" />
        },
      }),
      column.display({
        id: "when",
        header: t("freeProducts.columns.when"),
        cell: ({ row: { original: rule } }) => <Cut text={isReadable(rule, "conditions") ? whenInWords(words, rule.conditions) : unreadable} className="min-w-44 max-w-48 2xl:max-w-96" />,
      }),
      column.display({ id: "given", header: t("freeProducts.columns.given"), cell: ({ row: { original: rule } }) => <Given text={givenOf(rule.given, isReadable(rule, "limits") ? rule.limits.total : null)} rule={rule} /> }),
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
            { label: t("actions.duplicate"), icon: <SquareTwoStack />, onClick: () => actions.duplicate(rule) },
            rule.status === "active"
              ? { label: t("actions.archive"), icon: <ArchiveBox />, onClick: () => void actions.setStatus(rule, "archived") }
              : { label: t("actions.activate"), icon: <CheckCircle />, onClick: () => void actions.setStatus(rule, "active") },
          ],
          [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void actions.delete(rule) }],
        ],
      }),
    ],
    [t, givenOf, words, actions]
  )
}

/** Red where the budget is used up: an active rule gives nothing then. */
const Given = ({ text, rule }: { text: string; rule: AdminFreeProductRule }) => {
  const total = isReadable(rule, "limits") ? rule.limits.total : null
  return <span className={clx("whitespace-nowrap tabular-nums", total !== null && rule.given >= total && "text-ui-fg-error")}>{text}</span>
}

/** On two lines; what is cut off is read by pointing at it. */
const Cut = ({ text, className }: { text: string; className: string }) => (
  <span title={text} className={clx("line-clamp-2 whitespace-normal break-words", className)}>
    {text}
  </span>
)
