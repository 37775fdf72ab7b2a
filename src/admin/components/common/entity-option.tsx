import { Check } from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import type { Entity } from "../../lib/entities"

type EntityOptionProps = { id: string; entity: Entity; chosen: boolean; active: boolean; onChoose: () => void }

/** One hit in a picker's list. The pointer's press is kept from taking the focus off the search. */
export const EntityOption = ({ id, entity, chosen, active, onChoose }: EntityOptionProps) => {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) {
      row.current?.scrollIntoView?.({ block: "nearest" })
    }
  }, [active])
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={clx(
        "hover:bg-ui-bg-component-hover flex cursor-pointer items-center gap-x-2 rounded-md px-2 py-1.5",
        active && "bg-ui-bg-component-hover"
      )}
    >
      <span className="flex size-5 shrink-0 items-center justify-center">{chosen && <Check />}</span>
      <div className="min-w-0 flex-1">
        <Text size="small" leading="compact" className="truncate">
          {entity.label}
        </Text>
        {entity.detail && entity.detail !== entity.label && (
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
            {entity.detail}
          </Text>
        )}
      </div>
    </div>
  )
}
