import { XMarkMini } from "@medusajs/icons"
import { Badge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useWords } from "../../hooks/use-words"
import type { Entity, EntityKind } from "../../lib/entities"

const shown = 100

type EntityBadgesProps = {
  kind: EntityKind
  ids: string[]
  names: Map<string, Entity> | undefined
  /** The names were read: an id without a name no longer exists. */
  known: boolean
  /** Without it the badges lead to the thing's own page. */
  onRemove?: (id: string) => void
}

/** What is chosen, by name; what no longer exists says so. */
export const EntityBadges = ({ kind, ids, names, known, onRemove }: EntityBadgesProps) => {
  const { t } = useWords()
  if (ids.length === 0) {
    return null
  }
  return (
    <ul className="flex flex-wrap gap-1" aria-label={t(`entities.${kind}`)}>
      {ids.slice(0, shown).map((id) => (
        <li key={id} className="max-w-full">
          <EntityBadge id={id} entity={names?.get(id)} known={known} onRemove={onRemove} />
        </li>
      ))}
      {ids.length > shown && (
        <li>
          <Text size="small" className="text-ui-fg-muted">
            {t("entities.more", { count: ids.length - shown })}
          </Text>
        </li>
      )}
    </ul>
  )
}

type EntityBadgeProps = { id: string; entity?: Entity; known: boolean; onRemove?: (id: string) => void }

const EntityBadge = ({ id, entity, known, onRemove }: EntityBadgeProps) => {
  const { t } = useWords()
  const label = entity?.label ?? (known ? t("entities.gone", { id }) : "…")
  const text = <span className="truncate">{label}</span>
  return (
    <Badge size="2xsmall" color={known && !entity ? "red" : "grey"} className="max-w-full" title={entity?.detail ?? id}>
      {entity?.to && !onRemove ? (
        <Link to={entity.to} className="hover:text-ui-fg-base focus-visible:shadow-borders-focus truncate rounded">
          {text}
        </Link>
      ) : (
        text
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={t("common.remove", { name: label })}
          className="hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded outline-none"
          onClick={() => onRemove(id)}
        >
          <XMarkMini />
        </button>
      )}
    </Badge>
  )
}
