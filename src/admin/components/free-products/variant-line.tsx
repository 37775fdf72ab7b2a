import { Photo } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useWords } from "../../hooks/use-words"
import type { NamedVariant } from "../../lib/named-variant"

/** The picture of a product, or a placeholder. It says nothing that its title does not. */
export const Thumbnail = ({ src }: { src: string | null | undefined }) => (
  <span className="bg-ui-bg-component border-ui-border-base flex h-8 w-6 shrink-0 items-center justify-center overflow-hidden rounded border" aria-hidden>
    {src ? <img src={src} alt="" className="size-full object-cover" /> : <Photo className="text-ui-fg-muted" />}
  </span>
)

type VariantLineProps = {
  id: string
  variant: NamedVariant | undefined
  /** The names were read: one without a name no longer exists. */
  known: boolean
  /** Leads to the variant's own page. */
  linked?: boolean
  /** What else is to be said of it, below. */
  children?: ReactNode
}

/** A variant with its picture, title and SKU. */
export const VariantLine = ({ id, variant, known, linked, children }: VariantLineProps) => {
  const { t } = useWords()
  const title = variant?.title ?? (known ? t("entities.gone", { id }) : "…")
  return (
    <div className="flex min-w-0 items-center gap-x-3">
      <Thumbnail src={variant?.thumbnail} />
      <div className="min-w-0">
        {variant && linked ? (
          <Link to={variant.to} className="txt-compact-small-plus focus-visible:shadow-borders-focus block break-words rounded outline-none hover:underline">
            {title}
          </Link>
        ) : (
          <Text size="small" weight="plus" leading="compact" className={known && !variant ? "text-ui-fg-error break-words" : "break-words"}>
            {title}
          </Text>
        )}
        {variant?.sku && (
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted break-words">
            {variant.sku}
          </Text>
        )}
        {children}
      </div>
    </div>
  )
}
