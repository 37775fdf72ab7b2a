import type { HttpTypes } from "@medusajs/types"
import { type FormEvent, type ReactElement, useState } from "react"
import { Notice } from "../parts/notice.tsx"
import { useCart } from "../shop/cart.tsx"
import { problemText } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"
import { usStates } from "./us-states.ts"

interface Field {
  name: string
  label: string
  autoComplete: string
  type?: string
  optional?: boolean
  half?: boolean
}

const FIELDS: Field[] = [
  { name: "company", label: "Company", autoComplete: "organization", optional: true },
  { name: "first_name", label: "First name", autoComplete: "given-name", half: true },
  { name: "last_name", label: "Last name", autoComplete: "family-name", half: true },
  { name: "address_1", label: "Street and number", autoComplete: "address-line1" },
  { name: "postal_code", label: "Postal code", autoComplete: "postal-code", half: true },
  { name: "city", label: "Town", autoComplete: "address-level2", half: true },
  { name: "phone", label: "Phone", autoComplete: "tel", type: "tel", optional: true },
]

/** Who orders, and where the goods go. */
export function AddressStep({ cart, onDone }: { cart: HttpTypes.StoreCart; onDone: () => void }): ReactElement {
  const { region, customer, countryCode } = useShop()
  const { update, busy } = useCart()
  const [problem, setProblem] = useState<string | null>(null)
  const known = knownAddress(cart, customer)
  const [country, setCountry] = useState(known.country_code || countryCode)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const text = (name: string) => String(values.get(name) ?? "").trim()
    const address = {
      ...Object.fromEntries(FIELDS.map(({ name }) => [name, text(name)])),
      province: text("province"),
      country_code: country,
    }
    setProblem(null)
    try {
      await update({ email: text("email"), shipping_address: address, billing_address: address })
      onDone()
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  return (
    <form className="fields" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>E-mail</span>
        <input name="email" type="email" autoComplete="email" required defaultValue={cart.email ?? customer?.email ?? ""} />
      </label>
      {FIELDS.map(({ name, label, autoComplete, type = "text", optional, half }) => (
        <label key={name} className={half ? "field field-half" : "field"}>
          <span>
            {label}
            {optional ? <small> optional</small> : null}
          </span>
          <input name={name} type={type} autoComplete={autoComplete} required={!optional} defaultValue={known[name] ?? ""} />
        </label>
      ))}
      <label className="field">
        <span>Country</span>
        <select autoComplete="country" required value={country} onChange={(event) => setCountry(event.target.value)}>
          {(region.countries ?? []).map(({ iso_2, display_name, name }) => (
            <option key={iso_2} value={iso_2}>
              {display_name ?? name}
            </option>
          ))}
        </select>
      </label>
      {country === "us" ? <StateField known={known.province} /> : null}
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      <button type="submit" className="button" aria-disabled={busy || undefined}>
        {busy ? "One moment …" : "Continue to delivery"}
      </button>
    </form>
  )
}

function StateField({ known }: { known: string | undefined }): ReactElement {
  return (
    <label className="field">
      <span>State</span>
      <select name="province" autoComplete="address-level1" required defaultValue={known ?? ""}>
        <option value="">Choose a state</option>
        {usStates.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the cart says already, else the buyer's own address, else the name alone. */
function knownAddress(cart: HttpTypes.StoreCart, customer: HttpTypes.StoreCustomer | null): Record<string, string> {
  const own = customer?.addresses?.find(({ is_default_shipping }) => is_default_shipping) ?? customer?.addresses?.[0]
  const given = cart.shipping_address?.address_1 ? cart.shipping_address : own
  const texts = Object.entries({
    company: customer?.company_name,
    first_name: customer?.first_name,
    last_name: customer?.last_name,
    ...given,
  }).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))
  const known: Record<string, string> = Object.fromEntries(texts)
  return { ...known, country_code: cart.shipping_address?.country_code ?? known.country_code ?? "" }
}

function townLine({ city, postal_code, province }: HttpTypes.StoreCartAddress | HttpTypes.StoreOrderAddress): string {
  const state = usStates.find(({ code }) => code === province)?.name
  return state ? `${city}, ${state} ${postal_code}` : [postal_code, city, province].filter(Boolean).join(" ")
}

/** The address of a cart or an order, on a few lines. */
export function AddressText({ address }: { address: HttpTypes.StoreCartAddress | HttpTypes.StoreOrderAddress }): ReactElement {
  const lines = [
    address.company,
    [address.first_name, address.last_name].filter(Boolean).join(" "),
    address.address_1,
    townLine(address),
    address.country_code?.toUpperCase(),
  ]
  return (
    <address>
      {lines.filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  )
}
