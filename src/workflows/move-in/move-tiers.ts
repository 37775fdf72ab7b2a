/** Tiers: each book of the source becomes a price book or a percentage rule, and what has changed in it is brought over. */
import type { MoveInLink } from "../../modules/move-in/service"
import type { ProductRecord, Tier } from "../../move-in/domain/records"
import { canonical, sha256 } from "../../shared/digest"
import { ensureMembers } from "../tier-pricing/members/keep-members"
import { whyNotTiers, writeMovedItems } from "../tier-pricing/moved-books"
import { toldHere } from "./audiences"
import { countBooks, finishBooks, placeBooks, sayRefused, surveyBooks, type BookState, type BookStates } from "./books"
import { eachBatch, linksByKey, say, tallyOf, type Move } from "./move"
import type { GroupTargets } from "./move-groups"
import { variantsBySku } from "./variants"

/** Returns the books, for the report and the proof. */
export const moveTiers = async (move: Move, groups: GroupTargets): Promise<BookStates> => {
  const states = await surveyBooks(move, groups)
  if (!move.is_dry && states.size) {
    await ensureMembers(move.container)
  }
  await placeBooks(move, states)
  const holds_back = await writeTiers(move, states, groups)
  await finishBooks(move, states)
  if (holds_back && !move.is_dry) {
    // Told and counted the first time.
    states.forEach((state) => (state.is_filling = false))
    await writeTiers({ ...move, tallies: new Map(), listener: { progress: () => undefined, remark: () => undefined } }, states, groups)
    await countBooks(move, states)
  }
  return states
}

/** @returns whether something was held back that may only go when the new books are in force */
const writeTiers = async (move: Move, states: BookStates, groups: GroupTargets): Promise<boolean> => {
  let holds_back = false
  await eachBatch(move, "tiers", move.source.tiers(), async ({ records: given }, range) => {
    const records = given.map((record) => toldHere(record, groups))
    const links = await linksByKey(move, "tiers", range)
    const variants = await variantsBySku(move.container, records.map(({ sku }) => sku))
    const changes = [...records.map((record) => changeOf(move, record, variants.get(record.sku.trim()), links.get(record.key), states)), ...goneOf(move, records, links, states)]
    holds_back ||= changes.some((change) => change.holds_back)
    if (!move.is_dry) {
      await writeMovedItems(move.container, await withoutTaken(move, changes))
      await move.service.writeLinks(move.origin, "tiers", changes.flatMap(({ link }) => link ?? []))
      await move.service.deleteLinks(move.origin, "tiers", changes.flatMap(({ forgotten }) => forgotten ?? []))
    }
  })
  return holds_back
}

/** What has to be written for one product. */
type Change = {
  key: string
  items: { rule_id: string; variant_id: string; breaks: Tier[] }[]
  /** Null: as it is. */
  link: MoveInLink | null
  forgotten: string | null
  holds_back: boolean
}

/**
 * What is to be written, but for tiers of a variant that another product of the source has by now: where SKUs were
 * swapped, one of the two was here before and has written its own.
 */
const withoutTaken = async (move: Move, changes: Change[]): Promise<Change["items"]> => {
  const leaving = changes.flatMap(({ items }) => items.filter(({ breaks }) => !breaks.length).map(({ variant_id }) => variant_id))
  const others = await move.service.linksTo(move.origin, "tiers", [...new Set(leaving)])
  const taken = new Map<string, string[]>()
  others.forEach(({ source_key, target_id, detail }) =>
    Object.values(detail ?? {}).forEach((text) => {
      const place = `${writtenOf(text).rule_id} ${target_id}`
      taken.set(place, [...(taken.get(place) ?? []), source_key])
    })
  )
  return changes.flatMap(({ key, items }) => items.filter(({ rule_id, variant_id, breaks }) => breaks.length || !taken.get(`${rule_id} ${variant_id}`)?.some((other) => other !== key)))
}

/** What a former run has written of a product in one book: in which rule, how many tiers, and which. */
type Written = { rule_id: string; tiers: number; digest: string }

const textOf = ({ rule_id, tiers, digest }: Written): string => `${rule_id} ${tiers} ${digest}`

const writtenOf = (text: string): Written => {
  const [rule_id, tiers, digest] = text.split(" ")
  return { rule_id, tiers: Number(tiers), digest }
}

const digestOf = (tiers: Tier[]): string => sha256(JSON.stringify(tiers)).slice(0, 16)

