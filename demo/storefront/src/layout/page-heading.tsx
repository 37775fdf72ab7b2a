import { type ReactElement, type ReactNode, useEffect, useRef } from "react"

/** The name of the shop, as pages and header write it. */
export const SHOP_NAME = "Kestrel Trade Supply"

/**
 * The heading of a page. It names the document, and takes the focus if the page change left it on the
 * page as a whole, so that screen readers begin with the heading.
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${SHOP_NAME}`
    if (document.activeElement?.id === "main") {
      heading.current?.focus({ preventScroll: true })
    }
  }, [title])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  )
}
