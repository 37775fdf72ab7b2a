/** Referrals as a CSV file. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReferralPlace, ReferralSelection } from "../../../modules/referrals/service"
import type { AdminReferral } from "../../../types/referrals"
import { presentReferrals } from "../../../workflows/referrals/present-referrals"
import { referrals } from "../../../workflows/referrals/referrals"
import { BYTE_ORDER_MARK, csvText } from "../../../workflows/tier-pricing/import/csv-text"

const COLUMNS: Record<string, (referral: AdminReferral) => string | number | null> = {
  id: ({ id }) => id,
  state: ({ state }) => state,
  reason: ({ reason }) => reason,
  claimed_at: ({ claimed_at }) => claimed_at,
  code: ({ code }) => code,
  channel: ({ channel }) => channel,
  advocate_type: ({ advocate }) => advocate.type,
  advocate_id: ({ advocate }) => advocate.id,
  advocate_name: ({ advocate }) => named(advocate.name),
  advocate_email: ({ advocate }) => named(advocate.email),
  friend_id: ({ friend }) => friend.customer_id,
  friend_name: ({ friend }) => named(friend.name),
  friend_email: ({ friend }) => named(friend.email),
  signals: ({ signals }) => signals.map(({ code }) => code).join(" "),
  order: ({ order }) => order && (order.display_id ?? order.id),
  currency: ({ order }) => order && order.currency_code,
  net: ({ order }) => order && order.net,
  qualified_at: ({ qualified_at }) => qualified_at,
  due_at: ({ due_at }) => due_at,
  rewarded_at: ({ rewarded_at }) => rewarded_at,
}

/** What people write of themselves is no formula of a spreadsheet. */
const named = (text: string | null): string | null => (text && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const AT_ONCE = 500

/** The referrals of a selection as the text of a file, piece by piece, the newest first. */
export async function* csvOfReferrals(container: MedusaContainer, selection: ReferralSelection): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvText([Object.keys(COLUMNS)])
  for (let after: ReferralPlace | null = null; ; ) {
    const rows = await referrals(container).referralsAfter(selection, after, AT_ONCE)
    const shown = await presentReferrals(container, rows)
    yield csvText(shown.map((referral) => Object.values(COLUMNS).map((cell) => String(cell(referral) ?? ""))))
    if (rows.length < AT_ONCE) {
      return
    }
    const { claimed_at, id } = rows[rows.length - 1]
    after = { claimed_at, id }
  }
}
