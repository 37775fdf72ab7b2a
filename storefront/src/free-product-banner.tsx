import { type ReactElement, type ReactNode, useId } from "react"
import { type FreeProductLook, type FreeProductWords, freeProductWords } from "./free-product-words.ts"
import type { FreeProductOffer } from "./free-products.ts"
import { fillLabel } from "./labels.ts"
import type { FreeProductsState } from "./use-free-products.ts"

/** Properties of `FreeProductBanner`. */
export interface FreeProductBannerProps extends FreeProductLook {
  /** What `useFreeProducts` answers. Nothing is shown while it is not known, nor where nothing is on. */
  state: Pick<FreeProductsState, "offers" | "currencyCode">
  /** How many are shown; all unless given. */
  most?: number
  /** What stands below an offer: a link to the goods, for example. */
  renderMore?: (offer: FreeProductOffer) => ReactNode
  className?: string
}

/** What is on: "Free workshop mug, from €500.00". */
export function FreeProductBanner({ state, most, renderMore, className, ...look }: FreeProductBannerProps): ReactElement | null {
  const words = freeProductWords(look)
  const title = useId()
  const { offers, currencyCode } = state
  if (offers.length === 0 || currencyCode === null) {
    return null
  }
  return (
    <section className={["free-product-banner", className].filter(Boolean).join(" ")} aria-labelledby={title}>
      <h2 id={title}>{words.labels.offers}</h2>
      <ul>
        {offers.slice(0, most).map((offer) => (
          <li key={offer.rule_id}>
            <Offer offer={offer} currencyCode={currencyCode} words={words} />
            {renderMore?.(offer)}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface OfferProps {
  offer: FreeProductOffer
  currencyCode: string
  words: FreeProductWords
}

function Offer({ offer, currencyCode, words }: OfferProps): ReactElement {
  const { labels, money, number, counted, lastDay } = words
  const { name, description, goods, choose, minimum_amount, minimum_tax, minimum_quantity, ends_at } = offer
  const terms = [
    ...(minimum_amount === null ? [] : [fillLabel(minimum_tax === "net" ? labels.fromAmountNet : labels.fromAmount, { amount: money(minimum_amount, currencyCode) })]),
    ...(minimum_quantity === null ? [] : [counted(labels.fromPieces, minimum_quantity)]),
    ...(choose === null ? [] : [fillLabel(labels.offerChoice, { count: number(choose), total: number(goods.length) })]),
    ...(ends_at === null ? [] : [fillLabel(labels.until, { date: lastDay(ends_at) })]),
  ]
  const pictures = goods.flatMap(({ thumbnail, variant_id }) => (thumbnail ? [{ thumbnail, variant_id }] : [])).slice(0, 3)
  return (
    <>
      {pictures.length > 0 ? (
        <span className="free-product-pictures">
          {pictures.map(({ thumbnail, variant_id }) => (
            <img key={variant_id} src={thumbnail} alt="" width={56} height={56} loading="lazy" />
          ))}
        </span>
      ) : null}
      <span className="free-product-offer">
        <strong>{name}</strong>
        {description ? <span>{description}</span> : null}
        {terms.length > 0 ? <span className="free-product-muted">{terms.join(" · ")}</span> : null}
      </span>
    </>
  )
}
