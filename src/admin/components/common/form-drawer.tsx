import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useWords } from "../../hooks/use-words"

type FormDrawerProps = {
  title: string
  hint: string
  /** What the button says that sends the form; "Save" by default. */
  submit?: string
  saving: boolean
  onSubmit: () => Promise<void>
  onClose: () => void
  children: ReactNode
}

/** A form that slides in over a page, with its two buttons. It is mounted when it opens, so that it starts anew. */
export const FormDrawer = ({ title, hint, submit, saving, onSubmit, onClose, children }: FormDrawerProps) => {
  const { t } = useWords()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <form
          noValidate
          className="flex h-full flex-col overflow-hidden"
          onSubmit={(event) => {
            event.preventDefault()
            // The drawer may stand inside another form of the page.
            event.stopPropagation()
            void onSubmit()
          }}
        >
          <Drawer.Header>
            <Drawer.Title>{title}</Drawer.Title>
            <Drawer.Description className="txt-small text-ui-fg-subtle">{hint}</Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto">{children}</Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" size="small" isLoading={saving}>
              {submit ?? t("common.save")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
