/** The rules of this shop that hold the tiers of the source: which there are to be, and what becomes of those of a former run. */
import { emptyBook, formOf, withVariant, type BookContent, type BookForm } from "../../modules/move-in/domain/book-form"
import type { MoveInLink } from "../../modules/move-in/service"
import type { Book, ProductRecord } from "../../move-in/domain/records"
import { canonical, sha256 } from "../../shared/digest"
import { activateMovedRules, changeMovedRule, countMovedItems, createMovedRule, deleteMovedRules, newMovedRuleId, storedRules, whyNotTiers, type MovedRule } from "../tier-pricing/moved-books"
import { toldHere } from "./audiences"
import { eachBatch, say, tallyOf, type Move } from "./move"
import type { GroupTargets } from "./move-groups"
import { countVariants, variantsBySku } from "./variants"

/**
 * A book on its way into this shop.
 *
 * @property refused why nothing of it is moved; null: it is
 * @property is_deleted the shop has deleted its rule: what was written of it is remembered, in case it is restored
 * @property rule_id where its tiers go; null in a dry run where it is not there yet
 * @property superseded rules of former runs in whose place it comes; they hold until it is filled
 * @property is_filling it comes into force when all its tiers are written
 */
export type BookState = {
  book: Book
  audience: MovedRule["audience"]
  refused: { reason: string; message: string } | null
  is_deleted: boolean
  content: BookContent
  form: BookForm
  rule_id: string | null
  superseded: string[]
  is_filling: boolean
}

export type BookStates = Map<string, BookState>

/** A first look at all tiers: which books there are, and in which form each has the fewest rows. */
export const surveyBooks = async (move: Move, groups: GroupTargets): Promise<BookStates> => {
  const states: BookStates = new Map()
  await eachBatch(
    move,
    "tiers",
    move.source.tiers(),
    async ({ records }) => {
      const variants = await variantsBySku(move.container, records.map(({ sku }) => sku))
      records.forEach((record) => note(states, toldHere(record, groups), variants.get(record.sku.trim()), groups))
    },
    true
  )
  const in_shop = await countVariants(move.container)
  states.forEach((state) => (state.form = formOf(state.content, in_shop)))
  return states
}

const note = (states: BookStates, { ladders }: ProductRecord, variant_id: string | undefined, groups: GroupTargets): void =>
  ladders.forEach(({ book, tiers }) => {
    const state = states.get(book.key) ?? newState(book, groups)
    states.set(book.key, state)
    if (variant_id && !whyNotTiers(tiers)) {
      state.content = withVariant(state.content, variant_id, tiers)
    }
  })

const newState = (book: Book, groups: GroupTargets): BookState => ({ book, ...audienceOf(book, groups), is_deleted: false, content: emptyBook(), form: { form: "price_book" }, rule_id: null, superseded: [], is_filling: false })

/** Whom a book speaks to here: of several groups those that are moved. */
const audienceOf = ({ audience }: Book, groups: GroupTargets): Pick<BookState, "audience" | "refused"> => {
  const everyone = { audience: { type: "everyone" as const }, refused: null }
  if (audience.type === "everyone") {
    return everyone
  }
  const targets = audience.keys.map((key) => groups.get(key) ?? { is: "none" as const, reason: "unknown_group", message: `there is no group ${key}`, name: key })
  if (targets.some(({ is }) => is === "everyone")) {
    return everyone
  }
  const ids = targets.flatMap((target) => (target.is === "group" ? target.id : target.is === "new" ? `new:${target.name}` : []))
  const [first] = targets
  return { audience: { type: "customer_groups", ids: [...new Set(ids)].sort() }, refused: ids.length || first?.is !== "none" ? null : { reason: first.reason, message: first.message } }
}

/** What a book's rule is, apart from the variants of a price book. */
const ruleOf = ({ book, audience, form }: BookState): MovedRule => {
  const { name, currency_code, region_ids, combine, priority, starts_at, ends_at } = book
  const percentages = form.form === "percentage_rule" ? { scope: form.scope, breaks: form.breaks } : null
  return { name, status: percentages ? "active" : "draft", audience, currency_code, region_ids, combine, priority, starts_at, ends_at, percentages }
}

/** What of a rule is the source's: its name and its status can be changed here. */
const digestOf = (state: BookState): string => {
  const { name: _name, status: _status, ...said } = ruleOf(state)
  return sha256(canonical(said)).slice(0, 16)
}

/** Finds, makes or changes the rule of each book. A price book that is new stays a draft until it is filled. */
export const placeBooks = async (move: Move, states: BookStates): Promise<void> => {
  const links = new Map((await move.service.linksOf(move.origin, "books", [...states.keys()])).map((link) => [link.source_key, link]))
  const stored = await storedRules(move.container, [...links.values()].flatMap((link) => [link.target_id, ...begunBy(link), ...replacedBy(link)]))
  for (const state of states.values()) {
    if (!state.refused && state.content.variants) {
      await placeBook(move, state, links.get(state.book.key), stored)
    }
  }
}

/**
 * A rule is noted before it is made, and one that goes until it is gone: wherever a run is killed, the next one finds both.
 * `making`, `filling` or `done`: how far a run has come.
 */
type Stage = "making" | "filling" | "done"

/** The rule that a run has begun to put in the place of another, where it has not come to its end. */
const begunBy = ({ detail }: MoveInLink): string[] => (detail?.next ? [detail.next] : [])

/** Rules in whose place this one has come, where the run has not come to delete them. */
const replacedBy = ({ detail }: MoveInLink): string[] => detail?.replaced?.split(" ") ?? []

