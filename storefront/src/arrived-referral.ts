import type { ReferralChannel } from "./referrals.ts"

/** A code that came with a link, as the browser keeps it. */
export interface ArrivedReferral {
  code: string
  channel: Exclude<ReferralChannel, "code">
}

/** Where it is kept; `localStorage` is one. */
export interface ReferralStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** So long a followed link is remembered. */
export const REFERRAL_DAYS = 30

const KEY = "medusa-b2b-loyalty.referral"
const DAY_MS = 86_400_000
/** What could be a code; anything else in the address is no business of ours. */
const CODE = /^[\p{L}\p{N}._-]{3,64}$/u

/** The code in the query of an address, `?ref=CODE`, with `ref_via=invitation` where an e-mail of the shop brought it. */
export function readReferralLink(search: string): ArrivedReferral | null {
  const query = new URLSearchParams(search)
  const code = query.get("ref")?.trim() ?? ""
  return CODE.test(code) ? { code, channel: query.get("ref_via") === "invitation" ? "invitation" : "link" } : null
}

/** Remembers a code for thirty days. A newer link takes the place of an older one: which of them counts is decided by the cart. */
export function keepReferral({ code, channel }: ArrivedReferral, now: Date, storage: ReferralStorage): void {
  attempt(() => storage.setItem(KEY, JSON.stringify({ code, channel, until: now.getTime() + REFERRAL_DAYS * DAY_MS })))
}

/** The code that was kept, unless its days are over. */
export function keptReferral(now: Date, storage: ReferralStorage): ArrivedReferral | null {
  const kept: unknown = attempt(() => JSON.parse(storage.getItem(KEY) ?? "null"))
  return isKept(kept) && kept.until > now.getTime() ? { code: kept.code, channel: kept.channel === "invitation" ? "invitation" : "link" } : null
}

/** Forgets it: it was used, refused, or taken off. */
export function forgetReferral(storage: ReferralStorage): void {
  attempt(() => storage.removeItem(KEY))
}

/** Storage that is switched off, full or holds something else keeps nobody from shopping. */
function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

function isKept(value: unknown): value is { code: string; channel: string; until: number } {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    CODE.test(value.code) &&
    "channel" in value &&
    typeof value.channel === "string" &&
    "until" in value &&
    typeof value.until === "number"
  )
}
