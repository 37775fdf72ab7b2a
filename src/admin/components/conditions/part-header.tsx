import { Trash } from "@medusajs/icons"
import { IconButton, Select, Text } from "@medusajs/ui"
import { useConditionWords } from "../../hooks/use-condition-words"
import { type PlacedCondition, withNegation, withoutPart } from "../../lib/condition-draft"
import type { ConditionTree } from "./tree"

/** What a part is, whether it must or must not be met, and the way to be rid of it. */
export const PartHeader = ({ tree, part, title, about }: { tree: ConditionTree; part: PlacedCondition; title: string; about?: string }) => {
  const { t } = useConditionWords()
  return (
    <div className="mb-3 flex flex-wrap items-start gap-2 sm:flex-nowrap">
      <div className="min-w-0 flex-1 basis-40">
        <Text size="small" weight="plus" className="break-words">
          {title}
        </Text>
        {about && (
          <Text size="small" className="text-ui-fg-subtle">
            {about}
          </Text>
        )}
      </div>
      <div className="order-last w-full shrink-0 sm:order-none sm:w-auto">
        <Select size="small" value={part.negated ? "not" : "is"} onValueChange={(chosen) => tree.onChange(withNegation(tree.value, part, chosen === "not"))}>
          <Select.Trigger aria-label={t("conditions.editor.negation.label", { name: title })}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value="is">{t("conditions.editor.negation.is")}</Select.Item>
            <Select.Item value="not">{t("conditions.editor.negation.not")}</Select.Item>
          </Select.Content>
        </Select>
      </div>
      <IconButton type="button" size="small" variant="transparent" aria-label={t("common.remove", { name: title })} onClick={() => tree.onChange(withoutPart(tree.value, part))}>
        <Trash />
      </IconButton>
    </div>
  )
}
