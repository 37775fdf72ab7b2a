import type { AdminCompanyListResponse } from "../../types/company"
import type { AdminLadder } from "../../types/loyalty-levels"
import { sdk } from "./sdk"

/** Things of the shop that a rule can name. */
export type EntityKind =
  | "customer_groups"
  | "customers"
  | "products"
  | "variants"
  | "categories"
  | "collections"
  | "tags"
  | "types"
  | "regions"
  | "orders"
  | "companies"
  | "levels"
  | "sales_channels"

/** One of them as people recognise it. `to` is its own page in the dashboard. */
export type Entity = { id: string; label: string; detail?: string; to?: string }

export type EntityPage = { entities: Entity[]; count: number }

type Query = { q?: string; id?: string[]; limit: number; offset: number }

/** Searches by name, SKU or e-mail, or reads by `id`; one page of Medusa's own lists. */
export const entityLists: Record<EntityKind, (query: Query) => Promise<EntityPage>> = {
  customer_groups: async (query) => {
    const { customer_groups, count } = await sdk.admin.customerGroup.list({ ...query, fields: "id,name" })
    return {
      count,
      entities: customer_groups.map((group) => ({
        id: group.id,
        label: group.name ?? group.id,
        to: `/customer-groups/${group.id}`,
      })),
    }
  },
  customers: async (query) => {
    const fields = "id,email,first_name,last_name,company_name"
    const { customers, count } = await sdk.admin.customer.list({ ...query, fields })
    return {
      count,
      entities: customers.map((customer) => ({
        id: customer.id,
        label: [customer.first_name, customer.last_name].filter(Boolean).join(" ") || customer.email,
        detail: [customer.company_name, customer.email].filter(Boolean).join(" · "),
        to: `/customers/${customer.id}`,
      })),
    }
  },
  products: async (query) => {
    const { products, count } = await sdk.admin.product.list({ ...query, fields: "id,title,handle" })
    return {
      count,
      entities: products.map((product) => ({
        id: product.id,
        label: product.title,
        detail: product.handle,
        to: `/products/${product.id}`,
      })),
    }
  },
  variants: async (query) => {
    const fields = "id,title,sku,product_id,*product"
    const { variants, count } = await sdk.admin.productVariant.list({ ...query, fields })
    return {
      count,
      entities: variants.map((variant) => ({
        id: variant.id,
        label: variant.sku ?? variant.title ?? variant.id,
        detail: [variant.product?.title, variant.title].filter(Boolean).join(" · "),
        to: `/products/${variant.product_id}/variants/${variant.id}`,
      })),
    }
  },
  categories: async (query) => {
    const { product_categories, count } = await sdk.admin.productCategory.list({ ...query, fields: "id,name,handle" })
    return {
      count,
      entities: product_categories.map((category) => ({
        id: category.id,
        label: category.name,
        detail: category.handle,
        to: `/categories/${category.id}`,
      })),
    }
  },
  collections: async (query) => {
    const { collections, count } = await sdk.admin.productCollection.list({ ...query, fields: "id,title" })
    return { count, entities: collections.map(({ id, title }) => ({ id, label: title, to: `/collections/${id}` })) }
  },
  tags: async (query) => {
    const { product_tags, count } = await sdk.admin.productTag.list({ ...query, fields: "id,value" })
    const to = (id: string) => `/settings/product-tags/${id}`
    return { count, entities: product_tags.map(({ id, value }) => ({ id, label: value, to: to(id) })) }
  },
  types: async (query) => {
    const { product_types, count } = await sdk.admin.productType.list({ ...query, fields: "id,value" })
    const to = (id: string) => `/settings/product-types/${id}`
    return { count, entities: product_types.map(({ id, value }) => ({ id, label: value, to: to(id) })) }
  },
  regions: async (query) => {
    const { regions, count } = await sdk.admin.region.list({ ...query, fields: "id,name,currency_code" })
    return {
      count,
      entities: regions.map((region) => ({
        id: region.id,
        label: region.name,
        detail: region.currency_code.toUpperCase(),
        to: `/settings/regions/${region.id}`,
      })),
    }
  },
  orders: async (query) => {
    const { orders, count } = await sdk.admin.order.list({ ...query, fields: "id,display_id,email,created_at", order: "-created_at" })
    return {
      count,
      entities: orders.map((order) => ({
        id: order.id,
        label: `#${order.display_id}`,
        detail: [order.email, String(order.created_at).slice(0, 10)].filter(Boolean).join(" · "),
        to: `/orders/${order.id}`,
      })),
    }
  },
  companies: async (query) => {
    const { b2b_companies, count } = await sdk.client.fetch<AdminCompanyListResponse>("/admin/b2b-companies", { query })
    return {
      count,
      entities: b2b_companies.map((company) => ({
        id: company.id,
        label: company.name ?? company.id,
        detail: company.vat_number ?? undefined,
        to: `/customer-groups/${company.customer_group_id}`,
      })),
    }
  },
  /** There are a handful in all, so they are searched here. */
  levels: async ({ q = "", id }) => {
    const { ladders } = await sdk.client.fetch<{ ladders: AdminLadder[] }>("/admin/loyalty-levels/ladders")
    const entities = ladders.flatMap((ladder) =>
      ladder.levels.map((level) => ({ id: level.id, label: level.name, detail: ladder.name, to: `/loyalty-levels/ladders/${ladder.id}` }))
    )
    const found = entities.filter((level) => (id ? id.includes(level.id) : level.label.toLowerCase().includes(q.toLowerCase())))
    return { count: found.length, entities: found }
  },
  sales_channels: async (query) => {
    const { sales_channels, count } = await sdk.admin.salesChannel.list({ ...query, fields: "id,name" })
    return { count, entities: sales_channels.map(({ id, name }) => ({ id, label: name, to: `/settings/sales-channels/${id}` })) }
  },
}
