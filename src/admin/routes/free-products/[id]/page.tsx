import { Outlet, type UIMatch, useParams } from "react-router-dom"
import { FreeProductRuleBreadcrumb } from "../../../components/free-products/breadcrumbs"
import { FreeProductDetail } from "../../../components/free-products/rule-detail"
import { useFreeProductRule } from "../../../hooks/use-free-products"

const FreeProductPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useFreeProductRule(id)
  if (isError) {
    throw error
  }
  return (
    <>
      {data && <FreeProductDetail key={data.id} rule={data} />}
      <Outlet />
    </>
  )
}

export const handle = {
  breadcrumb: (match: UIMatch) => <FreeProductRuleBreadcrumb id={match.params.id} />,
}

export default FreeProductPage
