import { defineRouteConfig } from "@medusajs/admin-sdk"
import type { UIMatch } from "react-router-dom"
import { MoveInsBreadcrumb } from "../../../components/move-in/breadcrumbs"
import { MoveInList } from "../../../components/move-in/move-in-list"

const MoveInsPage = () => <MoveInList />

export const config = defineRouteConfig({
  label: "moveIn.title",
  translationNs: "tier-pricing",
})

export const handle = {
  breadcrumb: (_: UIMatch) => <MoveInsBreadcrumb />,
}

export default MoveInsPage
