import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { Fragment, type ReactNode } from "react"

type Action = { label: string; icon: ReactNode; onClick: () => void }

/** The three dots of Medusa's sections, with a name for those who cannot see them. */
export const ActionMenu = ({ label, groups }: { label: string; groups: Action[][] }) => (
  <DropdownMenu>
    <DropdownMenu.Trigger asChild>
      <IconButton size="small" variant="transparent" aria-label={label}>
        <EllipsisHorizontal />
      </IconButton>
    </DropdownMenu.Trigger>
    <DropdownMenu.Content align="end">
      {groups.map((actions, index) => (
        <Fragment key={actions[0]?.label}>
          {index > 0 && <DropdownMenu.Separator />}
          {actions.map((action) => (
            <DropdownMenu.Item
              key={action.label}
              className="flex items-center gap-x-2"
              onClick={(event) => {
                event.stopPropagation()
                action.onClick()
              }}
            >
              <span className="text-ui-fg-subtle">{action.icon}</span>
              {action.label}
            </DropdownMenu.Item>
          ))}
        </Fragment>
      ))}
    </DropdownMenu.Content>
  </DropdownMenu>
)
