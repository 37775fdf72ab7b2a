import { Text, clx } from "@medusajs/ui"
import type { AdminPointsAccount } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"

type Account = Pick<AdminPointsAccount, "available" | "pending" | "deficit" | "expiring">

/** What can be spent, what is held back, what ends next, and what is owed. @param narrow two beside each other, whatever the window */
export const AccountFigures = ({ account: { available, pending, deficit, expiring }, narrow }: { account: Account; narrow?: boolean }) => {
  const { t, balance, number, day } = usePointsWords()
  const [next] = expiring
  return (
    <dl className={clx("grid grid-cols-2 gap-4 px-6 py-4", !narrow && "sm:grid-cols-4")}>
      <Figure name={t("points.accounts.available")} value={balance(available)} strong alarming={available < 0} />
      <Figure name={t("points.accounts.pending")} value={number(pending)} />
      <Figure name={t("points.accounts.nextExpiry")} value={next ? number(next.points) : "–"} about={next && t("points.accounts.onDay", { date: day(next.expires_at) })} />
      <Figure name={t("points.account.deficit")} value={number(deficit)} about={deficit > 0 ? t("points.account.deficitHint") : undefined} alarming={deficit > 0} />
    </dl>
  )
}

type FigureProps = { name: string; value: string; about?: string; strong?: boolean; alarming?: boolean }

/** A number that is read at a glance, with its name above and a remark below. */
export const Figure = ({ name, value, about, strong, alarming }: FigureProps) => (
  <div className="min-w-0">
    <dt className="txt-compact-xsmall text-ui-fg-muted">{name}</dt>
    <dd className="mt-1">
      <span className={clx("block break-words tabular-nums", strong ? "h1-core" : "h2-core", alarming ? "text-ui-fg-error" : "text-ui-fg-base")}>{value}</span>
      {about && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {about}
        </Text>
      )}
    </dd>
  </div>
)
