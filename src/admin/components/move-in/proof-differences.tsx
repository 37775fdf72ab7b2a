import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { MoveInPriceDifference, MoveInProof } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { ReportTable } from "./report-table"

type Compared = { source: string; shop: string }

/** Rules that hold another number of tiers than the source. */
export const TierDifferences = ({ differences }: Pick<NonNullable<MoveInProof["tiers"]>, "differences">) => {
  const { t, number } = useMoveInWords()
  const { columns, cells } = useComparison()
  return differences.length > 0 ? (
    <Differences title={t("moveIn.proof.tiers")} shown={differences.length} count={differences.length}>
      <ReportTable
        label={t("moveIn.proof.tiers")}
        columns={[{ name: t("moveIn.columns.book") }, ...columns]}
        rows={differences.map(({ book, source, shop }) => ({ key: book, cells: [book, ...cells({ source: number(source), shop: number(shop) })] }))}
      />
    </Differences>
  ) : null
}

/** Customers who have other points here. */
export const PointsDifferences = ({ points: { differences, different } }: { points: NonNullable<MoveInProof["points"]> }) => {
  const { t, number } = useMoveInWords()
  const { columns, cells } = useComparison()
  return differences.length > 0 ? (
    <Differences title={t("moveIn.proof.accounts")} shown={differences.length} count={different}>
      <ReportTable
        label={t("moveIn.proof.accounts")}
        columns={[{ name: t("moveIn.columns.customer") }, ...columns]}
        rows={differences.map(({ customer, source, shop }) => ({ key: customer, cells: [customer, ...cells({ source: number(source), shop: number(shop) })] }))}
      />
    </Differences>
  ) : null
}

/** Prices of the sample that are not the same, and why. */
export const PriceDifferences = ({ prices: { differences, different } }: { prices: NonNullable<MoveInProof["prices"]> }) => {
  const { t, number, money } = useMoveInWords()
  const { columns, cells } = useComparison()
  const price = (amount: string | null, currency: string) => (amount === null ? t("moveIn.proof.noPrice") : money(Number(amount), currency.toUpperCase()))
  const keyOf = ({ sku, customer_group, currency_code, quantity }: MoveInPriceDifference) => [sku, customer_group, currency_code, quantity].join(" ")
  return differences.length > 0 ? (
    <Differences title={t("moveIn.proof.prices")} shown={differences.length} count={different}>
      <ReportTable
        label={t("moveIn.proof.prices")}
        columns={[
          { name: t("moveIn.columns.sku") },
          { name: t("moveIn.columns.group") },
          { name: t("moveIn.columns.quantity"), right: true },
          ...columns,
          { name: t("moveIn.columns.why") },
        ]}
        rows={differences.map((of, at) => ({
          key: `${keyOf(of)} ${at}`,
          cells: [
            of.sku,
            of.customer_group,
            number(of.quantity),
            ...cells({ source: price(of.source, of.currency_code), shop: price(of.shop, of.currency_code) }),
            t(`moveIn.proof.why.${of.reason}`),
          ],
        }))}
      />
    </Differences>
  ) : null
}

/** The two columns that every comparison has: what the source says, what this shop says. */
const useComparison = () => {
  const { t } = useMoveInWords()
  return {
    columns: [
      { name: t("moveIn.columns.source"), right: true },
      { name: t("moveIn.columns.shop"), right: true },
    ],
    cells: ({ source, shop }: Compared): ReactNode[] => [
      source,
      <span key="shop" className="text-ui-fg-error">
        {shop}
      </span>,
    ],
  }
}

const Differences = ({ title, shown, count, children }: { title: string; shown: number; count: number; children: ReactNode }) => {
  const { t, number } = useMoveInWords()
  return (
    <div>
      <div className="bg-ui-bg-subtle flex flex-wrap items-baseline justify-between gap-2 px-6 py-2">
        <Text size="small" weight="plus">
          {title}
        </Text>
        {count > shown && (
          <Text size="xsmall" className="text-ui-fg-muted">
            {t("moveIn.first", { shown: number(shown), all: number(count) })}
          </Text>
        )}
      </div>
      {children}
    </div>
  )
}
