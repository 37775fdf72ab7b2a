import { Plus } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useConditionWords } from "../../hooks/use-condition-words"
import { countConditions, deepestCondition, depthBelow, mostConditions, newCondition, withPart } from "../../lib/condition-draft"
import type { ConditionTree } from "./tree"

/** Adds a condition, or a group where another level may lie, to the group at this place. */
export const AddCondition = ({ tree, path }: { tree: ConditionTree; path: string }) => {
  const { t, nameOf } = useConditionWords()
  const depth = depthBelow(path)
  const isFull = countConditions(tree.value) >= mostConditions || depth > deepestCondition
  return (
    <div className="flex flex-wrap gap-2">
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button type="button" size="small" variant="secondary" disabled={isFull}>
            <Plus />
            {t("conditions.editor.add")}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="start" className="max-h-80 overflow-y-auto">
          {tree.definitions.map((definition) => (
            <DropdownMenu.Item key={definition.code} onClick={() => tree.onChange(withPart(tree.value, path, newCondition(definition)))}>
              {nameOf(definition.code)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu>
      {depth < deepestCondition && (
        <Button type="button" size="small" variant="transparent" disabled={isFull} onClick={() => tree.onChange(withPart(tree.value, path, { any: [] }))}>
          <Plus />
          {t("conditions.editor.addGroup")}
        </Button>
      )}
    </div>
  )
}
