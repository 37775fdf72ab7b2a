import { RadioGroup } from "@medusajs/ui"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { FreeProductDraft } from "../../lib/free-product-draft"
import { namesGoods, type RewardDraft, rewardTypes, withRewardType } from "../../lib/free-product-reward-draft"
import { ScopeFields } from "../common/scope-fields"
import { FieldPair, WholeField } from "../points-form/fields"
import { GoodsFields } from "./goods-fields"

type Form = { form: PointsForm<FreeProductDraft> }

/** What is given: one of four kinds, and its goods or numbers. */
export const RewardFields = ({ form }: Form) => {
  const { t } = useWords()
  const { draft, change, leave, problems, problemOf } = form
  const { reward, repeat } = draft
  const set = (patch: Partial<RewardDraft>) => change({ reward: { ...reward, ...patch } })
  const setType = (chosen: string) => {
    const type = rewardTypes.find((each) => each === chosen)
    if (type) {
      change(withRewardType(reward, repeat, type))
    }
  }
  return (
    <>
      <RadioGroup aria-label={t("freeProducts.form.reward.title")} className="grid grid-cols-1 gap-2 sm:grid-cols-2" value={reward.type} onValueChange={setType}>
        {rewardTypes.map((type) => (
          <RadioGroup.ChoiceBox key={type} value={type} label={t(`freeProducts.rewards.types.${type}`)} description={t(`freeProducts.rewards.about.${type}`)} />
        ))}
      </RadioGroup>
      {namesGoods(reward.type) ? (
        <GoodsFields goods={reward.goods} onChange={(goods) => set({ goods })} onLeave={() => leave("reward")} problems={problems} />
      ) : (
        <>
          <FieldPair>
            <RewardNumber form={form} name="every" />
            <RewardNumber form={form} name="quantity" />
          </FieldPair>
          <ScopeFields label={t("freeProducts.form.counted")} value={reward.scope} onChange={(scope) => set({ scope })} onLeave={() => leave("reward.scope")} problem={problemOf("reward.scope")} />
        </>
      )}
      {reward.type === "choice" && (
        <FieldPair>
          <RewardNumber form={form} name="choose" />
        </FieldPair>
      )}
    </>
  )
}

const RewardNumber = ({ form: { draft: { reward }, change, leave, problemOf }, name }: Form & { name: "every" | "quantity" | "choose" }) => {
  const { t } = useWords()
  const words = name === "choose" ? "choose" : `${reward.type}.${name}`
  return (
    <WholeField
      label={t(`freeProducts.form.reward.fields.${words}.label`)}
      hint={t(`freeProducts.form.reward.fields.${words}.hint`)}
      unit={t("freeProducts.form.pieces")}
      value={reward[name]}
      onChange={(value) => change({ reward: { ...reward, [name]: value } })}
      onLeave={() => leave("reward")}
      problem={problemOf(`reward.${name}`)}
    />
  )
}
