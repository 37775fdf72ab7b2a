"use client"

import { type ReactElement, type ReactNode, useId, useState } from "react"
import type { PointsSource } from "./fetch-points.ts"
import { fillLabel } from "./labels.ts"
import { formatAmount } from "./money.ts"
import { type PointsEntryOrder, PointsHistory } from "./points-history.tsx"
import type { PointsLabels } from "./points-labels.ts"
import { PointsTerms } from "./points-terms.tsx"
import { pointsWords, type PointsWords } from "./points-words.ts"
import type { PointsEntryType, PointsProgram, PointsWallet } from "./points.ts"
import { usePointsAccounts } from "./use-points-accounts.ts"
import { usePointsEntries } from "./use-points-entries.ts"

/** Properties of `PointsAccount`. */
export interface PointsAccountProps {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; a guest has no account, and nothing is shown. */
  buyer: string | null
  /** What points are worth is told in this region's currency. */
  regionId?: string | null
  /** Names and terms; the terms are left out while it is not known. */
  program?: PointsProgram | null
  /** Anything that changes when points may have: balance and history are then read again. */
  version?: string | number | null
  /** Entries of one page of the history; 10 unless given. */
  pageSize?: number
  /** False leaves out "how it works", for example where there is a page of its own for it. */
  terms?: boolean
  /** BCP 47; "en" unless given. */
  locale?: string
  /** IANA name of the shop's time zone; the browser's unless given. */
  timeZone?: string
  labels?: Partial<PointsLabels>
  /** How an order of the history is linked to. */
  renderOrder?: (order: PointsEntryOrder) => ReactNode
  className?: string
}

/** A buyer's wallets, what is pending and what expires, the history of the chosen one, and how it all works. */
export function PointsAccount(props: PointsAccountProps): ReactElement | null {
  const { source, buyer, regionId, program, version, labels, locale, terms = true, className } = props
  const words = pointsWords(labels, program, locale)
  const state = usePointsAccounts({ source, buyer, regionId, version })
  const [wanted, setWanted] = useState<string | null>(null)
  if (buyer === null) {
    return null
  }
  const chosen = state.accounts?.find(({ id }) => id === wanted) ?? state.accounts?.[0] ?? null
  return (
    <div className={["points-account", className].filter(Boolean).join(" ")}>
      {state.status === "error" ? (
        <p role="alert">
          {words.labels.failed}{" "}
          <button type="button" onClick={state.refresh}>
            {words.labels.retry}
          </button>
        </p>
      ) : null}
      {!state.accounts && state.status === "loading" ? <p role="status">{words.labels.loading}</p> : null}
      {state.accounts?.length === 0 ? <p>{words.say(words.labels.noWallets)}</p> : null}
      {state.accounts && chosen ? (
        <>
          <Wallets accounts={state.accounts} chosen={chosen} onChoose={setWanted} words={words} {...props} />
          <History key={chosen.id} {...props} accountId={chosen.id} />
        </>
      ) : null}
      {terms ? <PointsTerms program={program} labels={labels} locale={locale} /> : null}
    </div>
  )
}

interface WalletsProps extends Pick<PointsAccountProps, "locale" | "timeZone"> {
  accounts: PointsWallet[]
  chosen: PointsWallet
  onChoose: (id: string) => void
  words: PointsWords
}

/** One card a wallet; where there are several, they are a choice of whose history is shown. */
function Wallets({ accounts, chosen, onChoose, words, locale, timeZone }: WalletsProps): ReactElement {
  const group = useId()
  if (accounts.length === 1) {
    return (
      <div className="points-wallets">
        <div className="points-wallet">
          <Wallet account={chosen} words={words} locale={locale} timeZone={timeZone} />
        </div>
      </div>
    )
  }
  return (
    <fieldset className="points-wallets">
      <legend>{words.say(words.labels.wallets)}</legend>
      {accounts.map((account) => (
        <label key={account.id} className="points-wallet">
          <input
            type="radio"
            name={group}
            checked={account.id === chosen.id}
            onChange={() => onChoose(account.id)}
          />
          <Wallet account={account} words={words} locale={locale} timeZone={timeZone} />
        </label>
      ))}
    </fieldset>
  )
}

interface WalletProps extends Pick<PointsAccountProps, "locale" | "timeZone"> {
  account: PointsWallet
  words: PointsWords
}

function Wallet({ account, words, locale, timeZone }: WalletProps): ReactElement {
  const { labels, say, number } = words
  const { owner, available, pending, expiring, value, currency_code, may_redeem } = account
  const worth = currency_code ? formatAmount(value, { currencyCode: currency_code, locale }) : null
  const lastDay = lastDayBefore(locale, timeZone)
  return (
    <span className="points-wallet-text">
      <span className="points-wallet-owner">{owner.type === "customer" ? labels.ownWallet : owner.name}</span>
      <span className="points-wallet-balance">
        <strong>{number(available)}</strong> {fillLabel(labels.available, { name: words.name(available) })}
      </span>
      {worth && available > 0 ? <span>{say(labels.worth, undefined, { value: worth })}</span> : null}
      {pending > 0 ? <span>{say(labels.pending, pending)}</span> : null}
      {available < 0 ? <span className="points-wallet-negative">{say(labels.negative, -available)}</span> : null}
      {expiring.map(({ points, expires_at }) => (
        <span key={expires_at} className="points-wallet-expiring">
          {say(labels.expiring, points, { date: lastDay(expires_at) })}
        </span>
      ))}
      {may_redeem ? null : <small>{say(labels.mayNotRedeem)}</small>}
    </span>
  )
}

/** The last day on which points can be used that are gone from an instant on: midnight belongs to the day before. */
function lastDayBefore(locale = "en", timeZone: string | undefined): (expiresAt: string) => string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone })
  return (expiresAt) => day.format(new Date(new Date(expiresAt).getTime() - 1))
}

interface HistoryProps extends PointsAccountProps {
  accountId: string
}

function History({ accountId, pageSize = 10, source, buyer, version, ...look }: HistoryProps): ReactElement {
  const [{ offset, type }, setPage] = useState<{ offset: number; type: PointsEntryType | null }>({ offset: 0, type: null })
  const state = usePointsEntries({ source, buyer, accountId, version, limit: pageSize, offset, type })
  return (
    <PointsHistory
      state={state}
      limit={pageSize}
      onOffset={(next) => setPage({ offset: next, type })}
      type={type}
      onType={(next) => setPage({ offset: 0, type: next })}
      program={look.program}
      locale={look.locale}
      timeZone={look.timeZone}
      labels={look.labels}
      renderOrder={look.renderOrder}
    />
  )
}
