import { Button, StatusBadge, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminPointsLot } from "../../../types/reward-points"
import { usePointsWords } from "../../hooks/use-points-words"
import { isOpen, lotName } from "../../lib/points-lots"
import { Pages } from "../common/pages"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { OrderLink } from "./order-link"

const pageSize = 10
const colors = { pending: "orange", available: "green", spent: "grey", expired: "purple" } as const

/** What was earned or given at once, and what is left of it; those that are used up are shown when asked for. */
export const AccountLots = ({ lots }: { lots: AdminPointsLot[] }) => {
  const { t } = usePointsWords()
  const [all, setAll] = useState(false)
  const [page, setPage] = useState(0)
  const open = lots.filter(isOpen)
  const listed = all ? lots : open
  return (
    <Section
      title={t("points.lots.title")}
      hint={t("points.lots.hint")}
      action={
        open.length < lots.length && (
          <Button
            size="small"
            variant="secondary"
            aria-pressed={all}
            onClick={() => {
              setAll(!all)
              setPage(0)
            }}
          >
            {t(all ? "points.lots.openOnly" : "points.lots.all", { count: lots.length })}
          </Button>
        )
      }
    >
      {listed.length === 0 ? <SaidLine text={t("points.lots.none")} /> : <LotTable lots={listed.slice(page * pageSize, (page + 1) * pageSize)} />}
      {listed.length > pageSize && <Pages page={page} pageSize={pageSize} count={listed.length} onPage={setPage} />}
    </Section>
  )
}

const LotTable = ({ lots }: { lots: AdminPointsLot[] }) => {
  const { t, number, date } = usePointsWords()
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("points.lots.title")}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("points.lots.lot")}</Table.HeaderCell>
            <Table.HeaderCell>{t("points.lots.state")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("points.lots.left")}</Table.HeaderCell>
            <Table.HeaderCell>{t("points.lots.availableAt")}</Table.HeaderCell>
            <Table.HeaderCell>{t("points.lots.expiresAt")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lots.map((lot) => (
            <Table.Row key={lot.id} id={lot.id}>
              <Table.Cell>
                <span className="flex items-center gap-x-2 whitespace-nowrap">
                  <LotName id={lot.id} />
                  <OrderLink id={lot.order_id} displayId={lot.order_display_id} />
                </span>
              </Table.Cell>
              <Table.Cell>
                <StatusBadge color={colors[lot.state]}>{t(`points.lots.states.${lot.state}`)}</StatusBadge>
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap text-right tabular-nums">
                {t("points.lots.leftOf", { left: number(lot.remaining), all: number(lot.points) })}
                {lot.shortfall > 0 && (
                  <Text size="xsmall" className="text-ui-fg-error">
                    {t("points.lots.shortfall", { points: number(lot.shortfall) })}
                  </Text>
                )}
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">{date(lot.available_at)}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">{lot.expires_at ? date(lot.expires_at) : t("points.lots.never")}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** The end of its id: short enough to compare the ledger with the table of lots. */
export const LotName = ({ id }: { id: string }) => (
  <code title={id} className="txt-compact-xsmall bg-ui-tag-neutral-bg text-ui-tag-neutral-text rounded px-1 py-0.5 font-mono">
    {lotName(id)}
  </code>
)
