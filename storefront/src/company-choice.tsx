"use client"

import { type ReactElement, useId } from "react"
import { type CompanyLabels, defaultCompanyLabels } from "./company-labels.ts"
import type { CartCompanyState } from "./use-cart-company.ts"

/** Properties of `CompanyChoice`. */
export interface CompanyChoiceProps {
  /** What `useCartCompany` answers. */
  state: CartCompanyState
  labels?: Partial<CompanyLabels>
  className?: string
}

/** For which of the buyer's companies the cart is bought. Nothing where there is nothing to choose. */
export function CompanyChoice({ state, labels, className }: CompanyChoiceProps): ReactElement | null {
  const field = useId()
  const { company, companies, busy, status, choose } = state
  if (companies.length < 2) {
    return null
  }
  const words = { ...defaultCompanyLabels, ...labels }
  return (
    <div className={["company-choice", className].filter(Boolean).join(" ")} aria-busy={busy}>
      <label htmlFor={field}>{words.buyingFor}</label>
      <select id={field} value={company?.id ?? ""} onChange={({ target }) => choose(target.value)}>
        {companies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p role="status">{status === "error" ? words.failed : null}</p>
    </div>
  )
}
