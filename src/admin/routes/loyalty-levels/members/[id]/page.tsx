import { type UIMatch, useParams, useSearchParams } from "react-router-dom"
import { MemberBreadcrumb } from "../../../../components/loyalty/breadcrumbs"
import { MemberDetail } from "../../../../components/loyalty/member-detail"
import { useMember } from "../../../../hooks/use-loyalty-levels"
import type { LevelOwner } from "../../../../lib/loyalty-api"

/** Companies say so in the address. */
const ownerOf = (id: string | undefined, query: URLSearchParams): LevelOwner => ({ id: id ?? "", type: query.get("owner_type") === "company" ? "company" : "customer" })

const MemberPage = () => {
  const { id } = useParams()
  const [query] = useSearchParams()
  const { data, isError, error } = useMember(ownerOf(id, query))
  if (isError) {
    throw error
  }
  return data ? <MemberDetail key={data.owner.id} member={data} /> : null
}

const Breadcrumb = ({ id }: { id: string | undefined }) => {
  const [query] = useSearchParams()
  return <MemberBreadcrumb owner={ownerOf(id, query)} />
}

export const handle = {
  breadcrumb: (match: UIMatch) => <Breadcrumb id={match.params.id} />,
}

export default MemberPage
