import { FocusModal, Heading } from "@medusajs/ui"
import type { KeyboardEvent, ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import { LeavePrompt } from "./leave-prompt"

type RouteModalProps = {
  title: string
  description: string
  /** Where closing leads. */
  back: string
  /** Leaving asks first. */
  guarded?: boolean
  /** Typing starts in the first field; otherwise the dialog itself has the focus. */
  typeAtOnce?: boolean
  /** Ctrl+Enter sends; a plain Enter in an input does not. */
  onSubmit?: () => void
  actions: ReactNode
  children: ReactNode
}

/** A page that lies over another one, as Medusa's own "create" pages do. */
export const RouteModal = (props: RouteModalProps) => {
  const { title, description, back, guarded = false, typeAtOnce, onSubmit, actions, children } = props
  const navigate = useNavigate()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) {
      return
    }
    event.preventDefault()
    if (event.metaKey || event.ctrlKey) {
      onSubmit?.()
    }
  }
  return (
    <FocusModal open onOpenChange={(open) => !open && navigate(back)}>
      <FocusModal.Content onEscapeKeyDown={keepOpenForList} onOpenAutoFocus={typeAtOnce ? focusFirstField : undefined}>
        <form
          noValidate
          className="flex h-full flex-col overflow-hidden"
          onKeyDown={onKeyDown}
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit?.()
          }}
        >
          <FocusModal.Header />
          <FocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto">
            <div className="flex w-full max-w-[760px] flex-col gap-y-8 px-4 py-8 sm:px-6 sm:py-12">
              <div>
                <FocusModal.Title asChild>
                  <Heading>{title}</Heading>
                </FocusModal.Title>
                <FocusModal.Description className="txt-small text-ui-fg-subtle mt-1">
                  {description}
                </FocusModal.Description>
              </div>
              {children}
            </div>
          </FocusModal.Body>
          <FocusModal.Footer>{actions}</FocusModal.Footer>
        </form>
        {guarded && <LeavePrompt />}
      </FocusModal.Content>
    </FocusModal>
  )
}

/** Escape first closes the list of the picker that one is in; the dialog hears the key before the picker does. */
function keepOpenForList(event: globalThis.KeyboardEvent) {
  if (document.activeElement?.getAttribute("aria-expanded") === "true") {
    event.preventDefault()
  }
}

function focusFirstField(event: Event) {
  const dialog = event.target
  const field = dialog instanceof HTMLElement ? dialog.querySelector("input") : null
  if (field) {
    event.preventDefault()
    field.focus()
  }
}

/** Navigation with this state is meant: what was typed is saved. */
export const saved = { state: { isSubmitSuccessful: true } }
