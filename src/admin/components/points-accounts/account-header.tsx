import { Trash } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminPointsAccount } from "../../../types/reward-points"
import { useErasePoints } from "../../hooks/use-erase-points"
import { useOwnerAddress } from "../../hooks/use-owner-address"
import { usePointsWords } from "../../hooks/use-points-words"
import { ActionMenu } from "../common/action-menu"
import { AccountFigures } from "./account-figures"
import { AdjustDrawer } from "./adjust-drawer"
import { OwnerKindBadge } from "./owner-kind-badge"

/** Whose account it is, what is in it, and what can be done. */
export const AccountHeader = ({ account }: { account: AdminPointsAccount }) => {
  const { t, owner, date } = usePointsWords()
  const [adjusting, setAdjusting] = useState(false)
  const address = useOwnerAddress(account.owner)
  const erase = useErasePoints()
  const name = owner(account.owner)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div className="min-w-0">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2">
            <Heading className="min-w-0 break-words">{address ? <Link to={address} className="hover:underline">{name}</Link> : name}</Heading>
            <OwnerKindBadge owner={account.owner} />
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {t("points.account.since", { date: date(account.created_at) })}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" onClick={() => setAdjusting(true)}>
            {t("points.adjust.button")}
          </Button>
          {account.owner?.type === "customer" && (
            <ActionMenu label={t("common.actions")} groups={[[{ label: t("points.erase.button"), icon: <Trash />, onClick: () => void erase(account) }]]} />
          )}
        </div>
      </div>
      <AccountFigures account={account} />
      {adjusting && <AdjustDrawer account={account} onClose={() => setAdjusting(false)} />}
    </Container>
  )
}
