import { LevelBadge } from "medusa-b2b-loyalty-storefront"
import { type FormEvent, type ReactElement, useEffect, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { useAnnounce } from "../shop/announcer.tsx"
import { useCart } from "../shop/cart.tsx"
import { useLevels } from "../shop/levels.tsx"
import { useShop } from "../shop/shop.tsx"
import { AccountIcon, CartIcon, SearchIcon } from "./icons.tsx"
import { SHOP_NAME } from "./page-heading.tsx"

/** Name, search, region, account and cart. */
export function Header(): ReactElement {
  return (
    <header className="header">
      <div className="container header-row">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true" width="34" height="34">
            <path d="M16 3l11 6.5v13L16 29 5 22.5v-13z" fill="none" stroke="currentColor" strokeWidth="3" />
            <circle cx="16" cy="16" r="4.5" fill="currentColor" />
          </svg>
          <span>{SHOP_NAME}</span>
        </Link>
        <Search />
        <div className="header-tools">
          <RegionSwitch />
          <AccountLink />
          <CartLink />
        </div>
      </div>
    </header>
  )
}

function Search(): ReactElement {
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const asked = parameters.get("q") ?? ""
  const [words, setWords] = useState(asked)
  useEffect(() => setWords(asked), [asked])
  const search = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) {
      navigate(`/search?${new URLSearchParams({ q: words.trim() })}`)
    }
  }
  return (
    <form className="search" role="search" onSubmit={search}>
      <label className="visually-hidden" htmlFor="search">
        Search products
      </label>
      <input
        id="search"
        type="search"
        placeholder="Name or article number"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="submit" aria-label="Search">
        <SearchIcon />
      </button>
    </form>
  )
}

function RegionSwitch(): ReactElement {
  const { regions, region, chooseRegion } = useShop()
  const announce = useAnnounce()
  const choose = (id: string) => {
    chooseRegion(id)
    announce(`Prices are now those of ${regions.find((one) => one.id === id)?.name ?? "another region"}.`)
  }
  return (
    <div className="region">
      <label className="visually-hidden" htmlFor="region">
        Region and currency
      </label>
      <span className="region-code" aria-hidden="true">
        {region.currency_code.toUpperCase()}
      </span>
      <select id="region" value={region.id} onChange={(event) => choose(event.target.value)}>
        {regions.map(({ id, name, currency_code }) => (
          <option key={id} value={id}>
            {currency_code.toUpperCase()} – {name}
          </option>
        ))}
      </select>
    </div>
  )
}

function AccountLink(): ReactElement {
  const { customer } = useShop()
  const { own } = useLevels()
  return (
    <Link to={customer ? "/account" : "/login"} className="tool" title={customer?.company_name ?? undefined}>
      <AccountIcon />
      <span className="tool-text">{customer ? (customer.company_name ?? customer.first_name ?? "Account") : "Log in"}</span>
      <LevelBadge level={own.loyalty?.level} className="header-level" />
    </Link>
  )
}

function CartLink(): ReactElement {
  const { cart } = useCart()
  const lines = cart?.items?.length ?? 0
  return (
    <Link to="/cart" className="tool cart-link">
      <CartIcon />
      <span className="tool-text">Cart</span>
      {lines > 0 ? (
        <span className="count">
          {lines}
          <span className="visually-hidden"> {lines === 1 ? "article" : "articles"}</span>
        </span>
      ) : null}
    </Link>
  )
}
