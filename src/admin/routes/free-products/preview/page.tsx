import type { UIMatch } from "react-router-dom"
import { FreeProductBreadcrumb } from "../../../components/free-products/breadcrumbs"
import { FreeProductPreviewPage } from "../../../components/free-products/preview-page"

const PreviewPage = () => <FreeProductPreviewPage />

export const handle = {
  breadcrumb: (_: UIMatch) => <FreeProductBreadcrumb page="preview" />,
}

export default PreviewPage
