import type { HttpTypes } from "@medusajs/types"
import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react"
import { useShop } from "./shop.tsx"
import { useLoaded } from "./use-loaded.ts"

/** A category with its sub-categories. */
export interface CategoryNode {
  id: string
  name: string
  handle: string
  description: string
  parent: CategoryNode | null
  children: CategoryNode[]
}

/** The categories and collections of the shop. */
export interface Catalogue {
  /** Top categories in the shop's order. */
  roots: CategoryNode[]
  byHandle: ReadonlyMap<string, CategoryNode>
  collections: HttpTypes.StoreCollection[]
  loading: boolean
}

const EMPTY: Catalogue = { roots: [], byHandle: new Map(), collections: [], loading: true }
const CatalogueContext = createContext<Catalogue>(EMPTY)

/** The shop's categories and collections; empty until they are read. */
export function useCatalogue(): Catalogue {
  return useContext(CatalogueContext)
}

/** Reads the categories and collections once. */
export function CatalogueProvider({ children }: { children: ReactNode }): ReactElement {
  const { sdk } = useShop()
  const { data, error } = useLoaded("catalogue", async () => {
    const fields = "id,name,handle,description,parent_category_id,rank"
    const [categories, collections] = await Promise.all([
      sdk.store.category.list({ limit: 500, fields }),
      sdk.store.collection.list({ limit: 50, fields: "id,title,handle" }),
    ])
    return { ...toTree(categories.product_categories), collections: collections.collections }
  })
  const catalogue = useMemo(() => (data ? { ...data, loading: false } : { ...EMPTY, loading: !error }), [data, error])
  return <CatalogueContext.Provider value={catalogue}>{children}</CatalogueContext.Provider>
}

/** The category's own id and those of everything below it. */
export function idsWithin(category: CategoryNode): string[] {
  return [category.id, ...category.children.flatMap(idsWithin)]
}

/** From the top category down to this one. */
export function pathTo(category: CategoryNode | null): CategoryNode[] {
  return category ? [...pathTo(category.parent), category] : []
}

function toTree(categories: HttpTypes.StoreProductCategory[]): Pick<Catalogue, "roots" | "byHandle"> {
  const nodes = new Map<string, CategoryNode>(
    categories.map(({ id, name, handle, description }) => [
      id,
      { id, name, handle, description: description ?? "", parent: null, children: [] },
    ])
  )
  const roots: CategoryNode[] = []
  for (const { id, parent_category_id } of categories.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))) {
    const node = nodes.get(id)
    if (!node) {
      continue
    }
    node.parent = nodes.get(parent_category_id ?? "") ?? null
    const siblings = node.parent?.children ?? roots
    siblings.push(node)
  }
  return { roots, byHandle: new Map([...nodes.values()].map((node) => [node.handle, node])) }
}
