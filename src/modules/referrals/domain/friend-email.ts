/** One mailbox, however its address is spelled. Pure. */
import { folded } from "./look-alikes"

/** What a provider makes of an address: domains that are one, and characters before the @ that it does not read. */
type Provider = { domains: readonly [string, ...string[]]; ignores?: RegExp }

const PROVIDERS: Provider[] = [
  { domains: ["gmail.com", "googlemail.com"], ignores: /\./g },
  { domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], ignores: /[._-]/g },
  { domains: ["icloud.com", "me.com", "mac.com"] },
  { domains: ["yandex.com", "yandex.ru", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua"], ignores: /[.-]/g },
]

const PROVIDER_OF = new Map(PROVIDERS.flatMap((provider) => provider.domains.map((domain): [string, Provider] => [domain, provider])))

/** Domains at which anybody may have an address: to share one says nothing. */
const OPEN_DOMAINS = new Set([
  ...PROVIDER_OF.keys(),
  ...["aol.com", "arcor.de", "bluewin.ch", "fastmail.com", "free.fr", "freenet.de", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "hey.com", "hotmail.co.uk", "hotmail.com"],
  ...["hotmail.de", "hotmail.fr", "laposte.net", "libero.it", "live.com", "live.de", "mail.com", "mail.de", "mail.ru", "mailbox.org", "msn.com", "orange.fr", "outlook.com", "outlook.de"],
  ...["posteo.de", "protonmail.com", "qq.com", "rocketmail.com", "t-online.de", "tutanota.com", "web.de", "wp.pl", "yahoo.co.uk", "yahoo.com", "yahoo.de", "yahoo.fr", "ymail.com", "zoho.com", "163.com"],
])

/** The parts around the last @, folded; null for what is no address. */
const partsOf = (email: string): { local: string; domain: string } | null => {
  const address = folded(email).replace(/\s/g, "")
  const at = address.lastIndexOf("@")
  const local = address.slice(0, at).replace(/^"(.*)"$/, "$1")
  const domain = address.slice(at + 1).replace(/\.+$/, "")
  return at > 0 && local && domain ? { local, domain } : null
}

/**
 * The one spelling of all addresses of a mailbox: case, Unicode look-alikes, plus tags, and dots where the provider does not read them.
 * `A.d.a+shop@GoogleMail.com` is `ada@gmail.com`.
 *
 * @returns null for what is no address
 */
export const mailbox = (email: string | null | undefined): string | null => {
  const parts = partsOf(email ?? "")
  if (!parts) {
    return null
  }
  const provider = PROVIDER_OF.get(parts.domain)
  const name = parts.local.replace(/(?!^)\+.*$/, "")
  const local = provider?.ignores ? name.replace(provider.ignores, "") || name : name
  return `${local}@${provider?.domains[0] ?? parts.domain}`
}

/** The domain of an address that says where somebody works; null where anybody may have one, and for what is no address. */
export const companyDomain = (email: string | null | undefined): string | null => {
  const domain = partsOf(email ?? "")?.domain
  return domain && !OPEN_DOMAINS.has(domain) ? domain : null
}
