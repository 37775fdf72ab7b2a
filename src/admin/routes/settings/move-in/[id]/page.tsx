import { type UIMatch, useParams } from "react-router-dom"
import { MoveInBreadcrumb } from "../../../../components/move-in/breadcrumbs"
import { MoveInDetail } from "../../../../components/move-in/move-in-detail"
import { useMoveIn } from "../../../../hooks/use-move-ins"

const MoveInPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useMoveIn(id)
  if (isError && !data) {
    throw error
  }
  return data ? <MoveInDetail key={data.id} run={data} /> : null
}

export const handle = {
  breadcrumb: (match: UIMatch) => <MoveInBreadcrumb id={match.params.id} />,
}

export default MoveInPage
