import { Button, Container, Heading, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminLevelGrant, AdminLevelMemberDetail } from "../../../types/loyalty-levels"
import { useAdmins } from "../../hooks/use-admins"
import { useEndGrant } from "../../hooks/use-loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { SaidLine } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { GrantDrawer } from "./grant-drawer"
import { LevelBadge } from "./level-badge"
import { saidBy } from "../../lib/said-by"

/** One member: the level and why, the figures, what is missing, grants and what happened. */
export const MemberDetail = ({ member }: { member: AdminLevelMemberDetail }) => (
  <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
    <div className="flex w-full min-w-0 flex-col gap-y-3">
      <MemberHeader member={member} />
      <MemberGrants member={member} />
      <MemberHistory member={member} />
    </div>
    <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
      <MemberFigures member={member} />
    </div>
  </div>
)

type PartProps = { member: AdminLevelMemberDetail }

const MemberHeader = ({ member }: PartProps) => {
  const { t } = useLoyaltyWords()
  const { owner } = member
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div className="min-w-0">
          <Heading className="break-words">{owner.name ?? owner.email ?? owner.id}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {owner.type === "company" ? t("levels.owners.company") : owner.email}
          </Text>
        </div>
        {owner.type === "customer" && (
          <Button size="small" variant="secondary" asChild>
            <Link to={`/customers/${owner.id}`}>{t("levels.members.customer")}</Link>
          </Button>
        )}
      </div>
      <StandingRows member={member} />
    </Container>
  )
}

/** Level, where it comes from, since when and until when; that there is no ladder to stand on is said instead of dashes. */
export const StandingRows = ({ member }: PartProps) => {
  const { t, calendarDay, needs } = useLoyaltyWords()
  const { level, earned_level, since, lost_at, next, companies } = member
  if (!level && !hasLadder(member) && companies.length === 0) {
    return <SaidLine text={t(`levels.widgets.noLadder.${member.owner.type}`)} />
  }
  return (
    <>
      <SectionRow title={t("levels.columns.level")}>
        <LevelBadge level={level} />
      </SectionRow>
      <SectionRow title={t("levels.columns.earned")}>{earned_level?.name ?? "–"}</SectionRow>
      {companies.map((company) => (
        <SectionRow key={company.id} title={t("levels.members.through", { company: company.name ?? company.id })}>
          {company.level?.name ?? "–"}
        </SectionRow>
      ))}
      <SectionRow title={t("levels.columns.since")}>{since ? calendarDay(since) : "–"}</SectionRow>
      <SectionRow title={t("levels.columns.lost")}>{lost_at ? calendarDay(lost_at) : "–"}</SectionRow>
      {next && (
        <SectionRow title={t("levels.members.next", { level: next.level.name })}>
          {needs(next.needs).map((text, index) => (
            <span key={text} className="block">
              {index > 0 && `${t(`levels.match.joins.${next.match}`)} `}
              {text}
            </span>
          ))}
        </SectionRow>
      )}
    </>
  )
}

/** Whether a ladder is active for such an owner; the API says none by an empty id. */
export const hasLadder = ({ ladder_id }: Pick<AdminLevelMemberDetail, "ladder_id">) => ladder_id !== ""

const MemberFigures = ({ member: { figures } }: PartProps) => {
  const words = useLoyaltyWords()
  const { t } = words
  return (
    <Section title={t("levels.members.figures.title")} hint={t("levels.members.figures.hint")}>
      {figures ? (
        words.figures(figures).map(([name, value]) => (
          <SectionRow key={name} title={name}>
            {value}
          </SectionRow>
        ))
      ) : (
        <SaidLine text={t("levels.members.figures.none")} />
      )}
    </Section>
  )
}

