import type { DataTableFilteringState, DataTablePaginationState, DataTableSortingState } from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { AdminTierPriceRuleListParams } from "../../types/tier-price-rule"

const pageSize = 20
const filterNames = ["status", "kind", "audience_type", "currency_code"] as const

/**
 * Search, filters, order and page live in the address, so that going back from
 * a rule finds the list as it was left, and a filtered list can be sent to a
 * colleague.
 */
export function useRuleListState() {
  const [address, setAddress] = useSearchParams()
  const [unset, setUnset] = useState<DataTableFilteringState>({})
  const write = (change: (next: URLSearchParams) => void) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        change(next)
        return next
      },
      { replace: true }
    )
  const q = address.get("q") ?? ""
  const order = address.get("order") ?? "-created_at"
  const pageIndex = Math.max(0, Number(address.get("page") ?? 1) - 1) || 0
  const filters = readFilters(address)

  return {
    params: {
      ...filters,
      q: q || undefined,
      order,
      limit: pageSize,
      offset: pageIndex * pageSize,
    } as AdminTierPriceRuleListParams,
    search: {
      state: q,
      onSearchChange: (text: string) => {
        if (text !== q) {
          write((next) => {
            put(next, "q", text)
            next.delete("page")
          })
        }
      },
    },
    filtering: {
      // A filter that was opened and has no value yet is not in the address, but it is on the screen.
      state: { ...unset, ...filters } as DataTableFilteringState,
      onFilteringChange: (state: DataTableFilteringState) => {
        setUnset(Object.fromEntries(Object.entries(state).filter(([, value]) => textOf(value) === "")))
        write((next) => {
          filterNames.forEach((name) => put(next, name, state[name]))
          next.delete("page")
        })
      },
    },
    sorting: {
      state: { id: order.replace(/^-/, ""), desc: order.startsWith("-") },
      onSortingChange: (sorting: DataTableSortingState) =>
        write((next) => put(next, "order", `${sorting.desc ? "-" : ""}${sorting.id}`)),
    },
    pagination: {
      state: { pageIndex, pageSize },
      onPaginationChange: (page: DataTablePaginationState) =>
        write((next) => put(next, "page", page.pageIndex === 0 ? "" : String(page.pageIndex + 1))),
    },
  }
}

function readFilters(address: URLSearchParams): Record<string, string | string[]> {
  const entries = filterNames.flatMap((name): [string, string | string[]][] => {
    const text = address.get(name)
    return text ? [[name, name === "status" ? text.split(",") : text]] : []
  })
  return Object.fromEntries(entries)
}

const textOf = (value: unknown) => (Array.isArray(value) ? value.join(",") : typeof value === "string" ? value : "")

function put(address: URLSearchParams, name: string, value: unknown) {
  const text = textOf(value)
  if (text) {
    address.set(name, text)
  } else {
    address.delete(name)
  }
}
