/** The URL of a source's database. It holds a password, so no refusal repeats any of it. Pure. */
import { accepted, refused, type Parsed } from "../../shared/refusal"

export type SourceAddress = { host: string; port: number; user: string; password: string; database: string; tls: boolean }

const MYSQL_PORT = 3306

/**
 * Reads `mysql://user:password@host:port/database`, or `mariadb://`; `?ssl=true` asks for TLS. User, password and
 * database are percent-encoded: `p@ss` is `p%40ss`.
 *
 * A character that had to be encoded would make another URL of it, with a part of the password where the host or the
 * port is: an `@` after the host is the sign of it.
 */
export const parseSourceUrl = (text: string): Parsed<SourceAddress> => {
  const url = urlOf(text)
  if (!url) {
    return wrong(`must be ${FORM}, with ${ENCODED}`)
  }
  if (!["mysql:", "mariadb:"].includes(url.protocol)) {
    return wrong(`must begin with mysql:// or mariadb://, as ${FORM}`)
  }
  const [user, password, database] = [url.username, url.password, url.pathname.replace(/^\//, "")].map(decoded)
  if (user === null || password === null || database === null || url.hash || `${url.pathname}${url.search}`.includes("@")) {
    return wrong(`user, password and database must be written with ${ENCODED}`)
  }
  if (!user || !url.hostname || !database || database.includes("/")) {
    return wrong(`must name a user, a host and one database, as ${FORM}`)
  }
  const tls = tlsOf(url.searchParams)
  if (tls === null) {
    return wrong("takes no parameter but ssl=true and ssl=false")
  }
  return accepted({ host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || MYSQL_PORT), user, password, database, tls })
}

const FORM = "mysql://user:password@host:3306/database"
const ENCODED = "@ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % as %25"

const wrong = (message: string): Parsed<never> => refused([{ path: "url", reason: "invalid_arguments", message }])

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const tlsOf = (parameters: URLSearchParams): boolean | null => {
  const entries = [...parameters]
  const [[name, value] = ["ssl", "false"]] = entries
  return entries.length <= 1 && name === "ssl" && ["true", "false"].includes(value) ? value === "true" : null
}

/** A text without the password of a URL, and without any URL of a database: for what is told of an error that nobody expected. */
export const withoutPassword = (text: string, url: string): string => {
  const parsed = parseSourceUrl(url)
  const secrets = parsed.ok && parsed.value.password ? [parsed.value.password, encodeURIComponent(parsed.value.password), new URL(url).password] : []
  const bare = text.replaceAll(/\b(mysql|mariadb):\/\/[^\s'"]*[^\s'":.,;)]/gi, "$1://***")
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), bare)
}
