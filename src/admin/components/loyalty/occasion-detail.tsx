import { PencilSquare, Trash } from "@medusajs/icons"
import { Container, Heading, Table, Text, toast, usePrompt } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { AdminOccasion } from "../../../types/loyalty-levels"
import { useForgetLevels, useOccasionPreview } from "../../hooks/use-loyalty-levels"
import { useLevelNames } from "../../hooks/use-level-names"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { loyaltyLevels } from "../../lib/loyalty-api"
import { isByOrder } from "../../lib/occasion-draft"
import { saidBy } from "../../lib/said-by"
import { ActionMenu } from "../common/action-menu"
import { LoadState, SaidLine } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { RuleConditions } from "../points-rules/rule-conditions"
import { BrokenOccasion } from "./broken-occasion"
import { LadderStatusBadge } from "./ladder-list"

/** One occasion: when it is, what it gives, and who would get it soon. */
export const OccasionDetail = ({ occasion }: { occasion: AdminOccasion }) => (
  <div className="flex flex-col gap-y-3">
    <BrokenOccasion occasion={occasion} />
    <OccasionHeader occasion={occasion} />
    <OccasionConditions occasion={occasion} />
    <OccasionPreview occasion={occasion} />
  </div>
)

const OccasionConditions = ({ occasion: { conditions, trigger } }: { occasion: AdminOccasion }) => {
  const { t } = useLoyaltyWords()
  return (
    <RuleConditions
      conditions={conditions}
      title={t("levels.occasions.conditions.title")}
      hint={t(`levels.occasions.conditions.${isByOrder(trigger) ? "byOrder" : "byDay"}`)}
      none={t(`levels.occasions.conditions.${isByOrder(trigger) ? "everyOrder" : "everybody"}`)}
    />
  )
}

const OccasionHeader = ({ occasion }: { occasion: AdminOccasion }) => {
  const { t, trigger, reward, number, date } = useLoyaltyWords()
  const levelName = useLevelNames()
  const navigate = useNavigate()
  const prompt = usePrompt()
  const forget = useForgetLevels()
  const remove = async () => {
    const sure = await prompt({ title: t("levels.delete.title", { name: occasion.name }), description: t("levels.delete.occasion"), confirmText: t("actions.delete"), cancelText: t("common.cancel") })
    if (!sure) {
      return
    }
    try {
      await loyaltyLevels.deleteOccasion(occasion.id)
      toast.success(t("said.deleted", { name: occasion.name }))
      navigate("/loyalty-levels/occasions", { replace: true })
      void forget()
    } catch (error) {
      toast.error(saidBy(error))
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading className="min-w-0 break-words">{occasion.name}</Heading>
          <div className="flex items-center gap-x-2">
            <LadderStatusBadge status={occasion.status} />
            <ActionMenu
              label={t("common.actions")}
              groups={[
                [{ label: t("actions.edit"), icon: <PencilSquare />, onClick: () => navigate(`/loyalty-levels/occasions/${occasion.id}/edit`) }],
                [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void remove() }],
              ]}
            />
          </div>
        </div>
        {occasion.description && (
          <Text size="small" className="text-ui-fg-subtle whitespace-pre-line">
            {occasion.description}
          </Text>
        )}
      </div>
      <SectionRow title={t("levels.columns.when")}>{trigger(occasion.trigger)}</SectionRow>
      <SectionRow title={t("levels.columns.reward")}>{reward(occasion.reward, levelName)}</SectionRow>
      <SectionRow title={t("levels.fields.per_year.label")}>{occasion.per_year === null ? t("points.fields.unlimited") : number(occasion.per_year)}</SectionRow>
      <SectionRow title={t("fields.starts_at.label")}>{occasion.starts_at ? date(occasion.starts_at) : t("detail.always")}</SectionRow>
      <SectionRow title={t("fields.ends_at.label")}>{occasion.ends_at ? date(occasion.ends_at) : t("detail.never")}</SectionRow>
      <SectionRow title={t("levels.columns.given")}>
        <Link to={`/loyalty-levels/grants?occasion_id=${occasion.id}`} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none">
          {t("levels.occasions.given", { count: occasion.given_count })}
        </Link>
      </SectionRow>
    </Container>
  )
}

/** Who would get it in the next 30 days; an order cannot be foreseen. */
const OccasionPreview = ({ occasion }: { occasion: AdminOccasion }) => {
  const { t } = useLoyaltyWords()
  return (
    <Section title={t("levels.preview.title")} hint={t("levels.preview.hint")}>
      {isByOrder(occasion.trigger) ? <SaidLine text={t("levels.preview.byOrder")} /> : <DueTable id={occasion.id} />}
    </Section>
  )
}

const DueTable = ({ id }: { id: string }) => {
  const { t, calendarDay } = useLoyaltyWords()
  const { data, isError } = useOccasionPreview(id)
  if (!data) {
    return <LoadState failed={isError} />
  }
  if (data.due.length === 0) {
    return <SaidLine text={t("levels.preview.none", { date: calendarDay(data.until) })} />
  }
  return (
    <>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("levels.columns.day")}</Table.HeaderCell>
            <Table.HeaderCell>{t("levels.columns.member")}</Table.HeaderCell>
            <Table.HeaderCell>{t("levels.preview.gets")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {data.due.map(({ customer, day, met, reason }) => (
            <Table.Row key={`${customer.id} ${day}`}>
              <Table.Cell>{calendarDay(day)}</Table.Cell>
              <Table.Cell>
                <Link to={`/customers/${customer.id}`} className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none">
                  {customer.name ?? customer.email}
                </Link>
              </Table.Cell>
              <Table.Cell>{met ? t("levels.preview.yes") : <NotMet reason={reason} />}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {data.count > data.due.length && <SaidLine text={t("levels.preview.more", { count: data.count - data.due.length })} />}
    </>
  )
}

/** Why not, where that can be said without the figures of an order. */
const NotMet = ({ reason }: { reason: string | null }) => {
  const { t } = useLoyaltyWords()
  const said = reason ? t(`conditions.unmet.${reason}`, { defaultValue: "" }) : ""
  return said && !said.includes("{{") ? `${t("levels.preview.no")}: ${said}` : t("levels.preview.no")
}
