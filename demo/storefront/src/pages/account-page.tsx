import { BirthdayForm, formatAmount, LevelCard, PersonalOffers, PointsAccount, PointsClaim, ReferralCard, useReferral } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link, Navigate } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { LoadingProblem } from "../parts/notice.tsx"
import { useAnnounce } from "../shop/announcer.tsx"
import { useLevels } from "../shop/levels.tsx"
import { usePoints, usePointsLoading } from "../shop/points.tsx"
import { problemText } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"
import { useLoaded } from "../shop/use-loaded.ts"

/** The buyer and the buyer's orders. */
export function AccountPage(): ReactElement {
  const { config, customer, logOut } = useShop()
  const announce = useAnnounce()
  if (!customer) {
    return <Navigate to="/login?back=/account" replace />
  }
  const groups = config.buyers.find(({ email }) => email === customer.email)?.groups ?? []
  return (
    <>
      <PageHeading title={customer.company_name ?? "Your account"} />
      <div className="account-head">
        <p>
          {[customer.first_name, customer.last_name].filter(Boolean).join(" ")} <span className="muted">{customer.email}</span>
        </p>
        {groups.length > 0 ? (
          <p className="groups">
            {groups.map((group) => (
              <span key={group} className="tag">
                {group}
              </span>
            ))}
          </p>
        ) : null}
        <button
          type="button"
          className="button-quiet"
          onClick={() => void logOut().then(() => announce("Logged out. You see the prices of guests."))}
        >
          Log out
        </button>
      </div>
      <Level />
      <Points customerId={customer.id} />
      <Friends customerId={customer.id} />
      <Orders customerId={customer.id} />
    </>
  )
}

/** The buyer's level, own codes and birthday. Nothing where the shop has no levels. */
function Level(): ReactElement | null {
  const { region } = useShop()
  const { loyalty, own, loading } = useLevels()
  // Its place is kept while it is read, so that what is below holds still.
  if (loading) {
    return <div className="account-level" />
  }
  if (!loyalty || loyalty.ladders.length + loyalty.occasions.length === 0) {
    return null
  }
  return (
    <section className="account-level" aria-labelledby="level">
      <h2 id="level" className="section-title account-points">
        Your level
        <Link to="/loyalty">Levels and benefits</Link>
      </h2>
      <LevelCard state={own} currencyCode={region.currency_code} />
      {own.loyalty ? (
        <>
          <h3>Your offers</h3>
          <PersonalOffers offers={own.loyalty.offers} currencyCode={region.currency_code} />
          <BirthdayForm state={own} />
        </>
      ) : null}
    </section>
  )
}

/** The buyer's wallets, those of the company, and what happened to them. */
function Points({ customerId }: { customerId: string }): ReactElement | null {
  const { ask, sdk, region } = useShop()
  const program = usePoints()
  // Its place is kept while it is read, so that the orders below hold still.
  if (usePointsLoading()) {
    return <div className="account-wallets" />
  }
  return program ? (
    <>
      <section className="account-wallets" aria-labelledby="points">
        <h2 id="points" className="section-title account-points">
          {capitalized(program.name_plural)}
          <Link to="/points">How it works</Link>
        </h2>
        <PointsAccount
          source={sdk}
          buyer={customerId}
          regionId={region.id}
          program={program}
          terms={false}
          pageSize={5}
          renderOrder={({ id, text }) => <Link to={`/orders/${id}`}>{text}</Link>}
        />
      </section>
      <PointsClaim source={ask} buyer={customerId} program={program} />
    </>
  ) : null
}

/** The buyer's code for friends. Nothing where the shop has no programme, and none of the buyer's past in it. */
function Friends({ customerId }: { customerId: string }): ReactElement | null {
  const { ask } = useShop()
  const state = useReferral({ source: ask, buyer: customerId })
  const { referral, status } = state
  // Its place is kept while it is read, so that the orders below hold still.
  if (!referral) {
    return status === "loading" ? <div className="account-friends" /> : null
  }
  return referral.status === "program_off" && referral.code === null ? null : (
    <section className="account-friends" aria-labelledby="friends">
      <h2 id="friends" className="section-title">
        Refer friends
      </h2>
      <ReferralCard state={state} />
    </section>
  )
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function Orders({ customerId }: { customerId: string }): ReactElement {
  const { sdk } = useShop()
  const { data, error, reload } = useLoaded(`orders ${customerId}`, async () =>
    (await sdk.store.order.list({ limit: 50, order: "-created_at" })).orders
  )
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="section-title">
        Orders
      </h2>
      {error ? <LoadingProblem text={problemText(error)} retry={reload} /> : null}
      {!error && !data ? <p role="status">Reading your orders …</p> : null}
      {data?.length === 0 ? <p>No orders yet.</p> : null}
      {data && data.length > 0 ? (
        <ul className="order-list">
          {data.map((order) => (
            <li key={order.id}>
              <Link to={`/orders/${order.id}`}>Order {order.display_id}</Link>
              <span className="muted">{new Date(order.created_at).toLocaleDateString("en", { dateStyle: "medium" })}</span>
              <span>
                {order.items?.length ?? 0} {order.items?.length === 1 ? "article" : "articles"}
              </span>
              <strong>{formatAmount(order.total, { currencyCode: order.currency_code })}</strong>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
