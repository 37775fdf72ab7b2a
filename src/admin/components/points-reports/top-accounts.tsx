import { Table } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminPointsActivity } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"

/** Who earned most in the span. */
export const TopAccounts = ({ accounts }: { accounts: AdminPointsActivity["top_accounts"] }) => {
  const { t, number, balance, owner } = usePointsWords()
  return (
    <Section title={t("points.reports.top.title")} hint={t("points.reports.top.hint")}>
      {accounts.length === 0 ? (
        <SaidLine text={t("points.reports.activity.none")} />
      ) : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("points.reports.top.title")}>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("points.accounts.owner")}</Table.HeaderCell>
                <Table.HeaderCell className="text-right">{t("points.reports.kinds.earned")}</Table.HeaderCell>
                <Table.HeaderCell className="text-right">{t("points.reports.kinds.redeemed")}</Table.HeaderCell>
                <Table.HeaderCell className="text-right">{t("points.accounts.available")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {accounts.map((account) => (
                <Table.Row key={account.account_id}>
                  <Table.Cell>
                    <Link to={`/reward-points/accounts/${account.account_id}`} className="text-ui-fg-base block max-w-48 truncate hover:underline sm:max-w-80">
                      {owner(account.owner)}
                    </Link>
                  </Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{number(Math.abs(account.earned))}</Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{number(Math.abs(account.redeemed))}</Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{balance(account.available)}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  )
}