const changeOf = (move: Move, record: ProductRecord, variant_id: string | undefined, link: MoveInLink | undefined, states: BookStates): Change => {
  const wanted = wantedOf(move, record, variant_id, states)
  const former = Object.entries(link?.detail ?? {}).map(([key, text]): [string, Written] => [key, writtenOf(text)])
  const formerly = new Map(former)
  const is_moved_on = link !== undefined && link.target_id !== variant_id
  const items: Change["items"] = []
  // In a book that this shop has deleted, what was written is remembered: it can be restored.
  const detail = is_moved_on ? {} : Object.fromEntries(former.flatMap(([key, text]) => (states.get(key)?.is_deleted ? [[key, textOf(text)]] : [])))
  wanted.forEach(({ state, tiers }) => {
    const before = is_moved_on ? undefined : formerly.get(state.book.key)
    const written: Written = { rule_id: state.rule_id ?? "", tiers: tiers.length, digest: digestOf(tiers) }
    detail[state.book.key] = textOf(written)
    if (before && textOf(before) === textOf(written)) {
      tallyOf(move, "tiers").left(tiers.length)
      return
    }
    tallyOf(move, "tiers").became(before ? "changed" : "created", { row: `${record.row} (${record.sku})`, message: `${state.book.name}: ${inWords(tiers)}` }, tiers.length)
    items.push({ rule_id: written.rule_id, variant_id: variant_id ?? "", breaks: tiers })
  })
  const leaving = former.filter(([key]) => is_moved_on || !Object.hasOwn(detail, key))
  const out = takenOut(move, `${record.row} (${record.sku})`, link, leaving, states)
  // What goes into a book that is not in force yet leaves the one that is only later: nobody is to pay more in between.
  const holds_back = out.length > 0 && !is_moved_on && wanted.some(({ state }) => state.is_filling)
  const all = holds_back ? { ...Object.fromEntries(leaving.map(([key, text]) => [key, textOf(text)])), ...detail } : detail
  const is_same = link?.target_id === variant_id && canonical(link?.detail ?? {}) === canonical(all)
  const is_empty = Object.keys(all).length === 0
  return {
    key: record.key,
    items: holds_back ? items : [...items, ...out],
    link: !is_empty && variant_id && !is_same ? { source_key: record.key, target_id: variant_id, digest: "", detail: all } : null,
    forgotten: is_empty && link ? record.key : null,
    holds_back,
  }
}

/** The tiers of a product that are to stand in price books, with what cannot be moved said. */
const wantedOf = (move: Move, record: ProductRecord, variant_id: string | undefined, states: BookStates): { state: BookState; tiers: Tier[] }[] => {
  if (!variant_id) {
    const tiers = record.ladders.reduce((sum, ladder) => sum + ladder.tiers.length, 0)
    say(move, "tiers", { row: record.row, reason: "unknown_sku", message: `no variant of this shop has the SKU ${record.sku}` }, tiers)
    return []
  }
  return record.ladders.flatMap(({ book, tiers }) => {
    const state = states.get(book.key)
    if (!state || state.refused) {
      if (state) {
        sayRefused(move, state, record, tiers.length)
      }
      return []
    }
    const wrong = whyNotTiers(tiers)
    if (wrong) {
      say(move, "tiers", { row: `${record.row} (${record.sku})`, reason: "not_storable", message: `${book.name}: ${wrong}` }, tiers.length)
    }
    return wrong || state.form.form === "percentage_rule" ? [] : [{ state, tiers }]
  })
}

/** What a former run has written and the source no longer says. Where a rule in per cent says it now, nothing is taken away. */
const takenOut = (move: Move, row: string, link: MoveInLink | undefined, former: [string, Written][], states: BookStates): Change["items"] =>
  former.flatMap(([key, { rule_id, tiers }]) => {
    const state = states.get(key)
    if (state && !state.refused && state.form.form === "percentage_rule") {
      return []
    }
    tallyOf(move, "tiers").became("removed", { row, message: state?.book.name ?? key }, tiers)
    return link ? [{ rule_id, variant_id: link.target_id, breaks: [] }] : []
  })

/** Products of which the source has no tiers any more. */
const goneOf = (move: Move, records: ProductRecord[], links: ReadonlyMap<string, MoveInLink>, states: BookStates): Change[] => {
  const there = new Set(records.map(({ key }) => key))
  return [...links.values()]
    .filter(({ source_key }) => !there.has(source_key))
    .map((link) => {
      const kept = Object.entries(link.detail ?? {}).filter(([key]) => states.get(key)?.is_deleted)
      const leaving = Object.entries(link.detail ?? {}).filter(([key]) => !states.get(key)?.is_deleted)
      return {
        key: link.source_key,
        items: takenOut(move, `product ${link.source_key}`, link, leaving.map(([key, text]): [string, Written] => [key, writtenOf(text)]), states),
        link: kept.length && leaving.length ? { ...link, detail: Object.fromEntries(kept) } : null,
        forgotten: kept.length ? null : link.source_key,
        holds_back: false,
      }
    })
}

/** `from 10: 4.50, from 50: 8 %` */
const inWords = (tiers: Tier[]): string => tiers.map(({ min_quantity, type, value }) => `from ${min_quantity}: ${value}${type === "percentage" ? " %" : ""}`).join(", ")
