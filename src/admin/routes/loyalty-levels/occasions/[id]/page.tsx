import { Outlet, type UIMatch, useParams } from "react-router-dom"
import { OccasionBreadcrumb } from "../../../../components/loyalty/breadcrumbs"
import { OccasionDetail } from "../../../../components/loyalty/occasion-detail"
import { useOccasion } from "../../../../hooks/use-loyalty-levels"

const OccasionPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useOccasion(id)
  if (isError) {
    throw error
  }
  return (
    <>
      {data && <OccasionDetail key={data.id} occasion={data} />}
      <Outlet />
    </>
  )
}

export const handle = {
  breadcrumb: (match: UIMatch) => <OccasionBreadcrumb id={match.params.id} />,
}

export default OccasionPage
