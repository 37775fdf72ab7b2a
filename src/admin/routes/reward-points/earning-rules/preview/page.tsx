import type { UIMatch } from "react-router-dom"
import { PointsBreadcrumb } from "../../../../components/points-accounts/points-breadcrumb"
import { EarningPreviewPage } from "../../../../components/points-preview/preview-page"

const PreviewPage = () => <EarningPreviewPage />

export const handle = {
  breadcrumb: (_: UIMatch) => <PointsBreadcrumb page="preview" />,
}

export default PreviewPage
