import type { DataTableFilteringState, DataTablePaginationState, DataTableSortingState } from "@medusajs/ui"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"

const pageSize = 20

/** What a list asks the Admin API for. */
export type ListParams = { q?: string; order?: string; limit: number; offset: number } & Record<string, unknown>

type ListOptions = {
  /** Query parameters of the Admin API that the list can be filtered by. */
  filters: readonly string[]
  /** Those of them that take several values at once. */
  several?: readonly string[]
  /** The order to start with, where the list can be sorted. */
  order?: string
}

/**
 * Search, filters, order and page live in the address, so that going back from
 * a detail finds the list as it was left, and a filtered list can be sent to a
 * colleague.
 */
export const useListState = ({ filters: filterNames, several = [], order: firstOrder }: ListOptions) => {
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
  const order = address.get("order") ?? firstOrder
  const pageIndex = Math.max(0, Number(address.get("page") ?? 1) - 1) || 0
  const filters = readFilters(address, filterNames, several)
  const params: ListParams = { ...filters, q: q || undefined, limit: pageSize, offset: pageIndex * pageSize, ...(order ? { order } : {}) }

  return {
    params,
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
      state: order ? { id: order.replace(/^-/, ""), desc: order.startsWith("-") } : null,
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

const readFilters = (address: URLSearchParams, names: readonly string[], several: readonly string[]): Record<string, string | string[]> => {
  const entries = names.flatMap((name): [string, string | string[]][] => {
    const text = address.get(name)
    return text ? [[name, several.includes(name) ? text.split(",") : text]] : []
  })
  return Object.fromEntries(entries)
}

const textOf = (value: unknown) => (Array.isArray(value) ? value.join(",") : typeof value === "string" ? value : "")

const put = (address: URLSearchParams, name: string, value: unknown) => {
  const text = textOf(value)
  if (text) {
    address.set(name, text)
  } else {
    address.delete(name)
  }
}
