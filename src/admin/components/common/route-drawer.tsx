import { Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import { LeavePrompt } from "./leave-prompt"

type RouteDrawerProps = {
  title: string
  description: string
  /** Where closing leads. */
  back: string
  /** Leaving asks first. */
  guarded?: boolean
  onSubmit: () => void
  actions: ReactNode
  children: ReactNode
}

/** A page that slides in beside another one, as Medusa's own "edit" pages do. */
export const RouteDrawer = ({ title, description, back, guarded = false, onSubmit, actions, children }: RouteDrawerProps) => {
  const navigate = useNavigate()
  return (
    <Drawer open onOpenChange={(open) => !open && navigate(back)}>
      <Drawer.Content onEscapeKeyDown={keepOpenForList}>
        <form
          noValidate
          className="flex h-full flex-col overflow-hidden"
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          <Drawer.Header>
            <Drawer.Title>{title}</Drawer.Title>
            <Drawer.Description className="txt-small text-ui-fg-subtle">{description}</Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto">{children}</Drawer.Body>
          <Drawer.Footer>{actions}</Drawer.Footer>
        </form>
        {guarded && <LeavePrompt />}
      </Drawer.Content>
    </Drawer>
  )
}

/** Escape first closes the list of the picker that one is in; the drawer hears the key before the picker does. */
const keepOpenForList = (event: globalThis.KeyboardEvent) => {
  if (document.activeElement?.getAttribute("aria-expanded") === "true") {
    event.preventDefault()
  }
}
