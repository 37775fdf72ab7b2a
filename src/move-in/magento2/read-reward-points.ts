/** Reads the balances of reward points, a thousand customers at a time. */
import { In } from "typeorm"
import type { SourceConnection } from "../connection"
import { isHeld, type Batch, type PointsRecord, type Remark } from "../domain/records"
import type { SourceSettings } from "../domain/settings"
import { customerPlace, whyNoAddress } from "./domain/customer"
import { keyOf } from "./domain/key"
import { joined, openingLots, type OpeningLots, type RewardGiven } from "./domain/opening-lots"
import { textOf } from "./domain/source-time"
import type { Configuration } from "./read-configuration"
import { CUSTOMER_ENTITY, type CustomerEntity } from "./schemas/customer-entity"
import { MAGENTO_REWARD, type MagentoReward } from "./schemas/magento-reward"
import { MAGENTO_REWARD_HISTORY } from "./schemas/magento-reward-history"

const BATCH = 1000

/** @property websites ids of those that the map names @property ambiguous addresses of several customers */
export type PointsContext = { websites: ReadonlySet<number>; ambiguous: ReadonlySet<string>; configuration: Configuration }

type Customer = Pick<CustomerEntity, "entity_id" | "email">

export const countRewards = async ({ manager }: SourceConnection): Promise<number> => manager.count(MAGENTO_REWARD)

export const readPoints = async function* (connection: SourceConnection, context: PointsContext, settings: SourceSettings): AsyncGenerator<Batch<PointsRecord>> {
  for (let after: number | null = 0; after !== null; ) {
    const ids = await customersAfter(connection, after, settings.since)
    const rewards = ids.length ? await connection.manager.find(MAGENTO_REWARD, { where: { customer_id: In(ids) }, order: { reward_id: "ASC" } }) : []
    const customers = new Map(ids.length ? (await connection.manager.find(CUSTOMER_ENTITY, { select: { entity_id: true, email: true }, where: { entity_id: In(ids) } })).map((customer) => [customer.entity_id, customer]) : [])
    const given = await givenOf(connection, rewards, context, settings)
    const converted = ids.map((id) => convert(id, customers.get(id), rewards.filter(({ customer_id }) => customer_id === id), given, context, settings))
    after = ids.length < BATCH ? null : ids[ids.length - 1]
    yield {
      records: converted.flatMap(({ record }) => (record ? [record] : [])),
      remarks: converted.flatMap(({ remarks }) => remarks),
      rows: rewards.length,
      held: converted.flatMap(({ record, remarks }, index) => (isHeld(record, remarks) ? keyOf(ids[index]) : [])),
      until: after === null ? null : keyOf(after),
    }
  }
}

const customersAfter = async ({ manager, table }: SourceConnection, after: number, since: Date | null): Promise<number[]> => {
  const changed = since ? `AND EXISTS (SELECT 1 FROM ${table(MAGENTO_REWARD_HISTORY)} history WHERE history.reward_id = reward.reward_id AND history.created_at >= ?)` : ""
  const rows: { customer_id: number }[] = await manager.query(
    `SELECT reward.customer_id FROM ${table(MAGENTO_REWARD)} reward WHERE reward.customer_id > ? ${changed} GROUP BY reward.customer_id ORDER BY reward.customer_id LIMIT ${BATCH}`,
    since ? [after, textOf(since)] : [after]
  )
  return rows.map(({ customer_id }) => customer_id)
}

/** What is open of each reward, by its id. Which of the two ends holds may differ from website to website. */
const givenOf = async ({ manager }: SourceConnection, rewards: MagentoReward[], { configuration }: PointsContext, { points_expiry }: SourceSettings): Promise<Map<number, RewardGiven[]>> => {
  const found = new Map<number, RewardGiven[]>(rewards.map(({ reward_id }) => [reward_id, []]))
  const expiry = new Map(rewards.map(({ reward_id, website_id }) => [reward_id, points_expiry ?? configuration.expiry_of(website_id ?? 0)]))
  const rows = rewards.length
    ? await manager
        .createQueryBuilder(MAGENTO_REWARD_HISTORY, "history")
        .where("history.reward_id IN (:...ids) AND history.points_delta > 0 AND history.points_delta > history.points_used AND history.is_expired = 0", { ids: [...found.keys()] })
        .orderBy("history.history_id", "ASC")
        .getMany()
    : []
  for (const { history_id, reward_id, points_delta, points_used, expired_at_static, expired_at_dynamic } of rows) {
    found.get(reward_id)?.push({ history_id, points_delta, points_used, expires_at: expiry.get(reward_id) === "dynamic" ? expired_at_dynamic : expired_at_static })
  }
  return found
}

type Converted = { record: PointsRecord | null; remarks: Remark[] }

const convert = (id: number, customer: Customer | undefined, rewards: MagentoReward[], given: Map<number, RewardGiven[]>, { websites, ambiguous }: PointsContext, { at, since }: SourceSettings): Converted => {
  const refusal = customer ? whyNoAddress(customer.email, ambiguous) : { reason: "unknown_customer", message: `there is no customer ${id}` }
  if (!customer || refusal) {
    return { record: null, remarks: rewards.map((reward) => left(reward, refusal ?? { reason: "unknown_customer", message: `there is no customer ${id}` })).filter(({ figure }) => figure !== 0) }
  }
  const answers = rewards.map((reward) => {
    const isMapped = reward.website_id !== null && websites.has(reward.website_id)
    return isMapped ? openingLots({ row: placeOf(reward, customer), balance: reward.points_balance, given: given.get(reward.reward_id) ?? [] }, at) : unmapped(reward)
  })
  const lots = joined(answers.flatMap((answer) => answer.lots))
  return {
    // After a change, that nothing is left is news; else a customer without points is as good as none.
    record: lots.length || since ? { key: keyOf(id), row: customerPlace(customer), email: (customer.email ?? "").trim(), lots } : null,
    remarks: answers.flatMap(({ remarks }) => remarks),
  }
}

const placeOf = ({ reward_id }: MagentoReward, { email }: Customer): string => `magento_reward ${reward_id} (${email ?? "no e-mail"})`

const left = (reward: MagentoReward, why: { reason: string; message: string }): Remark & { figure: number } => ({ row: `magento_reward ${reward.reward_id}`, ...why, figure: Number(reward.points_balance) })

/** A balance of nothing is not worth a word. */
const unmapped = (reward: MagentoReward): OpeningLots => {
  const remark = left(reward, { reason: "unmapped_website", message: reward.website_id === null ? "the balance is of no website" : `the balance is of website ${reward.website_id}, which the map does not name` })
  return { lots: [], remarks: remark.figure === 0 ? [] : [remark] }
}
