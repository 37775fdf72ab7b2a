import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { Names } from "../common/names"
import { Section, SectionRow } from "../common/section"

/** Who gets the price, where, and on what. */
export const RuleCoverage = ({ rule }: { rule: AdminTierPriceRule }) => {
  const { t } = useWords()
  const { audience, scope } = rule
  return (
    <Section title={t("detail.coverage")}>
      <SectionRow title={t("fields.audience.label")}>
        {!audience || audience.type === "everyone" ? t("audiences.everyone") : <Names kind={audience.type} ids={audience.ids} />}
      </SectionRow>
      <SectionRow title={t("fields.region_ids.label")}>
        {rule.region_ids?.length ? <Names kind="regions" ids={rule.region_ids} /> : t("fields.region_ids.all")}
      </SectionRow>
      <SectionRow title={t("fields.scope.label")}>
        {!scope ? (
          t("book.variants", { count: rule.item_count })
        ) : scope.type === "all" ? (
          t("scopes.all")
        ) : (
          <Names kind={scope.type} ids={scope.ids} />
        )}
      </SectionRow>
      {(rule.exclude ?? []).map((exclusion) => (
        <SectionRow key={exclusion.type} title={t("fields.exclude.label")}>
          <Names kind={exclusion.type} ids={exclusion.ids} />
        </SectionRow>
      ))}
    </Section>
  )
}
