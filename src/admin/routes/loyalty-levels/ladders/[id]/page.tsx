import { Outlet, type UIMatch, useParams } from "react-router-dom"
import { LadderBreadcrumb } from "../../../../components/loyalty/breadcrumbs"
import { LadderDetail } from "../../../../components/loyalty/ladder-detail"
import { useLadder } from "../../../../hooks/use-loyalty-levels"

const LadderPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useLadder(id)
  if (isError) {
    throw error
  }
  return (
    <>
      {data && <LadderDetail key={data.id} ladder={data} />}
      <Outlet />
    </>
  )
}

export const handle = {
  breadcrumb: (match: UIMatch) => <LadderBreadcrumb id={match.params.id} />,
}

export default LadderPage
