import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminReferral } from "../../../types/referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { OrderLink } from "../points-accounts/order-link"
import { NameAbove } from "./people"
import { ReferralStateBadge } from "./state-badge"

const column = createDataTableColumnHelper<AdminReferral>()

/** Who came, how far it got and why, by whom, and what was bought. */
export const useReferralColumns = () => {
  const { t, friend, advocate, reason, day, money } = useReferralWords()
  return useMemo(
    () => [
      column.display({
        id: "friend",
        header: t("referrals.columns.friend"),
        cell: ({ row: { original: referral } }) => (
          <NameAbove to={`/referrals/${referral.id}`} name={friend(referral.friend)} about={referral.friend.customer_id ? (referral.friend.name && referral.friend.email) ?? "" : t("referrals.people.guest")} />
        ),
      }),
      column.accessor("state", {
        header: t("fields.status.label"),
        cell: ({ row: { original: referral } }) => (
          <span className="flex flex-col py-1">
            <ReferralStateBadge state={referral.state} />
            <span title={reason(referral.reason)} className="text-ui-fg-muted block max-w-56 truncate">
              {reason(referral.reason)}
            </span>
          </span>
        ),
      }),
      column.display({
        id: "advocate",
        header: t("referrals.columns.advocate"),
        cell: ({ row: { original: referral } }) => <NameAbove name={advocate(referral.advocate)} about={referral.code} />,
      }),
      column.display({
        id: "order",
        header: t("referrals.columns.order"),
        cell: ({ row: { original: { order } } }) =>
          order ? (
            <span className="flex flex-col py-1" onClick={(event) => event.stopPropagation()}>
              <OrderLink id={order.id} displayId={order.display_id} />
              {Number(order.net) > 0 && <span className="text-ui-fg-muted tabular-nums">{money(Number(order.net), order.currency_code.toUpperCase())}</span>}
            </span>
          ) : (
            "–"
          ),
      }),
      column.accessor("claimed_at", { header: t("referrals.columns.claimed"), cell: ({ getValue }) => day(getValue()) }),
    ],
    [t, friend, advocate, reason, day, money]
  )
}
