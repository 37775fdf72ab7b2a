import { Container, Heading, Text } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"
import type { AdminReferral } from "../../../types/referrals"
import { useReferrals } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { Pages } from "../common/pages"
import { LoadState, SaidLine } from "../common/said-line"
import { OrderLink } from "../points-accounts/order-link"
import { DecideButtons } from "./decide-buttons"
import { Signals } from "./signals"

const pageSize = 20

/** Everything that waits for somebody to look at it, each with all of its signals. */
export const ReviewQueue = () => {
  const { t } = useReferralWords()
  const [address, setAddress] = useSearchParams()
  const page = Math.max(0, Number(address.get("page") ?? 1) - 1) || 0
  const { data, isError } = useReferrals({ state: ["in_review"], limit: pageSize, offset: page * pageSize })
  const turn = (to: number) => setAddress(to === 0 ? {} : { page: String(to + 1) }, { replace: true })
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("referrals.pages.review")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("referrals.review.hint")}
          </Text>
        </div>
        {!data && <LoadState failed={isError} />}
        {data?.referrals.length === 0 && <SaidLine text={t("referrals.review.none")} />}
      </Container>
      {data?.referrals.map((referral) => (
        <Waiting key={referral.id} referral={referral} />
      ))}
      {data && data.count > pageSize && (
        <Container className="p-0">
          <Pages page={page} pageSize={pageSize} count={data.count} onPage={turn} />
        </Container>
      )}
    </div>
  )
}

const Waiting = ({ referral }: { referral: AdminReferral }) => {
  const { t, friend, advocate, date, money } = useReferralWords()
  const { order, qualified_at } = referral
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div className="min-w-48 flex-1">
          <Heading level="h2" className="break-words">
            <Link to={`/referrals/${referral.id}`} className="hover:underline focus-visible:shadow-borders-focus rounded outline-none">
              {t("referrals.review.title", { friend: friend(referral.friend), advocate: advocate(referral.advocate) })}
            </Link>
          </Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {[t(`referrals.channels.said.${referral.channel}`, { code: referral.code }), date(referral.claimed_at)].join(" · ")}
          </Text>
          {order && (
            <Text size="small" className="text-ui-fg-subtle">
              <OrderLink id={order.id} displayId={order.display_id} />
              {Number(order.net) > 0 && ` · ${money(Number(order.net), order.currency_code.toUpperCase())}`}
              {qualified_at && ` · ${t("referrals.review.qualified")}`}
            </Text>
          )}
        </div>
        <DecideButtons referral={referral} />
      </div>
      <Signals signals={referral.signals} />
    </Container>
  )
}
