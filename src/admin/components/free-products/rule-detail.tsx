import { ArchiveBox, CheckCircle, PencilSquare, SquareTwoStack, Trash } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { AdminFreeProductRule } from "../../../types/free-products"
import { useFreeProductActions } from "../../hooks/use-free-product-actions"
import { useFreeProductConditions } from "../../hooks/use-free-products"
import { useSentenceWords } from "../../hooks/use-sentence-words"
import { useWords } from "../../hooks/use-words"
import { isReadable } from "../../lib/free-product-draft"
import { ruleInWords } from "../../lib/free-product-sentence"
import { ActionMenu } from "../common/action-menu"
import { SaidLine } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { StateBadge } from "../common/state-badge"
import { ConditionView } from "../conditions"
import { BrokenFreeProduct } from "./broken-rule"
import { RewardSection } from "./reward-section"
import { UsageSection } from "./usage-section"

/** Everything about one rule: what it gives, when, and what it has given on the left; how far and beside what on the right. */
export const FreeProductDetail = ({ rule }: { rule: AdminFreeProductRule }) => (
  <div className="flex flex-col gap-y-3">
    <BrokenFreeProduct rule={rule} />
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <RuleHeader rule={rule} />
        {isReadable(rule, "reward") && <RewardSection reward={rule.reward} />}
        {isReadable(rule, "conditions") && <Conditions rule={rule} />}
        <UsageSection rule={rule} />
      </div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[400px]">
        <RuleSettings rule={rule} />
      </div>
    </div>
  </div>
)

const RuleHeader = ({ rule }: { rule: AdminFreeProductRule }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const actions = useFreeProductActions()
  const askAndLeave = async () => {
    if (await actions.delete(rule)) {
      navigate("/free-products", { replace: true })
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
            <Button size="small" variant="secondary" asChild>
              <Link to={`/free-products/preview${rule.status === "active" ? "" : `?rule_id=${rule.id}`}`}>{t("freeProducts.preview.short")}</Link>
            </Button>
            <ActionMenu
              label={t("common.actions")}
              groups={[
                [{ label: t("actions.edit"), icon: <PencilSquare />, onClick: () => actions.edit(rule) }, { label: t("actions.duplicate"), icon: <SquareTwoStack />, onClick: () => actions.duplicate(rule) }, other],
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
      {!rule.broken && <Sentence rule={rule} />}
    </Container>
  )
}

const Sentence = ({ rule }: { rule: AdminFreeProductRule }) => {
  const words = useSentenceWords([rule])
  return (
    <Text size="small" className="break-words px-6 py-4">
      {ruleInWords(words, rule).join(" ")}
    </Text>
  )
}

const Conditions = ({ rule: { conditions } }: { rule: AdminFreeProductRule }) => {
  const { t } = useWords()
  const { data: definitions } = useFreeProductConditions()
  return (
    <Section title={t("freeProducts.form.conditions.title")} hint={t("freeProducts.form.conditions.hint")}>
      {conditions ? (
        <div className="px-6 py-4">
          <ConditionView value={conditions} definitions={definitions} />
        </div>
      ) : (
        <SaidLine text={t("freeProducts.says.noCondition")} />
      )}
    </Section>
  )
}

/** An option of a select inside a sentence. */
const lowered = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1)

const RuleSettings = ({ rule }: { rule: AdminFreeProductRule }) => {
  const { t, date, number } = useWords()
  const { per_order, per_owner, total } = isReadable(rule, "limits") ? rule.limits : { per_order: null, per_owner: null, total: null }
  const limit = (pieces: number | null) => (pieces === null ? t("points.fields.unlimited") : t("freeProducts.pieces", { count: pieces, number: number(pieces) }))
  const stacking = isReadable(rule, "stacking") ? rule.stacking : null
  const rows: [string, string][] = [
    [t("fields.starts_at.label"), rule.starts_at ? date(rule.starts_at) : t("detail.always")],
    [t("fields.ends_at.label"), rule.ends_at ? date(rule.ends_at) : t("detail.never")],
    [t("freeProducts.form.limits.per_order"), limit(per_order)],
    [t("freeProducts.form.limits.period"), per_owner ? `${limit(per_owner.pieces)}, ${lowered(t(`freeProducts.form.limits.periods.${per_owner.period}`))}` : t("points.fields.unlimited")],
    [t("freeProducts.form.limits.total"), limit(total)],
    ...(stacking ? [[t("freeProducts.form.stacking.label"), [t(`freeProducts.form.stacking.options.${stacking.type}`), stacking.type === "best" && `“${stacking.group}”`].filter(Boolean).join(" ")] satisfies [string, string]] : []),
    [t("fields.priority.label"), number(rule.priority)],
    [t("freeProducts.form.on_return.label"), t(`freeProducts.form.on_return.options.${rule.on_return}`)],
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
