import { useEarningQuestion } from "../../hooks/use-earning-question"
import { EarningAnswer } from "./earning-answer"
import { QuestionForm } from "./question-form"

/** "Who earns what, and why": the question on the left, the answer on the right. */
export const EarningPreviewPage = () => {
  const question = useEarningQuestion()
  return (
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="w-full xl:max-w-[440px]">
        <QuestionForm question={question} />
      </div>
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <EarningAnswer input={question.input} />
      </div>
    </div>
  )
}
