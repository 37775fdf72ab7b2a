import { Badge } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import type { AdminReferral, ReferralOwner } from "../../../types/referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { Names } from "../common/names"

/** A name with a remark below it, as the rows of lists have it. */
export const NameAbove = ({ to, name, about }: { to?: string; name: string; about: ReactNode }) => (
  <span className="flex min-w-0 flex-col py-1">
    {to ? (
      <Link to={to} title={name} className="text-ui-fg-base focus-visible:shadow-borders-focus block max-w-40 truncate rounded outline-none sm:max-w-56" onClick={(event) => event.stopPropagation()}>
        {name}
      </Link>
    ) : (
      <span title={name} className="text-ui-fg-base block max-w-40 truncate sm:max-w-56">
        {name}
      </span>
    )}
    <span className="text-ui-fg-muted block max-w-40 truncate sm:max-w-56">{about}</span>
  </span>
)

const link = "text-ui-fg-base hover:underline focus-visible:shadow-borders-focus rounded outline-none break-words"

/** The friend, with the way to the customer where there is one. */
export const Friend = ({ friend }: { friend: AdminReferral["friend"] }) => {
  const words = useReferralWords()
  const { t } = words
  return (
    <span className="flex min-w-0 flex-col gap-y-0.5">
      {friend.customer_id ? (
        <Link to={`/customers/${friend.customer_id}`} className={link}>
          {words.friend(friend)}
        </Link>
      ) : (
        <span className="break-words">{words.friend(friend)}</span>
      )}
      <span className="text-ui-fg-muted break-words">{friend.customer_id ? friend.name && friend.email : friend.email && t("referrals.people.guest")}</span>
    </span>
  )
}

/** The advocate, with the way to the customer or the company where it is known. */
export const Advocate = ({ advocate }: { advocate: ReferralOwner }) => {
  const words = useReferralWords()
  const { type, id, name, email } = advocate
  if (type === "company" && id) {
    return <Names kind="companies" ids={[id]} />
  }
  return (
    <span className="flex min-w-0 flex-col gap-y-0.5">
      {id ? (
        <Link to={`/customers/${id}`} className={link}>
          {words.advocate(advocate)}
        </Link>
      ) : (
        <span className="break-words">{words.advocate(advocate)}</span>
      )}
      {name && email && <span className="text-ui-fg-muted break-words">{email}</span>}
    </span>
  )
}

/** A code that people can read out. */
export const Code = ({ code, vanity }: { code: string; vanity?: boolean }) => {
  const { t } = useReferralWords()
  return (
    <span className="inline-flex items-center gap-x-2">
      <code className="txt-compact-small whitespace-nowrap">{code}</code>
      {vanity && <Badge size="2xsmall">{t("referrals.code.vanity")}</Badge>}
    </span>
  )
}
