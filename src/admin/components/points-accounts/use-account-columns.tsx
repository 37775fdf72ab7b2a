import { clx, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Link } from "react-router-dom"
import type { AdminPointsAccount } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"
import { OwnerKindBadge } from "./owner-kind-badge"

const column = createDataTableColumnHelper<AdminPointsAccount>()

/** Whose points, how many can be spent, how many are still held back, and what ends next. */
export const useAccountColumns = () => {
  const { t, balance, number, day, owner } = usePointsWords()
  return useMemo(
    () => [
      column.display({
        id: "owner",
        header: t("points.accounts.owner"),
        cell: ({ row: { original: account } }) => (
          <span className="flex min-w-0 items-center gap-x-2">
            <Link
              to={`/reward-points/accounts/${account.id}`}
              title={owner(account.owner)}
              className="focus-visible:shadow-borders-focus block max-w-40 truncate rounded outline-none sm:max-w-72"
              onClick={(event) => event.stopPropagation()}
            >
              {owner(account.owner)}
            </Link>
            <OwnerKindBadge owner={account.owner} />
          </span>
        ),
      }),
      column.accessor("available", {
        header: t("points.accounts.available"),
        headerAlign: "right",
        cell: ({ getValue }) => (
          <span className={clx("block text-right tabular-nums", getValue() < 0 ? "text-ui-fg-error" : "text-ui-fg-base")}>{balance(getValue())}</span>
        ),
      }),
      column.accessor("pending", {
        header: t("points.accounts.pending"),
        headerAlign: "right",
        cell: ({ getValue }) => <span className="block text-right tabular-nums">{number(getValue())}</span>,
      }),
      column.display({
        id: "expiry",
        header: t("points.accounts.nextExpiry"),
        cell: ({ row }) => {
          const [next] = row.original.expiring
          return next ? t("points.accounts.expiry", { points: number(next.points), date: day(next.expires_at) }) : "–"
        },
      }),
    ],
    [t, balance, number, day, owner]
  )
}
