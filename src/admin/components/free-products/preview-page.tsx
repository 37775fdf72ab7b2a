import { Alert } from "@medusajs/ui"
import { useDebounced } from "../../hooks/use-debounced"
import { useQuestionInAddress } from "../../hooks/use-free-product-question"
import { useFreeProductPreview, useFreeProductRule } from "../../hooks/use-free-products"
import { useWords } from "../../hooks/use-words"
import { Section } from "../common/section"
import { PreviewAnswer } from "./preview-answer"
import { QuestionFields } from "./question-fields"

/** "Who gets what, and why": the question on the left, the answer on the right. */
export const FreeProductPreviewPage = () => {
  const { t } = useWords()
  const question = useQuestionInAddress()
  // Asked again once the typing stands still.
  const asked = useDebounced(JSON.stringify(question.input), 300)
  const { data, error, isFetching } = useFreeProductPreview(JSON.parse(asked))
  return (
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="w-full xl:max-w-[440px]">
        <Section title={t("freeProducts.preview.title")} hint={t("freeProducts.preview.hint")}>
          <div className="flex flex-col gap-y-4 px-6 py-4">
            {question.parts.rule_id && <AsIfActive id={question.parts.rule_id} onForget={() => question.change({ rule_id: "" })} />}
            <QuestionFields question={question} />
          </div>
        </Section>
      </div>
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <PreviewAnswer data={data} error={error} asked={question.input !== null} isFetching={isFetching} />
      </div>
    </div>
  )
}

/** Which rule is asked as if it were active, and the way to leave it as it is. */
const AsIfActive = ({ id, onForget }: { id: string; onForget: () => void }) => {
  const { t } = useWords()
  const { data } = useFreeProductRule(id)
  return (
    <Alert variant="info" role="status">
      <p>{t("freeProducts.preview.asIfActive", { name: data?.name ?? "…" })}</p>
      <button type="button" className="txt-compact-small-plus focus-visible:shadow-borders-focus mt-1 rounded underline underline-offset-2 outline-none" onClick={onForget}>
        {t("freeProducts.preview.asItIs")}
      </button>
    </Alert>
  )
}
