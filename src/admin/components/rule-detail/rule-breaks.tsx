import { Button, Table, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { Section } from "../common/section"

/** The breaks as buyers meet them: from this many pieces on, this price. */
export const RuleBreaks = ({ rule }: { rule: AdminTierPriceRule }) => {
  const { t, number, reduction } = useWords()
  const breaks = rule.breaks ?? []
  return (
    <Section
      title={t("breaks.title")}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to="edit">{t("actions.edit")}</Link>
        </Button>
      }
    >
      {breaks.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("breaks.none")}
        </Text>
      ) : (
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("breaks.from")}</Table.HeaderCell>
              <Table.HeaderCell>{t("breaks.price")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {breaks.map((line) => (
              <Table.Row key={`${line.min_quantity}-${line.type}-${line.value}`}>
                <Table.Cell>{number(line.min_quantity)}</Table.Cell>
                <Table.Cell>{reduction(line, rule.currency_code)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
    </Section>
  )
}