const MemberGrants = ({ member }: PartProps) => {
  const { t } = useLoyaltyWords()
  const [granting, setGranting] = useState(false)
  return (
    <Section
      title={t("levels.grants.title")}
      hint={t("levels.grants.hint")}
      action={
        hasLadder(member) && (
          <Button size="small" variant="secondary" onClick={() => setGranting(true)}>
            {t("levels.grants.grant")}
          </Button>
        )
      }
    >
      {member.grants.length === 0 && <SaidLine text={t("levels.grants.none")} />}
      {member.grants.map((grant) => (
        <GrantRow key={grant.id} grant={grant} />
      ))}
      {granting && <GrantDrawer owner={member.owner} ladderId={member.ladder_id} onClose={() => setGranting(false)} />}
    </Section>
  )
}

const isInForce = ({ ended_at, ends_at }: AdminLevelGrant, now: Date) => !ended_at && (!ends_at || new Date(ends_at) > now)

const GrantRow = ({ grant }: { grant: AdminLevelGrant }) => {
  const { t, calendarDay } = useLoyaltyWords()
  const prompt = usePrompt()
  const end = useEndGrant(grant.owner)
  const inForce = isInForce(grant, new Date())
  const { nameOf } = useAdmins()
  const ask = async () => {
    const sure = await prompt({ title: t("levels.grants.end"), description: t("levels.grants.endHint", { level: grant.level.name }), confirmText: t("levels.grants.end"), cancelText: t("common.cancel") })
    if (sure) {
      await end.mutateAsync(grant.id).then(
        () => toast.success(t("levels.grants.ended")),
        (error) => toast.error(saidBy(error))
      )
    }
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
      <div className="min-w-0">
        <Text size="small" weight="plus" leading="compact">
          {grant.level.name}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {[t(`levels.grants.sources.${grant.source}`), grant.reason].filter(Boolean).join(": ")}
        </Text>
        <Text size="small" className="text-ui-fg-muted">
          {[
            t("states.from", { date: calendarDay(grant.starts_at) }),
            grant.ended_at ? t("levels.grants.endedOn", { date: calendarDay(grant.ended_at) }) : grant.ends_at ? t("states.until", { date: calendarDay(grant.ends_at) }) : t("levels.grants.noEnd"),
            grant.granted_by && nameOf(grant.granted_by),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      {inForce && (
        <Button size="small" variant="secondary" isLoading={end.isPending} onClick={() => void ask()}>
          {t("levels.grants.end")}
        </Button>
      )}
    </div>
  )
}

const MemberHistory = ({ member: { history } }: PartProps) => {
  const { t, date, figures } = useLoyaltyWords()
  return (
    <Section title={t("levels.history.title")} hint={t("levels.history.hint")}>
      {history.length === 0 && <SaidLine text={t("levels.history.none")} />}
      <ol className="divide-y">
        {history.map((change) => (
          <li key={change.id} className="flex flex-col gap-y-1 px-6 py-4">
            <div className="flex flex-wrap items-baseline justify-between gap-2">
              <Text size="small" weight="plus" leading="compact">
                {t("levels.history.move", { from: change.from_level?.name ?? t("levels.history.noLevel"), to: change.to_level?.name ?? t("levels.history.noLevel") })}
              </Text>
              <time dateTime={change.at} className="txt-compact-small text-ui-fg-muted">
                {date(change.at)}
              </time>
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {change.company ? t("levels.history.throughCompany", { company: change.company.name ?? change.company.id }) : t(`levels.causes.${change.cause}`)}
              {!change.counts && ` ${t("levels.history.covered")}`}{" "}
              {change.order_id && (
                <Link to={`/orders/${change.order_id}`} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none">
                  {t("levels.history.order")}
                </Link>
              )}
            </Text>
            {change.figures && (
              <Text size="xsmall" className="text-ui-fg-muted">
                {figures(change.figures)
                  .filter(([, value]) => value !== "–" && value !== "0")
                  .map(([name, value]) => `${name}: ${value}`)
                  .join(" · ")}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
