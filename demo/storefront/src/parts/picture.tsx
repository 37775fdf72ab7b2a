import type { ReactElement } from "react"
import { BoxIcon } from "../layout/icons.tsx"

/** The picture of an article. It adds nothing to the name beside it, so it has no text of its own. */
export function Picture({ src, size, eager = false }: { src?: string | null; size: number; eager?: boolean }): ReactElement {
  return (
    <span className="picture">
      {src ? (
        <img src={src} alt="" width={size} height={size} loading={eager ? "eager" : "lazy"} decoding="async" />
      ) : (
        <BoxIcon />
      )}
    </span>
  )
}
