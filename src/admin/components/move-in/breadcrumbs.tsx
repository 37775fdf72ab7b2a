import { useMoveIn } from "../../hooks/use-move-ins"
import { useMoveInWords } from "../../hooks/use-move-in-words"

/** The way back to all runs. */
export const MoveInsBreadcrumb = () => <span>{useMoveInWords().t("moveIn.title")}</span>

/** When a run was, above its page. */
export const MoveInBreadcrumb = ({ id }: { id: string | undefined }) => {
  const { date } = useMoveInWords()
  const { data } = useMoveIn(id)
  return <span>{data ? date(data.started_at) : ""}</span>
}
