import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminHeldOrdersResponse, AdminPointsAccount } from "../../../types/reward-points"
import { useClaimHeldOrders, useHeldOrders } from "../../hooks/use-points-accounts"
import { usePointsForm } from "../../hooks/use-points-form"
import { usePointsWords } from "../../hooks/use-points-words"
import { required } from "../../lib/points-number"
import { FormDrawer } from "../common/form-drawer"
import { RefusedAlert } from "../common/refused-alert"
import { OrderLink } from "../points-accounts/order-link"
import { TextAreaField } from "../points-form/fields"

type HeldOrdersProps = { customerId: string; account: AdminPointsAccount }

/** Points that wait of orders as a guest, and the way to grant them; nothing where none do. A guest has to register first. */
export const HeldOrders = ({ customerId, account }: HeldOrdersProps) => {
  const { t, number } = usePointsWords()
  const [open, setOpen] = useState(false)
  const { data } = useHeldOrders(customerId)
  if (!data?.count) {
    return null
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Text size="small">{t("points.held.line", { count: data.points, points: number(data.points) })}</Text>
      {data.has_account && (
        <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
          {t("points.held.button")}
        </Button>
      )}
      {open && <ClaimDrawer held={data} account={account} onClose={() => setOpen(false)} />}
    </div>
  )
}

type ClaimDrawerProps = Pick<HeldOrdersProps, "account"> & { held: AdminHeldOrdersResponse; onClose: () => void }

/** Says what is granted to whom, and asks how the admin knows. */
const ClaimDrawer = ({ held, account, onClose }: ClaimDrawerProps) => {
  const { t, owner, number } = usePointsWords()
  const claim = useClaimHeldOrders(account.id)
  const form = usePointsForm<{ reason: string }>({
    start: { reason: "" },
    fields: ["reason"],
    check: ({ reason }) => required(reason.trim() !== "", "reason", "reason_missing"),
    send: async ({ reason }) => {
      const { granted } = await claim.mutateAsync({ reason: reason.trim() })
      toast.success(t("points.held.done", { count: granted, points: number(granted), owner: owner(account.owner) }))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t("points.held.title")}
      hint={t("points.held.hint", { owner: owner(account.owner) })}
      submit={t("points.held.confirm", { count: held.points, points: number(held.points) })}
      saving={form.saving}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <RefusedAlert problems={form.elsewhere} />
      <HeldList held={held} />
      <TextAreaField
        label={t("points.held.reason")}
        hint={t("points.held.reasonHint")}
        value={form.draft.reason}
        onChange={(reason) => form.change({ reason })}
        onLeave={() => form.leave("reason")}
        problem={form.problemOf("reason")}
      />
    </FormDrawer>
  )
}

const HeldList = ({ held }: Pick<ClaimDrawerProps, "held">) => {
  const { t, number } = usePointsWords()
  return (
    <ul className="txt-small divide-y" aria-label={t("points.held.orders")}>
      {held.held_orders.map(({ order_id, display_id, points }) => (
        <li key={order_id} className="flex justify-between gap-x-4 py-2">
          <OrderLink id={order_id} displayId={display_id} />
          <span>{t("points.held.of", { count: points, points: number(points) })}</span>
        </li>
      ))}
    </ul>
  )
}
