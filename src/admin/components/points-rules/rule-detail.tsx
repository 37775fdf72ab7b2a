import { ArchiveBox, CheckCircle, PencilSquare, Trash } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminEarningRule } from "../../../types/reward-points"
import { useEarningRuleActions } from "../../hooks/use-earning-rule-actions"
import { usePointsWords } from "../../hooks/use-points-words"
import { ActionMenu } from "../common/action-menu"
import { Names } from "../common/names"
import { Section, SectionRow } from "../common/section"
import { StateBadge } from "../common/state-badge"
import { BrokenRule } from "./broken-rule"
import { RuleConditions } from "./rule-conditions"

/** Everything about one rule: what it gives and when on the left, on what and how it adds up on the right. */
export const EarningRuleDetail = ({ rule }: { rule: AdminEarningRule }) => (
  <div className="flex flex-col gap-y-3">
    <BrokenRule rule={rule} />
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <RuleHeader rule={rule} />
        <RuleConditions conditions={rule.conditions} />
      </div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
        <RuleSettings rule={rule} />
      </div>
    </div>
  </div>
)

const RuleHeader = ({ rule }: { rule: AdminEarningRule }) => {
  const { t, grant } = usePointsWords()
  const navigate = useNavigate()
  const actions = useEarningRuleActions()
  const askAndLeave = async () => {
    if (await actions.delete(rule)) {
      navigate("/reward-points/earning-rules", { replace: true })
    }
  }
  const other =
    rule.status === "active"
      ? { label: t("actions.archive"), icon: <ArchiveBox />, onClick: () => void actions.setStatus(rule, "archived") }
      : { label: t("actions.activate"), icon: <CheckCircle />, onClick: () => void actions.setStatus(rule, "active") }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading className="min-w-0 break-words">{rule.name}</Heading>
          <div className="flex items-center gap-x-2">
            <StateBadge rule={rule} />
            <ActionMenu
              label={t("common.actions")}
              groups={[
                [{ label: t("actions.edit"), icon: <PencilSquare />, onClick: () => actions.edit(rule) }, other],
                [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void askAndLeave() }],
              ]}
            />
          </div>
        </div>
        {rule.description && (
          <Text size="small" className="text-ui-fg-subtle whitespace-pre-line">
            {rule.description}
          </Text>
        )}
      </div>
      <SectionRow title={t("points.rules.gives")}>
        <span className="text-ui-fg-base txt-compact-small-plus">{rule.grant ? grant(rule.grant, rule.currency_code) : "–"}</span>
      </SectionRow>
      <SectionRow title={t("fields.scope.label")}>
        {!rule.scope || rule.scope.type === "all" ? t("scopes.all") : <Names kind={rule.scope.type} ids={rule.scope.ids} />}
      </SectionRow>
    </Container>
  )
}

const RuleSettings = ({ rule }: { rule: AdminEarningRule }) => {
  const { t, date, number } = usePointsWords()
  const { per_order, per_account, per_period } = rule.caps ?? { per_order: null, per_account: null, per_period: null }
  const cap = (points: number | null) => (points === null ? t("points.fields.unlimited") : number(points))
  const rows = [
    [t("fields.starts_at.label"), rule.starts_at ? date(rule.starts_at) : t("detail.always")],
    [t("fields.ends_at.label"), rule.ends_at ? date(rule.ends_at) : t("detail.never")],
    ...(rule.grant?.type === "per_amount" ? [[t("fields.currency_code.label"), rule.currency_code?.toUpperCase() ?? t("fields.currency_code.any")]] : []),
    [t("points.fields.stacking.label"), t(`points.fields.stacking.options.${rule.stacking}`)],
    [t("fields.priority.label"), String(rule.priority)],
    [t("points.fields.per_order.label"), cap(per_order)],
    [t("points.fields.per_account.label"), cap(per_account)],
    [t("points.fields.per_period.label"), per_period ? t(`points.fields.per_period.says.${per_period.period}`, { points: number(per_period.points) }) : t("points.fields.unlimited")],
    [t("columns.created"), date(rule.created_at)],
    [t("columns.updated"), date(rule.updated_at)],
  ]
  return (
    <Section title={t("detail.settings")}>
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title}>
          {value}
        </SectionRow>
      ))}
    </Section>
  )
}
