import { Badge, Button, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminCompany, AdminCompanyMember } from "../../../types/company"
import { useCompanyMembers } from "../../hooks/use-company"
import { useWords } from "../../hooks/use-words"
import { nameOfMember } from "../../lib/company-draft"
import { Pages } from "../common/pages"
import { LoadState, SaidLine } from "../common/said-line"
import { MemberDrawer } from "./member-drawer"
import { useCompanyWords } from "./use-company-words"

const pageSize = 10

/** The members of a company, each with what they may do. */
export const MemberList = ({ company }: { company: AdminCompany }) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<AdminCompanyMember | null>(null)
  const { data, isError } = useCompanyMembers(company.id, { limit: pageSize, offset: page * pageSize })
  if (!data) {
    return <LoadState failed={isError} />
  }
  return (
    <div>
      <Heading level="h3" className="px-6 pt-4">
        {t("company.members")}
      </Heading>
      {data.count === 0 && <SaidLine text={t("company.noMembers")} />}
      <ul className="divide-ui-border-base divide-y">
        {data.members.map((member) => (
          <MemberLine key={member.customer_id} member={member} onEdit={() => setChosen(member)} />
        ))}
      </ul>
      {data.count > pageSize && <Pages page={page} pageSize={pageSize} count={data.count} onPage={setPage} />}
      {chosen && <MemberDrawer company={company} member={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}

const MemberLine = ({ member, onEdit }: { member: AdminCompanyMember; onEdit: () => void }) => {
  const { t } = useWords()
  const { limit, mayRedeem } = useCompanyWords()
  const name = nameOfMember(member)
  const rights = member.may_redeem ? limit(member.points_limit) : mayRedeem(false)
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <div className="min-w-0 flex-1">
        <Link to={`/customers/${member.customer_id}`} className="txt-compact-small-plus break-words hover:underline">
          {name}
        </Link>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {[member.email === name ? null : member.email, rights].filter(Boolean).join(" · ")}
        </Text>
      </div>
      {member.own && (
        <Badge size="2xsmall" color="blue">
          {t("company.own")}
        </Badge>
      )}
      <Button size="small" variant="secondary" aria-label={t("company.editMember", { name })} onClick={onEdit}>
        {t("actions.edit")}
      </Button>
    </li>
  )
}
