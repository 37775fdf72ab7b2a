"use client"

import { type ReactElement, useId } from "react"
import { type CartFreeProduct, chosenOf, type ChosenGoods, type FreeGoods } from "./free-products.ts"
import type { FreeProductWords } from "./free-product-words.ts"
import { fillLabel } from "./labels.ts"

interface FreeProductChoiceProps {
  /** One with a choice. */
  one: CartFreeProduct
  currencyCode: string
  words: FreeProductWords
  /** Called with all that is then picked. */
  onChoose: (chosen: ChosenGoods[]) => void
}

/** Choose n of these: one by radio buttons, several by boxes, and where one can be picked more than once, how many of each. */
export function FreeProductChoice({ one, currencyCode, words, onChoose }: FreeProductChoiceProps): ReactElement | null {
  const { labels, number, counted } = words
  const id = useId()
  const { choice, goods } = one
  if (!choice) {
    return null
  }
  const kind = choice.choose === 1 ? "radio" : choice.each === 1 ? "checkbox" : "number"
  const pick = ({ variant_id }: FreeGoods, quantity: number) => {
    const others = kind === "radio" ? [] : choice.chosen.filter((chosen) => chosen.variant_id !== variant_id)
    onChoose(quantity > 0 ? [...others, { variant_id, quantity }] : others)
  }
  return (
    <fieldset className="free-product-choice">
      <legend>{fillLabel(labels.choose, { count: number(choice.choose), total: number(goods.length) })}</legend>
      {goods.map((each) => {
        const chosen = chosenOf(one, each.variant_id)
        const most = Math.min(choice.each, chosen + choice.open)
        const closed = chosen === 0 && (!each.available || (kind !== "radio" && choice.open === 0))
        const label = <Option goods={each} currencyCode={currencyCode} words={words} />
        return kind === "number" ? (
          <label key={each.variant_id}>
            <select aria-label={fillLabel(labels.howMany, { title: each.title })} value={chosen} disabled={closed} onChange={(event) => pick(each, Number(event.target.value))}>
              {Array.from({ length: most + 1 }, (_, count) => (
                <option key={count} value={count}>
                  {number(count)}
                </option>
              ))}
            </select>
            {label}
          </label>
        ) : (
          <label key={each.variant_id}>
            <input type={kind} name={id} checked={chosen > 0} disabled={closed} onChange={(event) => pick(each, event.target.checked ? 1 : 0)} />
            {label}
          </label>
        )
      })}
      <p className="free-product-open" role="status">
        {choice.open > 0 ? counted(labels.open, choice.open) : null}
      </p>
    </fieldset>
  )
}

interface OptionProps {
  goods: FreeGoods
  currencyCode: string
  words: FreeProductWords
}

/** "2 × Mug, white, usually €9.90". */
function Option({ goods, currencyCode, words: { labels, money, number } }: OptionProps): ReactElement {
  const { title, variant_title, quantity, thumbnail, usual_price, available } = goods
  return (
    <>
      {thumbnail ? <img src={thumbnail} alt="" width={48} height={48} loading="lazy" /> : null}
      <span className="free-product-option">
        <span>{quantity === 1 ? title : fillLabel(labels.several, { count: number(quantity), title })}</span>
        {variant_title ? <span className="free-product-muted">{variant_title}</span> : null}
        {!available ? (
          <span className="free-product-muted">{labels.notAvailable}</span>
        ) : usual_price === null ? null : (
          <span className="free-product-muted">{fillLabel(labels.usually, { amount: money(usual_price * quantity, currencyCode) })}</span>
        )}
      </span>
    </>
  )
}
