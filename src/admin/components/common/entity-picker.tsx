import { Input, Text, clx } from "@medusajs/ui"
import { type KeyboardEvent, useEffect, useState } from "react"
import { useEntityNames, useEntitySearch } from "../../hooks/use-entities"
import { useWords } from "../../hooks/use-words"
import type { EntityKind } from "../../lib/entities"
import { EntityBadges } from "./entity-badges"
import { EntityOption } from "./entity-option"
import type { FieldInput } from "./field"

type EntityPickerProps = {
  kind: EntityKind
  ids: string[]
  onChange: (ids: string[]) => void
  /** Choosing a second one replaces the first, and the list closes. */
  single?: boolean
  label: string
  /** Instead of the kind's own: what a choice is for. */
  placeholder?: string
  input?: Partial<FieldInput>
  onLeave?: () => void
}

/** Searches the shop and collects what is chosen: by mouse, or by arrows, Enter, Backspace and Escape. */
export const EntityPicker = ({ kind, ids, onChange, single, label, placeholder, input, onLeave }: EntityPickerProps) => {
  const { t } = useWords()
  const [typed, setTyped] = useState("")
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const [entered, setEntered] = useState(false)
  const search = useEntitySearch(kind, typed, open)
  const names = useEntityNames(kind, ids)
  const hits = search.entities
  const listId = `${input?.id ?? label}-list`

  const toggle = (id: string) => {
    const without = ids.filter((chosen) => chosen !== id)
    onChange(without.length < ids.length ? without : single ? [id] : [...ids, id])
    setTyped("")
    setOpen(!single)
  }
  // An Enter that still waits for its hits is called off: it must take nothing when the list is opened again.
  const close = () => {
    setOpen(false)
    setEntered(false)
  }
  // Enter after fast typing waits for the hits of what was typed: the first of the former ones would be the wrong thing.
  useEffect(() => {
    if (entered && search.settled) {
      setEntered(false)
      if (hits[active]) {
        toggle(hits[active].id)
      }
    }
  }, [entered, search.settled])
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move) {
      event.preventDefault()
      setOpen(true)
      setActive((at) => Math.max(0, Math.min(hits.length - 1, at + move)))
    } else if (event.key === "Enter") {
      event.preventDefault()
      setEntered(open)
    } else if (event.key === "Escape" && open) {
      event.stopPropagation()
      close()
    } else if (event.key === "Backspace" && typed === "" && ids.length > 0) {
      onChange(ids.slice(0, -1))
    }
  }

  return (
    <div className="flex flex-col gap-y-2">
      <div className="relative">
        <Input
          {...input}
          type="search"
          role="combobox"
          autoComplete="off"
          aria-label={label}
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && hits[active] ? `${listId}-${hits[active].id}` : undefined}
          placeholder={placeholder ?? t(`pickers.${kind}`)}
          value={typed}
          onClick={() => setOpen(true)}
          onBlur={() => {
            close()
            onLeave?.()
          }}
          onChange={(event) => {
            setTyped(event.target.value)
            setEntered(false)
            setActive(0)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
        />
        {open && (
          <div
            id={listId}
            role="listbox"
            aria-label={label}
            aria-multiselectable={!single}
            className={clx(
              "bg-ui-bg-component shadow-elevation-flyout absolute inset-x-0 top-full z-50 mt-1",
              "max-h-64 overflow-y-auto rounded-lg p-1"
            )}
          >
            {hits.map((entity, index) => (
              <EntityOption
                key={entity.id}
                id={`${listId}-${entity.id}`}
                entity={entity}
                chosen={ids.includes(entity.id)}
                active={index === active}
                onChoose={() => toggle(entity.id)}
              />
            ))}
            <PickerFoot loading={search.isLoading} failed={search.isError} hits={hits.length} count={search.data?.count} />
          </div>
        )}
      </div>
      <EntityBadges kind={kind} ids={ids} names={names.data} known={names.isSuccess} onRemove={toggle} />
    </div>
  )
}

type PickerFootProps = { loading: boolean; failed: boolean; hits: number; count?: number }

const PickerFoot = ({ loading, failed, hits, count = 0 }: PickerFootProps) => {
  const { t } = useWords()
  if (!loading && !failed && hits > 0 && count <= hits) {
    return null
  }
  const key = failed ? "failed" : loading ? "loading" : hits === 0 ? "nothing" : "more"
  return (
    <Text size="xsmall" className="text-ui-fg-muted px-2 py-1.5" role="status">
      {t(`pickers.state.${key}`, { hits, count })}
    </Text>
  )
}
