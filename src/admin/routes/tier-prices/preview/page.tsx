import type { UIMatch } from "react-router-dom"
import { PreviewBreadcrumb } from "../../../components/preview/preview-breadcrumb"
import { PreviewForm } from "../../../components/preview/preview-form"
import { PreviewResult } from "../../../components/preview/preview-result"
import { usePreviewQuestion } from "../../../hooks/use-preview-question"

/** "Who pays what, and why": the question on the left, the answer on the right. */
const PreviewPage = () => {
  const question = usePreviewQuestion()
  return (
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="w-full xl:max-w-[440px]">
        <PreviewForm question={question} />
      </div>
      <div className="w-full min-w-0">
        <PreviewResult input={question.input} />
      </div>
    </div>
  )
}

export const handle = {
  breadcrumb: (_: UIMatch) => <PreviewBreadcrumb />,
}

export default PreviewPage
