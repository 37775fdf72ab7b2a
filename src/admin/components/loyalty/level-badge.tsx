import { Badge } from "@medusajs/ui"

type LevelBadgeProps = { level: { name: string; color?: string | null } | null }

/** A level by its name, with a dot in its colour. */
export const LevelBadge = ({ level }: LevelBadgeProps) =>
  level ? (
    <Badge size="2xsmall" className="gap-x-1.5">
      <span aria-hidden className="border-ui-border-strong size-2 shrink-0 rounded-full border" style={level.color ? { backgroundColor: level.color } : undefined} />
      {level.name}
    </Badge>
  ) : (
    <span className="text-ui-fg-muted">–</span>
  )
