import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { tierPriceRules } from "../lib/tier-price-rules-api"
import { useForgetTierPrices } from "./use-tier-price-rules"

const storageKey = "tier-prices-import"
const changed = "tier-prices-import-changed"
const every = 1_500

/** The import that this browser started last, until its result was dismissed. It survives closing the page. */
export function useStartedImport() {
  const [id, setId] = useState(() => localStorage.getItem(storageKey))
  useEffect(() => {
    const read = () => setId(localStorage.getItem(storageKey))
    window.addEventListener(changed, read)
    return () => window.removeEventListener(changed, read)
  }, [])
  return { id, remember: rememberImport, dismiss: () => rememberImport(null) }
}

function rememberImport(id: string | null) {
  if (id) {
    localStorage.setItem(storageKey, id)
  } else {
    localStorage.removeItem(storageKey)
  }
  window.dispatchEvent(new Event(changed))
}

/** How far an import is, asked again until it has ended; then the lists are read again. */
export function useImportProgress(id: string | null) {
  const forget = useForgetTierPrices()
  const query = useQuery({
    queryKey: ["tier-pricing", "import", id],
    queryFn: async () => (await tierPriceRules.retrieveImport(id ?? "")).import,
    enabled: id !== null,
    refetchInterval: ({ state }) => (!state.data || state.data.status === "running" ? every : false),
    refetchIntervalInBackground: true,
    retry: 3,
  })
  const done = query.data?.status === "done"
  useEffect(() => {
    if (done) {
      void forget()
    }
    // Only the end of the import is of interest here.
  }, [done])
  return query
}
