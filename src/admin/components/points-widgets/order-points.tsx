import { Alert, Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminOrderPoints } from "../../../types/reward-points"
import { useOrderPoints } from "../../hooks/use-points-accounts"
import { usePointsWords } from "../../hooks/use-points-words"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { Figure } from "../points-accounts/account-figures"
import { LedgerTable } from "../points-accounts/ledger-table"

/** What an order did to points, and why: earned, spent, taken back, given back. */
export const OrderPoints = ({ orderId }: { orderId: string }) => {
  const { t } = usePointsWords()
  const { data, isError } = useOrderPoints(orderId)
  return (
    <Section
      title={t("points.title")}
      hint={t("points.widgets.order.hint")}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/reward-points/earning-rules/preview?order_id=${orderId}`}>{t("points.pages.preview")}</Link>
        </Button>
      }
    >
      {data ? <Points order={data} /> : <LoadState failed={isError} />}
    </Section>
  )
}

const Points = ({ order }: { order: AdminOrderPoints }) => {
  const { t } = usePointsWords()
  const { accounts, entries, lines, withhold } = order
  const touched = lines.filter(({ earned, redeemed, clawed_back, restored }) => earned + redeemed + clawed_back + restored !== 0)
  return (
    <>
      {withhold && <Withhold order={order} withhold={withhold} />}
      {accounts.length === 0 ? <SaidLine text={t("points.widgets.order.none")} /> : accounts.map((account) => <AccountPart key={account.account_id} account={account} order={order} />)}
      {touched.length > 0 && <OrderLines lines={touched} />}
      {entries.length > 0 && <LedgerTable entries={entries} brief />}
    </>
  )
}

/** Whoever refunds has to know it before, so it stands first. */
const Withhold = ({ order: { currency_code }, withhold }: { order: AdminOrderPoints; withhold: NonNullable<AdminOrderPoints["withhold"]> }) => {
  const { t, number, money } = usePointsWords()
  return (
    <div className="px-6 py-4">
      <Alert variant="warning" role="status">
        {t("points.widgets.order.withhold", { count: withhold.points, points: number(withhold.points), amount: money(withhold.amount, currency_code) })}
      </Alert>
    </div>
  )
}

const AccountPart = ({ account, order }: { account: AdminOrderPoints["accounts"][number]; order: AdminOrderPoints }) => {
  const { t, number, owner, date, money } = usePointsWords()
  const { earned, granted_at, clawed_back, redeemed, restored } = account
  const granted = earned === 0 ? undefined : granted_at ? t("points.widgets.order.granted", { date: date(granted_at) }) : t("points.widgets.order.notYet")
  const paid = redeemed > 0 && order.redeemed_value > 0 ? t("points.widgets.order.paid", { amount: money(order.redeemed_value, order.currency_code) }) : undefined
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Link to={`/reward-points/accounts/${account.account_id}`} className="txt-compact-small-plus text-ui-fg-base w-fit max-w-full truncate hover:underline">
        {owner(account.owner)}
      </Link>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Figure name={t("points.widgets.order.earned")} value={number(earned)} about={granted} />
        <Figure name={t("points.widgets.order.clawedBack")} value={number(clawed_back)} />
        <Figure name={t("points.widgets.order.redeemed")} value={number(redeemed)} about={paid} />
        <Figure name={t("points.widgets.order.restored")} value={number(restored)} />
      </dl>
    </div>
  )
}

/** Folded away: few people ask which line a point came from. */
const OrderLines = ({ lines }: { lines: AdminOrderPoints["lines"] }) => {
  const { t, number } = usePointsWords()
  return (
    <details className="px-6 py-4">
      <summary className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2 focus-visible:shadow-borders-focus w-fit cursor-pointer rounded outline-none">
        {t("points.widgets.order.lines")}
      </summary>
      <ul className="divide-ui-border-base mt-2 divide-y">
        {lines.map((line) => (
          <li key={line.line_id} className="flex flex-col gap-y-0.5 py-2">
            <span className="txt-compact-small-plus break-words">{line.title}</span>
            <Text size="small" className="text-ui-fg-subtle">
              {(["earned", "clawed_back", "redeemed", "restored"] as const)
                .filter((kind) => line[kind] !== 0)
                .map((kind) => `${t(`points.reports.kinds.${kind}`)}: ${number(line[kind])}`)
                .join(" · ")}
            </Text>
            {line.reasons.length > 0 && (
              <Text size="xsmall" className="text-ui-fg-muted">
                {line.reasons.map(({ name, points }) => `${name}: ${number(points)}`).join(" · ")}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
