import type { HttpTypes } from "@medusajs/types"
import { formatAmount } from "medusa-b2b-loyalty-storefront"
import { type FormEvent, type ReactElement, useState } from "react"
import { LoadingProblem, Notice } from "../parts/notice.tsx"
import { useCart } from "../shop/cart.tsx"
import { problemText } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"
import { useLoaded } from "../shop/use-loaded.ts"

/** How the goods go. */
export function DeliveryStep({ cart, onDone }: { cart: HttpTypes.StoreCart; onDone: () => void }): ReactElement {
  const { sdk } = useShop()
  const { chooseShipping, busy } = useCart()
  const [problem, setProblem] = useState<string | null>(null)
  const key = `${cart.id} ${cart.shipping_address?.country_code}`
  const { data, error, reload } = useLoaded(key, async () =>
    (await sdk.store.fulfillment.listCartOptions({ cart_id: cart.id })).shipping_options
  )
  if (error) {
    return <LoadingProblem text={problemText(error)} retry={reload} />
  }
  if (!data) {
    return <p role="status">Reading the ways of delivery …</p>
  }
  if (data.length === 0) {
    return <Notice kind="problem">We do not deliver to this address yet.</Notice>
  }
  const chosen = cart.shipping_methods?.at(-1)?.shipping_option_id ?? data[0]?.id
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setProblem(null)
    try {
      await chooseShipping(String(new FormData(event.currentTarget).get("shipping")))
      onDone()
    } catch (reason) {
      setProblem(problemText(reason))
    }
  }
  return (
    <form className="fields" onSubmit={(event) => void submit(event)}>
      <fieldset className="radio-cards">
        <legend className="visually-hidden">Way of delivery</legend>
        {data.map((option) => (
          <label key={option.id}>
            <input type="radio" name="shipping" value={option.id} required defaultChecked={option.id === chosen} />
            <span>{option.name}</span>
            <strong>{formatAmount(option.amount, { currencyCode: cart.currency_code })}</strong>
          </label>
        ))}
      </fieldset>
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      <button type="submit" className="button" aria-disabled={busy || undefined}>
        {busy ? "One moment …" : "Continue to payment"}
      </button>
    </form>
  )
}
