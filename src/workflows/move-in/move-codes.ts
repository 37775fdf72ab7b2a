/** Referral codes: each becomes the one that its owner refers with here. */
import type { CodeRecord } from "../../move-in/domain/records"
import type { MoveInLink } from "../../modules/move-in/service"
import { checkMovedCode, keepMovedCode, type MovedCodeOutcome } from "../referrals/keep-moved-code"
import { eachBatch, linksByKey, say, tallyOf, type Move } from "./move"
import { ownersFinder, type Owned } from "./owners"

export const moveCodes = async (move: Move): Promise<void> => {
  const owners = await ownersFinder(move, "codes")
  await eachBatch(move, "codes", move.source.codes(), async ({ records }, range) => {
    const links = await linksByKey(move, "codes", range)
    // One after the other: of two members of a company the first always is the same.
    for (const owned of await owners(records, links)) {
      await moveCode(move, owned)
    }
    await forgetGone(move, records, links)
  })
}

const moveCode = async (move: Move, { record, link, customer_id }: Owned<CodeRecord>): Promise<void> => {
  const { key, row, email, code } = record
  const outcome = await given(move, { code, brought: link?.digest ?? null, customer_id })
  if (outcome.outcome === "refused") {
    say(move, "codes", { row, reason: outcome.reason, message: `${email}: ${outcome.message}` })
    return
  }
  if (outcome.outcome === "left") {
    tallyOf(move, "codes").left()
  } else {
    tallyOf(move, "codes").became(outcome.outcome, { row, message: `${email}: ${link && outcome.outcome === "changed" ? `${link.digest} → ` : ""}${code}` })
  }
  if (!move.is_dry && customer_id !== null && link?.digest !== code) {
    await move.service.writeLinks(move.origin, "codes", [{ source_key: key, target_id: customer_id, digest: code, detail: null }])
  }
}

const given = (move: Move, { customer_id, ...moved }: { customer_id: string | null; code: string; brought: string | null }): Promise<MovedCodeOutcome> =>
  move.is_dry || customer_id === null ? checkMovedCode(move.container, { ...moved, customer_id }) : keepMovedCode(move.container, { ...moved, customer_id })

/** A code that the source no longer has works on: links with it are still around. */
const forgetGone = async (move: Move, records: CodeRecord[], links: ReadonlyMap<string, MoveInLink>): Promise<void> => {
  const there = new Set(records.map(({ key }) => key))
  const gone = [...links.values()].filter(({ source_key }) => !there.has(source_key))
  if (move.is_partial || !gone.length) {
    return
  }
  gone.forEach(({ source_key, digest }) => say(move, "codes", { row: `code of ${source_key}`, reason: "gone_in_source", message: `${digest} is no longer in the source, or can no longer be moved; it works on here`, moved: true }))
  if (!move.is_dry) {
    await move.service.deleteLinks(move.origin, "codes", gone.map(({ source_key }) => source_key))
  }
}
