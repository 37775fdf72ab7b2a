import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Gift } from "@medusajs/icons"
import { Outlet, type UIMatch } from "react-router-dom"
import { FreeProductBreadcrumb } from "../../components/free-products/breadcrumbs"
import { FreeProductList } from "../../components/free-products/rule-list"

const FreeProductsPage = () => (
  <>
    <FreeProductList />
    <Outlet />
  </>
)

export const config = defineRouteConfig({
  label: "freeProducts.title",
  icon: Gift,
  translationNs: "tier-pricing",
})

export const handle = {
  breadcrumb: (_: UIMatch) => <FreeProductBreadcrumb page="rules" />,
}

export default FreeProductsPage
