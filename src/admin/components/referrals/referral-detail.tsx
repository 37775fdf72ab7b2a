import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import type { AdminReferralDetail, AdminReferralReward } from "../../../types/referrals"
import { useAdmins } from "../../hooks/use-admins"
import { useLevelNames } from "../../hooks/use-level-names"
import { useReferralWords } from "../../hooks/use-referral-words"
import { SaidLine } from "../common/said-line"
import { Section, SectionRow } from "../common/section"
import { OrderLink } from "../points-accounts/order-link"
import { DecideButtons } from "./decide-buttons"
import { Advocate, Code, Friend } from "./people"
import { Signals } from "./signals"
import { ReferralStateBadge } from "./state-badge"

type PartProps = { referral: AdminReferralDetail }

/** One referral: who and how far, what was noticed, what was given, and what happened when. */
export const ReferralDetail = ({ referral }: PartProps) => (
  <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
    <div className="flex w-full min-w-0 flex-col gap-y-3">
      <ReferralHeader referral={referral} />
      <ReferralSignals referral={referral} />
      <ReferralRewards referral={referral} />
    </div>
    <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
      <ReferralHistory referral={referral} />
    </div>
  </div>
)

const ReferralHeader = ({ referral }: PartProps) => {
  const { t, reason, friend, money, date } = useReferralWords()
  const { order } = referral
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div className="min-w-48 flex-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Heading className="min-w-0 break-words">{friend(referral.friend)}</Heading>
            <ReferralStateBadge state={referral.state} />
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {reason(referral.reason)}
          </Text>
        </div>
        <DecideButtons referral={referral} />
      </div>
      <SectionRow title={t("referrals.columns.friend")}>
        <Friend friend={referral.friend} />
      </SectionRow>
      <SectionRow title={t("referrals.columns.advocate")}>
        <Advocate advocate={referral.advocate} />
      </SectionRow>
      <SectionRow title={t("referrals.columns.code")}>
        <Code code={referral.code} />
        <span className="text-ui-fg-muted block">{t(`referrals.channels.names.${referral.channel}`)}</span>
      </SectionRow>
      <SectionRow title={t("referrals.columns.order")}>
        {order ? (
          <>
            <OrderLink id={order.id} displayId={order.display_id} />
            <span className="text-ui-fg-muted block">{t("referrals.detail.net", { amount: money(Number(order.net), order.currency_code.toUpperCase()) })}</span>
          </>
        ) : (
          t("referrals.detail.noOrder")
        )}
      </SectionRow>
      <SectionRow title={t("referrals.columns.claimed")}>{date(referral.claimed_at)}</SectionRow>
      <Milestones referral={referral} />
    </Container>
  )
}

/** Only the times that there are: when it lapses, counted, is or was rewarded. */
const Milestones = ({ referral: { state, lapses_at, qualified_at, due_at, rewarded_at } }: PartProps) => {
  const { t, date } = useReferralWords()
  const times = [
    ["lapses", lapses_at],
    ["qualified", qualified_at],
    [state === "in_review" ? "dueOnceApproved" : "due", state === "qualified" || state === "in_review" ? due_at : null],
    ["rewarded", rewarded_at],
  ] as const
  return (
    <>
      {times.map(([name, at]) =>
        at ? (
          <SectionRow key={name} title={t(`referrals.detail.${name}`)}>
            {date(at)}
          </SectionRow>
        ) : null
      )}
    </>
  )
}

const ReferralSignals = ({ referral: { signals } }: PartProps) => {
  const { t } = useReferralWords()
  return (
    <Section title={t("referrals.signals.title")} hint={t("referrals.signals.about")}>
      {signals.length === 0 ? <SaidLine text={t("referrals.signals.none")} /> : <Signals signals={signals} />}
    </Section>
  )
}

const ReferralRewards = ({ referral: { rewards } }: PartProps) => {
  const { t } = useReferralWords()
  return (
    <Section title={t("referrals.rewards.title")} hint={t("referrals.rewards.hint")}>
      {rewards.length === 0 && <SaidLine text={t("referrals.rewards.none")} />}
      {rewards.map((reward) => (
        <RewardRow key={reward.grant_id} reward={reward} />
      ))}
    </Section>
  )
}

const RewardRow = ({ reward }: { reward: AdminReferralReward }) => {
  const words = useReferralWords()
  const { t, date } = words
  const levelName = useLevelNames()
  const state = reward.withdrawn_at ? "withdrawn" : reward.done_at ? "done" : reward.error ? "failed" : "waiting"
  const color = { withdrawn: "grey", done: "green", failed: "red", waiting: "orange" } as const
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
      <div className="min-w-0">
        <Text size="small" weight="plus" leading="compact">
          {t(`referrals.rewards.sides.${reward.side}`)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {words.reward(reward.reward, levelName)}
          {reward.code && (
            <>
              {" · "}
              <Code code={reward.code} />
            </>
          )}
        </Text>
        <Text size="small" className="text-ui-fg-muted">
          {date(reward.withdrawn_at ?? reward.done_at ?? reward.granted_at)}
        </Text>
        {state === "failed" && (
          <Text size="small" className="text-ui-fg-error break-words">
            {reward.error}
          </Text>
        )}
      </div>
      <StatusBadge color={color[state]}>{t(`levels.given.states.${state}`)}</StatusBadge>
    </div>
  )
}

const ReferralHistory = ({ referral: { history } }: PartProps) => {
  const { t, date, reason } = useReferralWords()
  const { nameOf } = useAdmins()
  return (
    <Section title={t("levels.history.title")} hint={t("referrals.history.hint")}>
      <ol className="divide-y">
        {[...history].reverse().map((change) => (
          <li key={change.id} className="flex flex-col gap-y-1 px-6 py-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <ReferralStateBadge state={change.to_state} />
              <time dateTime={change.at} className="txt-compact-small text-ui-fg-muted">
                {date(change.at)}
              </time>
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {reason(change.reason)}
            </Text>
            {change.note && (
              <Text size="small" className="break-words">
                {change.note}
              </Text>
            )}
            {change.actor_id && (
              <Text size="small" className="text-ui-fg-muted">
                {t("points.by", { who: nameOf(change.actor_id) })}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
