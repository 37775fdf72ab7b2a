import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminFreeProductRule, AdminFreeProductUsage } from "../../../types/free-products"
import { useFreeProductUsage } from "../../hooks/use-free-products"
import { useFreeProductWords } from "../../hooks/use-free-product-words"
import { Pages } from "../common/pages"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { Figure } from "../points-accounts/account-figures"
import { OrderLink } from "../points-accounts/order-link"

const pageSize = 10

/** What a rule has given, what is left of it, what it cost and brought in, and to which orders. */
export const UsageSection = ({ rule }: { rule: Pick<AdminFreeProductRule, "id"> }) => {
  const { t } = useFreeProductWords()
  const [page, setPage] = useState(0)
  const { data, isError } = useFreeProductUsage(rule.id, { limit: pageSize, offset: page * pageSize })
  return (
    <Section title={t("freeProducts.usage.title")} hint={t("freeProducts.usage.hint")}>
      {!data && <LoadState failed={isError} />}
      {data && <Figures usage={data} />}
      {data?.count === 0 && <SaidLine text={t("freeProducts.usage.none")} />}
      {data && data.count > 0 && <UsesTable uses={data.uses} />}
      {data && data.count > pageSize && <Pages page={page} pageSize={pageSize} count={data.count} onPage={setPage} />}
    </Section>
  )
}

const Figures = ({ usage: { given, returned, claimed, left, orders, by_currency } }: { usage: AdminFreeProductUsage }) => {
  const { t, number, money } = useFreeProductWords()
  return (
    <dl className="grid grid-cols-2 gap-4 px-6 py-4 sm:grid-cols-3">
      <Figure name={t("freeProducts.usage.given")} value={number(given)} about={claimed > 0 ? t("freeProducts.usage.claimed", { count: claimed, number: number(claimed) }) : undefined} strong />
      <Figure name={t("freeProducts.usage.left")} value={left === null ? t("points.fields.unlimited") : number(left)} alarming={left === 0} />
      <Figure name={t("freeProducts.usage.orders")} value={number(orders)} about={returned > 0 ? t("freeProducts.usage.returned", { count: returned, number: number(returned) }) : undefined} />
      {by_currency.map(({ currency_code, cost, revenue }) => (
        <Figure key={currency_code} name={t("freeProducts.usage.costIn", { currency: currency_code.toUpperCase() })} value={money(cost, currency_code)} about={t("freeProducts.usage.revenue", { revenue: money(revenue, currency_code) })} />
      ))}
    </dl>
  )
}

const UsesTable = ({ uses }: { uses: AdminFreeProductUsage["uses"] }) => {
  const { t } = useFreeProductWords()
  return (
    <div className="overflow-x-auto">
      <table className="txt-compact-small w-full">
        <caption className="sr-only">{t("freeProducts.usage.title")}</caption>
        <thead>
          <tr className="border-ui-border-base text-ui-fg-subtle txt-compact-small-plus border-b text-left">
            <th scope="col" className="py-3 pl-6 pr-3">
              {t("freeProducts.usage.columns.what")}
            </th>
            <th scope="col" className="hidden px-3 py-3 sm:table-cell">
              {t("freeProducts.usage.columns.who")}
            </th>
            <th scope="col" className="px-3 py-3 text-right">
              {t("freeProducts.usage.columns.pieces")}
            </th>
            <th scope="col" className="py-3 pl-3 pr-6 text-right">
              {t("freeProducts.usage.columns.cost")}
            </th>
          </tr>
        </thead>
        <tbody>
          {uses.map((use) => (
            <UseRow key={`${use.order_id} ${use.title} ${use.created_at}`} use={use} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const UseRow = ({ use }: { use: AdminFreeProductUsage["uses"][number] }) => {
  const { t, number, money, date } = useFreeProductWords()
  const { order_id, order_display_id, title, quantity, returned, cost, currency_code, created_at } = use
  return (
    <tr className="border-ui-border-base border-b align-top last:border-b-0">
      <td className="py-3 pl-6 pr-3">
        <div className="flex min-w-0 flex-col gap-y-1">
          <span className="text-ui-fg-base break-words">{title}</span>
          <span className="text-ui-fg-muted txt-compact-xsmall flex flex-wrap items-center gap-x-2 gap-y-1">
            <OrderLink id={order_id} displayId={order_display_id} />
            <span>{date(created_at)}</span>
            <span className="sm:hidden">
              <Buyer use={use} />
            </span>
          </span>
        </div>
      </td>
      <td className="hidden max-w-56 px-3 py-3 sm:table-cell">
        <Buyer use={use} />
      </td>
      <td className="px-3 py-3 text-right tabular-nums">
        {number(quantity)}
        {returned > 0 && <span className="text-ui-fg-muted txt-compact-xsmall block whitespace-nowrap">{t("freeProducts.usage.returned", { count: returned, number: number(returned) })}</span>}
      </td>
      <td className="whitespace-nowrap py-3 pl-3 pr-6 text-right tabular-nums">{money(cost, currency_code)}</td>
    </tr>
  )
}

/** The customer's page where there is one; a guest by e-mail; nobody where it was erased. */
const Buyer = ({ use: { customer_id, email } }: { use: AdminFreeProductUsage["uses"][number] }) => {
  const { t } = useFreeProductWords()
  const name = email ?? (customer_id ? customer_id : t("freeProducts.usage.nobody"))
  return customer_id ? (
    <Link to={`/customers/${customer_id}`} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus block truncate rounded underline underline-offset-2 outline-none">
      {name}
    </Link>
  ) : (
    <span className="text-ui-fg-subtle block truncate">{name}</span>
  )
}
