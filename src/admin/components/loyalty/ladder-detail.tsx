import { PencilSquare, Plus, Trash } from "@medusajs/icons"
import { Button, Container, Heading, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import type { AdminLadder, AdminLevel } from "../../../types/loyalty-levels"
import { useForgetLevels } from "../../hooks/use-loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { loyaltyLevels } from "../../lib/loyalty-api"
import { saidBy } from "../../lib/said-by"
import { ActionMenu } from "../common/action-menu"
import { Section, SectionRow } from "../common/section"
import { LadderStatusBadge } from "./ladder-list"
import { LadderPicture } from "./ladder-picture"
import { LevelDrawer } from "./level-drawer"
import { LevelRules } from "./level-rules"

/** One ladder: its picture, the chosen level with what hangs on it, and its settings. */
export const LadderDetail = ({ ladder }: { ladder: AdminLadder }) => {
  const { t } = useLoyaltyWords()
  const [address, setAddress] = useSearchParams()
  const [editing, setEditing] = useState<AdminLevel | "new" | null>(null)
  // In the address, so that going back from a rule finds the level open, and a group can link to its level.
  const chosen = ladder.levels.find(({ id }) => id === address.get("level")) ?? null
  const choose = ({ id }: AdminLevel) => setAddress(id === chosen?.id ? {} : { level: id }, { replace: true })
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <LadderHeader ladder={ladder} onNewLevel={() => setEditing("new")} />
        <LadderPicture ladder={ladder} chosen={chosen?.id} onChoose={choose} />
      </Container>
      {chosen ? (
        <LevelSection level={chosen} audiences={ladder.audiences} onEdit={() => setEditing(chosen)} />
      ) : (
        ladder.levels.length > 0 && (
          <Text size="small" className="text-ui-fg-subtle px-6">
            {t("levels.ladder.choose")}
          </Text>
        )
      )}
      <LadderSettings ladder={ladder} />
      {editing && <LevelDrawer ladder={ladder} level={editing === "new" ? undefined : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

/** Deletes after asking; what the backend refuses is said in its words. */
const useAskAndDelete = () => {
  const { t } = useLoyaltyWords()
  const prompt = usePrompt()
  const forget = useForgetLevels()
  return async (name: string, description: string, remove: () => Promise<unknown>) => {
    const sure = await prompt({ title: t("levels.delete.title", { name }), description, confirmText: t("actions.delete"), cancelText: t("common.cancel") })
    if (!sure) {
      return false
    }
    try {
      await remove()
      toast.success(t("said.deleted", { name }))
      void forget()
      return true
    } catch (error) {
      toast.error(saidBy(error))
      return false
    }
  }
}

const LadderHeader = ({ ladder, onNewLevel }: { ladder: AdminLadder; onNewLevel: () => void }) => {
  const { t } = useLoyaltyWords()
  const navigate = useNavigate()
  const askAndDelete = useAskAndDelete()
  const remove = async () => {
    if (await askAndDelete(ladder.name, t("levels.delete.ladder"), () => loyaltyLevels.deleteLadder(ladder.id))) {
      navigate("/loyalty-levels", { replace: true })
    }
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Heading className="min-w-0 break-words">{ladder.name}</Heading>
      <div className="flex items-center gap-x-2">
        <LadderStatusBadge status={ladder.status} />
        <Button size="small" variant="secondary" onClick={onNewLevel}>
          <Plus />
          {t("levels.level.create")}
        </Button>
        <ActionMenu
          label={t("common.actions")}
          groups={[
            [{ label: t("actions.edit"), icon: <PencilSquare />, onClick: () => navigate(`/loyalty-levels/ladders/${ladder.id}/edit`) }],
            [{ label: t("actions.delete"), icon: <Trash />, onClick: () => void remove() }],
          ]}
        />
      </div>
    </div>
  )
}

const LevelSection = ({ level, audiences, onEdit }: { level: AdminLevel; audiences: AdminLadder["audiences"]; onEdit: () => void }) => {
  const { t, thresholds } = useLoyaltyWords()
  const askAndDelete = useAskAndDelete()
  const asked = thresholds(level.thresholds)
  return (
    <Section
      title={level.name}
      hint={level.description ?? undefined}
      action={
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="transparent" onClick={() => void askAndDelete(level.name, t("levels.delete.level"), () => loyaltyLevels.deleteLevel(level.id))}>
            {t("actions.delete")}
          </Button>
          <Button size="small" variant="secondary" onClick={onEdit}>
            {t("actions.edit")}
          </Button>
        </div>
      }
    >
      <SectionRow title={t("levels.sections.asks.title")}>{asked.length > 0 ? asked.join(" · ") : t("levels.ladder.asksNothing")}</SectionRow>
      <SectionRow title={t("levels.fields.benefits.label")}>
        <span className="whitespace-pre-line">{level.benefits ?? "–"}</span>
      </SectionRow>
      <SectionRow title={t("levels.fields.group.label")}>
        <Link to={`/customer-groups/${level.customer_group_id}`} className={linkLook}>
          {level.customer_group_name ?? level.customer_group_id}
        </Link>
      </SectionRow>
      <LevelMembers level={level} audiences={audiences} />
      <LevelRules level={level} />
    </Section>
  )
}

const linkLook = "text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded underline underline-offset-2 outline-none"

/** How many stand at it. A company's level covers its people, so there are two lists of them. */
const LevelMembers = ({ level, audiences }: { level: AdminLevel; audiences: AdminLadder["audiences"] }) => {
  const { t, number } = useLoyaltyWords()
  const count = t("levels.ladder.members", { count: level.member_count, members: number(level.member_count) })
  const list = `/loyalty-levels/members?level_id=${level.id}`
  return (
    <SectionRow title={t("levels.pages.members")}>
      {audiences.includes("company") ? (
        <div className="flex flex-col gap-y-1">
          <span>{count}</span>
          <span className="text-ui-fg-muted">{t("levels.ladder.membersAbout")}</span>
          <span className="flex gap-x-3">
            <Link to={list} className={linkLook}>
              {t("levels.audiences.customer")}
            </Link>
            <Link to={`${list}&owner_type=company`} className={linkLook}>
              {t("levels.audiences.company")}
            </Link>
          </span>
        </div>
      ) : (
        <Link to={list} className={linkLook}>
          {count}
        </Link>
      )}
    </SectionRow>
  )
}

const LadderSettings = ({ ladder }: { ladder: AdminLadder }) => {
  const { t, window } = useLoyaltyWords()
  const { i18n } = useTranslation()
  const summary = i18n.language.startsWith("de") ? ladder.summary.de : ladder.summary.en
  const rows: [title: string, value: string][] = [
    [t("levels.columns.audiences"), ladder.audiences.map((audience) => t(`levels.audiences.${audience}`)).join(", ")],
    [t("levels.match.label"), t(`levels.match.options.${ladder.match}`)],
    [t("levels.windows.label"), window(ladder.window)],
    [t("levels.countsFrom.label"), t(`levels.countsFrom.options.${ladder.counts_from}`)],
    [
      t("levels.fields.conversion.label"),
      ladder.conversion ? [t("levels.fields.conversion.into", { currency: ladder.conversion.currency_code.toUpperCase() }), ...ladder.conversion.rates.map(({ currency_code, rate }) => `${currency_code.toUpperCase()} × ${rate}`)].join(", ") : t("levels.fields.conversion.none"),
    ],
    [t("levels.fields.grace_days.label"), ladder.window.type.startsWith("rolling") ? t("levels.fields.grace_days.says", { count: ladder.grace_days }) : t("levels.fields.grace_days.noneHere")],
    [t("levels.fields.when_undone.label"), t(`levels.fields.when_undone.options.${ladder.when_undone}`)],
    [t("levels.fields.manual_members.label"), t(`levels.fields.manual_members.options.${ladder.manual_members}`)],
    [t("levels.fields.warn_days.label"), ladder.warn_days === null ? t("levels.fields.warn_days.never") : t("levels.fields.warn_days.says", { count: ladder.warn_days })],
  ]
  return (
    <Section title={t("levels.sections.settings")}>
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title}>
          {value}
        </SectionRow>
      ))}
      {ladder.terms && (
        <SectionRow title={t("levels.fields.terms.label")}>
          <span className="whitespace-pre-line break-words">{ladder.terms}</span>
        </SectionRow>
      )}
      {summary.length > 0 && (
        <SectionRow title={t("levels.fields.summary")}>
          <ul className="flex list-disc flex-col gap-y-1 pl-4">
            {summary.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </SectionRow>
      )}
    </Section>
  )
}
