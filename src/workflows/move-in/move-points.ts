/** Points: each balance becomes opening lots with their own ends, and stays what it is in the source until the switch. */
import type { PointsRecord } from "../../move-in/domain/records"
import type { MoveInLink } from "../../modules/move-in/service"
import { canonical, sha256 } from "../../shared/digest"
import type { MoveInProof } from "../../types/move-in"
import { keepOpeningLots, openingBalances, openingRefusals, type KeptOpening, type OwnedLots } from "../reward-points/keep-opening-lots"
import { eachBatch, linksByKey, say, tallyOf, type Move } from "./move"
import { ownersFinder, type Owned } from "./owners"

/** Of so many differences each is named. */
const MOST_NAMED = 50

/** Moves the points. They are counted by customer. */
export const movePoints = async (move: Move): Promise<void> => {
  const owners = await ownersFinder(move, "points")
  await eachBatch(move, "points", move.source.points(), async ({ records, held = [] }, range) => {
    const links = await linksByKey(move, "points", range)
    await keep(move, await owners(records, links))
    await takeGone(move, new Set([...records.map(({ key }) => key), ...held]), links)
  })
}

const sumOf = (lots: readonly { points: number }[]): number => lots.reduce((sum, { points }) => sum + points, 0)

const ownerOf = (id: string): OwnedLots["owner"] => ({ type: "customer", id })

type Existing = Owned<PointsRecord> & { customer_id: string }

const keep = async (move: Move, owned: Owned<PointsRecord>[]): Promise<void> => {
  const readable = owned.filter(({ record }) => isReadable(move, record))
  readable.filter(({ customer_id }) => customer_id === null).forEach(({ record }) => tellCreated(move, record))
  const existing = readable.flatMap((each): Existing[] => (each.customer_id === null ? [] : [{ ...each, customer_id: each.customer_id }]))
  const remembered = await withoutErased(move, existing)
  const kept = new Map((await keepOpeningLots(move.container, { ...lotsOf(move, remembered), dry_run: move.is_dry })).map((each) => [each.owner.id, each]))
  remembered.forEach(({ record, customer_id }) => tell(move, record, kept.get(customer_id)))
  if (!move.is_dry) {
    // Where nothing was ever brought there is nothing to remember.
    await link(move, remembered.filter(({ customer_id }) => kept.get(customer_id)?.credited || kept.get(customer_id)?.is_new === false))
  }
}

/** Whether the ledger can hold the lots. */
const isReadable = (move: Move, { key, row, email, lots }: PointsRecord): boolean => {
  const [refusal] = openingRefusals([{ owner: ownerOf(key), lots }])
  if (refusal) {
    say(move, "points", { row, reason: refusal.reason, message: `the points of ${email}: ${refusal.message}` })
  }
  return !refusal
}

const tellCreated = (move: Move, { row, email, lots }: PointsRecord): void => {
  if (lots.length) {
    tallyOf(move, "points").became("created", { row, message: `${email}: ${sumOf(lots)} points` })
  } else {
    tallyOf(move, "points").left()
  }
}

const tell = (move: Move, record: PointsRecord, kept: KeptOpening | undefined): void => {
  if (!kept || (!kept.credited && !kept.taken)) {
    tallyOf(move, "points").left()
  } else if (kept.is_new) {
    tellCreated(move, record)
  } else {
    tallyOf(move, "points").became("changed", { row: record.row, message: `${record.email}: ${kept.points - kept.credited + kept.taken} → ${kept.points} points` })
  }
}

/** Whose points were moved before and are nobody's now has asked to be forgotten: he does not get them again. */
const withoutErased = async (move: Move, existing: Existing[]): Promise<Existing[]> => {
  const moved = existing.filter(({ link }) => link)
  const planned = await keepOpeningLots(move.container, { ...lotsOf(move, moved), dry_run: true })
  const erased = new Set(planned.flatMap(({ owner, is_new }) => (is_new ? [owner.id] : [])))
  return existing.filter(({ record: { row, email }, customer_id, link }) => {
    const is_erased = link !== undefined && erased.has(customer_id)
    if (is_erased) {
      say(move, "points", { row, reason: "erased_here", message: `the points of ${email} were moved before, and their owner was erased in this shop` })
    }
    return !is_erased
  })
}

