import { Label, RadioGroup } from "@medusajs/ui"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import type { RuleKind } from "../../lib/rule-draft"

const kinds: RuleKind[] = ["scope", "price_book"]

/** One set of breaks for many products, or a price book. Chosen once, when the rule is made. */
export const KindField = () => {
  const { draft, change } = useRuleForm()
  const { t } = useWords()
  const choose = (chosen: string) => {
    const kind = kinds.find((candidate) => candidate === chosen) ?? "scope"
    change(kind === "price_book" ? { kind, ...contract } : { kind, combine: "lowest", promotions: "allow" })
  }
  return (
    <section className="flex flex-col gap-y-2">
      <Label id="tier-price-kind" size="small" weight="plus">
        {t("fields.kind.label")}
      </Label>
      <RadioGroup
        aria-labelledby="tier-price-kind"
        className="grid grid-cols-1 gap-2 sm:grid-cols-2"
        value={draft.kind}
        onValueChange={choose}
      >
        {kinds.map((kind) => (
          <RadioGroup.ChoiceBox
            key={kind}
            value={kind}
            label={t(`kinds.${kind}`)}
            description={t(`fields.kind.description.${kind}`)}
          />
        ))}
      </RadioGroup>
    </section>
  )
}

/** A price book is nearly always a contract: final, and not reduced again. */
const contract = { combine: "override", promotions: "exclude" } as const
