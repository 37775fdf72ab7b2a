import { Badge, clx } from "@medusajs/ui"
import { useState } from "react"
import type { AdminPointsEntry, PointsEntryType } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"
import { LotName } from "./account-lots"
import { OrderLink } from "./order-link"

/** Green comes in, blue is spent, red is taken, purple runs out. */
export const entryColors = {
  earn: "green",
  redeem: "blue",
  expire: "purple",
  clawback: "red",
  restore: "green",
  adjust: "orange",
} as const satisfies Record<PointsEntryType, string>

/**
 * The ledger as a bank statement: when, what and why, how many, and what there was afterwards.
 * @param brief for a narrow column: without lots, the time below the reason
 */
export const LedgerTable = ({ entries, brief }: { entries: AdminPointsEntry[]; brief?: boolean }) => {
  const { t } = usePointsWords()
  return (
    <table className="txt-compact-small w-full">
      <caption className="sr-only">{t("points.entries.title")}</caption>
      <thead className={clx(brief && "sr-only")}>
        <tr className="border-ui-border-base text-ui-fg-subtle txt-compact-small-plus border-b text-left">
          {!brief && (
            <th scope="col" className="hidden py-3 pl-6 pr-3 sm:table-cell">
              {t("points.entries.when")}
            </th>
          )}
          <th scope="col" className={clx("py-3 pl-6 pr-3", !brief && "sm:pl-3")}>
            {t("points.entries.what")}
          </th>
          <th scope="col" className="px-3 py-3 text-right">
            {t("points.entries.points")}
          </th>
          <th scope="col" className="py-3 pl-3 pr-6 text-right">
            {t("points.entries.balance")}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} brief={brief} />
        ))}
      </tbody>
    </table>
  )
}

const EntryRow = ({ entry, brief }: { entry: AdminPointsEntry; brief?: boolean }) => {
  const { t, date, signed, balance, reason, by } = usePointsWords()
  return (
    <tr className="border-ui-border-base border-b align-top last:border-b-0">
      {!brief && <td className="text-ui-fg-subtle hidden w-0 whitespace-nowrap py-3 pl-6 pr-3 sm:table-cell">{date(entry.created_at)}</td>}
      <td className={clx("py-3 pl-6 pr-3", !brief && "sm:pl-3")}>
        <div className="flex min-w-0 flex-col gap-y-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge size="2xsmall" color={entryColors[entry.type]}>
              {t(`points.entries.types.${entry.type}`)}
            </Badge>
            <OrderLink id={entry.order_id} displayId={entry.order_display_id} />
          </span>
          <span className="text-ui-fg-base break-words">{reason(entry)}</span>
          <span className="txt-compact-xsmall text-ui-fg-muted flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={clx(!brief && "sm:hidden")}>{date(entry.created_at)}</span>
            <span>{by(entry)}</span>
            {!brief && <Draws draws={entry.draws} />}
          </span>
        </div>
      </td>
      <td className={clx("whitespace-nowrap px-3 py-3 text-right tabular-nums", entry.points < 0 ? "text-ui-fg-base" : "text-ui-tag-green-text")}>{signed(entry.points)}</td>
      <td className={clx("whitespace-nowrap py-3 pl-3 pr-6 text-right tabular-nums", entry.balance < 0 ? "text-ui-fg-error" : "text-ui-fg-subtle")}>{balance(entry.balance)}</td>
    </tr>
  )
}

const shown = 3

/** Which lots an entry took from or gave back to. */
const Draws = ({ draws }: { draws: AdminPointsEntry["draws"] }) => {
  const { t, number } = usePointsWords()
  const [all, setAll] = useState(false)
  return (
    <>
      {(all ? draws : draws.slice(0, shown)).map(({ lot_id, points }) => (
        <span key={lot_id} className="inline-flex items-center gap-x-1">
          {t(points < 0 ? "points.entries.backTo" : "points.entries.from", { points: number(Math.abs(points)) })}
          <LotName id={lot_id} />
        </span>
      ))}
      {draws.length > shown && !all && (
        <button type="button" className="text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2 focus-visible:shadow-borders-focus rounded outline-none" onClick={() => setAll(true)}>
          {t("entities.more", { count: draws.length - shown })}
        </button>
      )}
    </>
  )
}