const placeBook = async (move: Move, state: BookState, link: MoveInLink | undefined, stored: Set<string>): Promise<void> => {
  const { form } = state.form
  const is_made = link !== undefined && stored.has(link.target_id)
  if (link && !is_made && link.detail?.state !== "making") {
    state.is_deleted = true
    state.refused = { reason: "deleted_here", message: `"${state.book.name}" was deleted in this shop: restore it, or make it by hand` }
    return
  }
  const digest = digestOf(state)
  state.superseded = link ? [...begunBy(link), ...replacedBy(link)].filter((id) => stored.has(id)) : []
  if (is_made && link.detail?.form === form) {
    state.rule_id = link.target_id
    state.is_filling = link.detail.state !== "done"
    countRule(move, state, link.digest === digest ? "left" : "changed")
    if (link.digest !== digest && !move.is_dry) {
      await changeMovedRule(move.container, link.target_id, ruleOf(state))
      await move.service.writeLinks(move.origin, "books", [{ ...link, digest }])
    }
    return
  }
  countRule(move, state, is_made ? "changed" : "created")
  await (is_made ? replaceRule(move, state, link, stored) : makeRule(move, state))
}

const makeRule = async (move: Move, state: BookState): Promise<void> => {
  if (move.is_dry) {
    return
  }
  state.rule_id = newMovedRuleId()
  state.is_filling = state.form.form === "price_book"
  await writeLink(move, state, "making")
  await createMovedRule(move.container, state.rule_id, ruleOf(state))
  await writeLink(move, state, state.is_filling ? "filling" : "done")
}

/** The rule of another form holds until the one that takes its place is filled; one that a killed run has begun is gone on with. */
const replaceRule = async (move: Move, state: BookState, link: MoveInLink, stored: Set<string>): Promise<void> => {
  const begun = begunBy(link).find((id) => stored.has(id)) ?? null
  state.superseded = [link.target_id, ...state.superseded.filter((id) => id !== begun)]
  state.rule_id = begun
  state.is_filling = true
  if (move.is_dry) {
    return
  }
  if (begun !== null) {
    await changeMovedRule(move.container, begun, ruleOf(state))
    return
  }
  state.rule_id = newMovedRuleId()
  await move.service.writeLinks(move.origin, "books", [{ ...link, detail: { ...link.detail, next: state.rule_id } }])
  await createMovedRule(move.container, state.rule_id, { ...ruleOf(state), status: "draft" })
}

/** Tiers of a percentage rule stand in the rule itself; those of a price book are counted variant by variant. */
const countRule = (move: Move, { form, content, book }: BookState, outcome: "left" | "changed" | "created"): void => {
  if (form.form !== "percentage_rule") {
    return
  }
  if (outcome === "left") {
    tallyOf(move, "tiers").left(content.tiers)
  } else {
    tallyOf(move, "tiers").became(outcome, { row: book.name, message: `${form.breaks.map(({ min_quantity, value }) => `from ${min_quantity}: ${value} %`).join(", ")} on ${form.scope.type === "all" ? "everything, also on what is added later" : `${content.variants} variants`}` }, content.tiers)
  }
}

const writeLink = (move: Move, state: BookState, stage: Stage, replaced: string[] = []): Promise<void> => {
  const { book, rule_id, form, content } = state
  const detail = { form: form.form, state: stage, tiers: String(content.tiers), name: book.name, ...(replaced.length && { replaced: replaced.join(" ") }) }
  return move.service.writeLinks(move.origin, "books", [{ source_key: book.key, target_id: rule_id ?? "", digest: digestOf(state), detail }])
}

/** All tiers are written: new books come into force, and those that the source no longer has go. */
export const finishBooks = async (move: Move, states: BookStates): Promise<void> => {
  const live = [...states.values()].filter(({ refused, content }) => !refused && content.variants)
  const kept = new Set([...states.values()].filter((state) => state.is_deleted || live.includes(state)).map(({ book }) => book.key))
  const gone = (await move.service.linksInRange(move.origin, "books", { after: "", until: null })).filter(({ source_key }) => !kept.has(source_key))
  gone.filter(({ detail }) => detail?.form === "percentage_rule").forEach(({ detail, source_key }) => tallyOf(move, "tiers").became("removed", { row: detail?.name ?? source_key, message: "is no longer in the source" }, Number(detail?.tiers ?? 0)))
  if (move.is_dry) {
    return
  }
  await countBooks(move, states)
  const filled = live.filter(({ is_filling }) => is_filling)
  await activateMovedRules(move.container, filled.flatMap(({ rule_id }) => rule_id ?? []))
  const coming = live.filter(({ is_filling, superseded }) => is_filling || superseded.length)
  for (const state of coming) {
    await writeLink(move, state, "done", state.superseded)
  }
  await deleteMovedRules(move.container, [...coming.flatMap(({ superseded }) => superseded), ...(await stillStored(move, gone))])
  for (const state of coming.filter(({ superseded }) => superseded.length)) {
    await writeLink(move, state, "done")
  }
  await move.service.deleteLinks(move.origin, "books", gone.map(({ source_key }) => source_key))
}

/** Notes how many variants the price books have by now. */
export const countBooks = (move: Move, states: BookStates): Promise<void> =>
  countMovedItems(move.container, [...states.values()].flatMap(({ refused, rule_id, form }) => (!refused && rule_id && form.form === "price_book" ? rule_id : [])))

const stillStored = async (move: Move, links: MoveInLink[]): Promise<string[]> => [...(await storedRules(move.container, links.flatMap((link) => [link.target_id, ...begunBy(link), ...replacedBy(link)])))]

/** Says of tiers that their book is not moved. */
export const sayRefused = (move: Move, { refused, book }: BookState, { row, sku }: ProductRecord, tiers: number): void =>
  say(move, "tiers", { row: `${row} (${sku})`, reason: refused?.reason ?? "", message: `${book.name}: ${refused?.message}` }, tiers)
