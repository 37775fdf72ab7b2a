import { Text } from "@medusajs/ui"
import type { FreeGoods, FreeProductReward } from "../../../types/free-products"
import { useVariants } from "../../hooks/use-variants"
import { useWords } from "../../hooks/use-words"
import type { NamedVariant } from "../../lib/named-variant"
import { Names } from "../common/names"
import { Section, SectionRow } from "../common/section"
import { VariantLine } from "./variant-line"

/** What a rule gives: its goods with pictures, or what it counts. */
export const RewardSection = ({ reward }: { reward: FreeProductReward }) => {
  const { t, number } = useWords()
  return (
    <Section title={t(`freeProducts.rewards.types.${reward.type}`)} hint={t(`freeProducts.rewards.about.${reward.type}`)}>
      {"goods" in reward ? (
        <Goods goods={reward.goods} />
      ) : (
        <>
          {(["every", "quantity"] as const).map((name) => (
            <SectionRow key={name} title={t(`freeProducts.form.reward.fields.${reward.type}.${name}.label`)}>
              {number(reward[name])}
            </SectionRow>
          ))}
          <SectionRow title={t("freeProducts.form.counted")}>{reward.scope.type === "all" ? t("scopes.all") : <Names kind={reward.scope.type} ids={reward.scope.ids} />}</SectionRow>
        </>
      )}
      {reward.type === "choice" && <SectionRow title={t("freeProducts.form.reward.fields.choose.label")}>{t("freeProducts.chooseOf", { choose: number(reward.choose), of: number(reward.goods.length) })}</SectionRow>}
    </Section>
  )
}

const Goods = ({ goods }: { goods: FreeGoods[] }) => {
  const { t, number } = useWords()
  const names = useVariants(goods.flatMap(({ variant_id, fallbacks }) => [variant_id, ...fallbacks]))
  return (
    <ul className="divide-ui-border-base divide-y">
      {goods.map(({ variant_id, quantity, fallbacks }) => (
        <li key={variant_id} className="flex items-start justify-between gap-4 px-6 py-3">
          <VariantLine id={variant_id} variant={names.data?.get(variant_id)} known={names.isSuccess} linked>
            {fallbacks.length > 0 && <Fallbacks ids={fallbacks} names={names.data} />}
          </VariantLine>
          <Text size="small" className="shrink-0 tabular-nums">
            {t("freeProducts.pieces", { count: quantity, number: number(quantity) })}
          </Text>
        </li>
      ))}
    </ul>
  )
}

const Fallbacks = ({ ids, names }: { ids: string[]; names: Map<string, NamedVariant> | undefined }) => {
  const { t } = useWords()
  return (
    <Text size="xsmall" className="text-ui-fg-subtle break-words">
      {t("freeProducts.insteadOf", { names: ids.map((id) => names?.get(id)?.title ?? id).join(", ") })}
    </Text>
  )
}
