import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { AdminMoveIn } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { MoveInModeBadge, MoveInStatusBadge } from "./badges"

const column = createDataTableColumnHelper<Omit<AdminMoveIn, "report">>()

/** When, how far, from where, dry or for real, and what of it: on a phone the first two are in sight. */
export const useMoveInColumns = () => {
  const { t, date, system, thing, progress, failure } = useMoveInWords()
  return useMemo(
    () => [
      column.accessor("started_at", {
        header: t("moveIn.columns.started"),
        cell: ({ getValue, row: { original: run } }) => (
          <Link to={`/settings/move-in/${run.id}`} className="text-ui-fg-base hover:underline">
            {date(getValue())}
          </Link>
        ),
      }),
      column.accessor("status", {
        header: t("fields.status.label"),
        cell: ({ getValue, row: { original: run } }) => (
          <span className="flex flex-col py-1">
            <MoveInStatusBadge status={getValue()} />
            <About text={run.status === "running" ? progress(run) : run.failure && failure(run.failure)} />
          </span>
        ),
      }),
      column.accessor("from", { header: t("moveIn.columns.from"), cell: ({ getValue }) => system(getValue()) }),
      column.accessor("mode", { header: t("moveIn.columns.mode"), cell: ({ getValue }) => <MoveInModeBadge mode={getValue()} /> }),
      column.accessor("what", { header: t("moveIn.columns.what"), cell: ({ getValue }) => <span className="block max-w-72 truncate">{getValue().map(thing).join(", ")}</span> }),
    ],
    [t, date, system, thing, progress, failure]
  )
}

const About = ({ text }: { text: string | null }) =>
  text ? (
    <span title={text} className="text-ui-fg-muted block max-w-56 truncate">
      {text}
    </span>
  ) : null
