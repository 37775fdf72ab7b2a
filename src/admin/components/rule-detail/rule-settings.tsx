import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { Section, SectionRow } from "../common/section"

/** When it applies and how it is computed, in the words of the form. */
export const RuleSettings = ({ rule }: { rule: AdminTierPriceRule }) => {
  const { t, date } = useWords()
  const decimals =
    typeof rule.decimals === "number"
      ? t("fields.decimals.options.number", { count: rule.decimals })
      : t(`fields.decimals.options.${rule.decimals ?? "auto"}`)
  const rows = [
    [t("fields.starts_at.label"), rule.starts_at ? date(rule.starts_at) : t("detail.always")],
    [t("fields.ends_at.label"), rule.ends_at ? date(rule.ends_at) : t("detail.never")],
    [t("fields.currency_code.label"), rule.currency_code?.toUpperCase() ?? t("fields.currency_code.any")],
    [t("fields.combine.label"), t(`fields.combine.options.${rule.combine}`)],
    [t("fields.promotions.label"), t(`fields.promotions.options.${rule.promotions}`)],
    [t("fields.quantity_basis.label"), t(`fields.quantity_basis.options.${rule.quantity_basis}`)],
    [t("fields.base.label"), t(`fields.base.options.${rule.base}`)],
    [t("fields.decimals.label"), decimals],
    [t("fields.priority.label"), String(rule.priority)],
    [t("columns.created"), date(rule.created_at)],
    [t("columns.updated"), date(rule.updated_at)],
  ]
  return (
    <Section title={t("detail.settings")}>
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title}>
          {value}
        </SectionRow>
      ))}
    </Section>
  )
}