const lotsOf = ({ origin, at }: Move, existing: Existing[]) => ({
  origin,
  at,
  actor_id: null,
  accounts: existing.map(({ customer_id, record: { lots } }): OwnedLots => ({ owner: ownerOf(customer_id), lots })),
})

const link = (move: Move, kept: Existing[]): Promise<void> => {
  const digested = kept.map((each) => ({ ...each, digest: sha256(canonical(each.record.lots.map(({ points, expires_at }) => [points, expires_at?.toISOString() ?? null]))).slice(0, 16) }))
  const changed = digested.filter(({ link, digest }) => link?.digest !== digest)
  return move.service.writeLinks(
    move.origin,
    "points",
    changed.map(({ record: { key }, customer_id, digest }) => ({ source_key: key, target_id: customer_id, digest, detail: null }))
  )
}

/** Who has no points in the source any more has none of them here: they are taken back, as far as he still has them. */
const takeGone = async (move: Move, there: ReadonlySet<string>, links: ReadonlyMap<string, MoveInLink>): Promise<void> => {
  const gone = [...links.values()].filter(({ source_key }) => !there.has(source_key))
  if (move.is_partial || !gone.length) {
    return
  }
  const owners = [...new Set(gone.map(({ target_id }) => target_id))]
  const kept = await keepOpeningLots(move.container, { origin: move.origin, at: move.at, actor_id: null, dry_run: move.is_dry, accounts: owners.map((id) => ({ owner: ownerOf(id), lots: [] })) })
  const taken = new Map(kept.map((each) => [each.owner.id, each.taken]))
  gone.forEach(({ source_key, target_id }) => {
    const points = taken.get(target_id) ?? 0
    if (points) {
      tallyOf(move, "points").became("removed", { row: `points of ${source_key}`, message: `${points} points are no longer in the source: they are taken back` })
    }
  })
  if (!move.is_dry) {
    await move.service.deleteLinks(move.origin, "points", gone.map(({ source_key }) => source_key))
  }
}

/**
 * Points of the source beside those that the ledger has of it, for each customer whose points are moved. What he has earned
 * or spent here since is not part of it: the ledger's own proof has that.
 */
export const provePoints = async (move: Move): Promise<NonNullable<MoveInProof["points"]>> => {
  const proof = { source: 0, shop: 0, customers: 0, different: 0, differences: new Array<NonNullable<MoveInProof["points"]>["differences"][number]>() }
  await eachBatch(
    move,
    "points",
    move.source.points(),
    async ({ records }) => {
      const links = new Map((await move.service.linksOf(move.origin, "points", records.map(({ key }) => key))).map((link) => [link.source_key, link.target_id]))
      const moved = records.flatMap((record) => (links.has(record.key) ? [{ record, customer_id: links.get(record.key) ?? "" }] : []))
      const balances = await openingBalances(move.container, move.origin, moved.map(({ customer_id }) => ownerOf(customer_id)), move.at)
      moved.forEach(({ record: { email, lots } }, index) => {
        const { brought } = balances[index]
        if (brought !== null) {
          compare(proof, email, sumOf(lots), brought)
        }
      })
    },
    true
  )
  return proof
}

const compare = (proof: NonNullable<MoveInProof["points"]>, customer: string, source: number, shop: number): void => {
  proof.customers += 1
  proof.source += source
  proof.shop += shop
  if (source !== shop) {
    proof.different += 1
    proof.differences.push(...(proof.differences.length < MOST_NAMED ? [{ customer, source, shop }] : []))
  }
}
