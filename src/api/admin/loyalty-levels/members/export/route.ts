import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { MemberSelection } from "../../../../../modules/loyalty-levels/service"
import { presentMembers } from "../../../../../workflows/loyalty-levels/present-members"
import { levels } from "../../../../../workflows/loyalty-levels/requalify"
import { BYTE_ORDER_MARK, csvText } from "../../../../../workflows/tier-pricing/import/csv-text"
import { read, refusing } from "../../../../refusals"
import { selectMembers } from "../select-members"
import { exportMembers } from "../validators"

const COLUMNS = ["owner_type", "owner_id", "name", "email", "level", "rank", "earned_level", "since", "lost_at"]

const AT_ONCE = 500

/** The members as the text of a file, piece by piece. */
async function* csvOfMembers(container: MedusaContainer, selection: MemberSelection): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvText([COLUMNS])
  for (let after = ""; ; ) {
    const { members } = await levels(container).listMembers(selection, { limit: AT_ONCE, offset: 0, after })
    const shown = await presentMembers(container, members)
    yield csvText(shown.map(({ owner, level, earned_level, since, lost_at }) => [owner.type, owner.id, owner.name ?? "", owner.email ?? "", level?.name ?? "", level ? String(level.rank) : "", earned_level?.name ?? "", since ?? "", lost_at ?? ""]))
    if (members.length < AT_ONCE) {
      return
    }
    after = members[members.length - 1].owner_id
  }
}

/** The members as a CSV file; the same filters as the list. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const selection = await selectMembers(req.scope, read(exportMembers, req.query))
  res.status(200).set({ "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="loyalty-members.csv"` })
  // A file that breaks off must not look whole: an error ends the connection.
  await pipeline(Readable.from(csvOfMembers(req.scope, selection)), res)
})
