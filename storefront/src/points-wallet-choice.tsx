"use client"

import { type ReactElement, useId } from "react"
import type { PointsWords } from "./points-words.ts"
import type { CartPoints } from "./points.ts"

interface PointsWalletChoiceProps {
  accounts: CartPoints["accounts"]
  chosen: string | null
  words: PointsWords
  onChoose: (id: string) => void
}

/** Which wallet pays. One that the buyer may not spend from is shown, so that nobody wonders where it is. */
export function PointsWalletChoice({ accounts, chosen, words, onChoose }: PointsWalletChoiceProps): ReactElement {
  const group = useId()
  const { labels, say } = words
  return (
    <fieldset className="points-redeemer-wallets">
      <legend>{labels.wallet}</legend>
      {accounts.map(({ id, owner, available, may_redeem }) => (
        <label key={id}>
          <input
            type="radio"
            name={group}
            value={id}
            checked={id === chosen}
            disabled={!may_redeem}
            onChange={() => onChoose(id)}
          />
          <span>
            {say(labels.walletOption, available, { owner: owner.type === "customer" ? labels.ownWallet : owner.name })}
            {may_redeem ? null : <small> {labels.walletForbidden}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
