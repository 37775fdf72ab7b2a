import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useMember } from "../../hooks/use-loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import type { LevelOwner } from "../../lib/loyalty-api"
import { LoadState } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { GrantDrawer } from "./grant-drawer"
import { hasLadder, StandingRows } from "./member-detail"
import { pageOf } from "./member-list"

type LevelOfProps = { owner: LevelOwner; hint: string }

/** On the page of a customer or a company: the level, its figures, and a grant. */
export const LevelOf = ({ owner, hint }: LevelOfProps) => {
  const words = useLoyaltyWords()
  const { t } = words
  const [granting, setGranting] = useState(false)
  const { data: member, isError } = useMember(owner)
  const action = member && (
    <div className="flex flex-wrap justify-end gap-2">
      <Button size="small" variant="transparent" asChild>
        <Link to={pageOf(owner)}>{t("levels.widgets.more")}</Link>
      </Button>
      {hasLadder(member) && (
        <Button size="small" variant="secondary" onClick={() => setGranting(true)}>
          {t("levels.grants.grant")}
        </Button>
      )}
    </div>
  )
  return (
    <Section title={t("levels.columns.level")} hint={hint} action={action}>
      {!member && (isError ? <NoMember owner={owner} /> : <LoadState failed={false} />)}
      {member && <StandingRows member={member} />}
      {member?.figures && (
        <details className="px-6 py-4">
          <summary className="txt-compact-small-plus cursor-pointer">{t("levels.members.figures.title")}</summary>
          <div className="-mx-6 mt-2">
            {words.figures(member.figures).map(([name, value]) => (
              <SectionRow key={name} title={name}>
                {value}
              </SectionRow>
            ))}
          </div>
        </details>
      )}
      {granting && <GrantDrawer owner={owner} ladderId={member?.ladder_id ?? null} onClose={() => setGranting(false)} />}
    </Section>
  )
}

const NoMember = ({ owner: { type } }: { owner: LevelOwner }) => {
  const { t } = useLoyaltyWords()
  return (
    <Text size="small" className="text-ui-fg-subtle px-6 py-4">
      {t(`levels.widgets.none.${type}`)}
    </Text>
  )
}
