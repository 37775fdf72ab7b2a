/** What a failure of the driver means for the operator, in one line that holds no password. */
import type { SourceAddress } from "./domain/source-url"
import { MoveInFailure } from "./failure"

/** As mysql2 throws it, or as TypeORM wraps it. */
export type DriverError = { code: string; errno: number | null; message: string; fatal: boolean }

type At = Pick<SourceAddress, "host" | "port" | "user" | "database">

/** What a driver said; null of an error that is not one of a driver. */
export const driverErrorOf = (error: unknown): DriverError | null => {
  const { driverError, code, errno, sqlMessage, message, fatal } = (error ?? {}) as Record<string, unknown>
  if (driverError) {
    return driverErrorOf(driverError)
  }
  return typeof code === "string" || fatal === true
    ? {
        code: typeof code === "string" ? code : "",
        errno: typeof errno === "number" ? errno : null,
        message: String(sqlMessage ?? message ?? "").replaceAll(/\s+/g, " ").trim(),
        fatal: fatal === true,
      }
    : null
}

/** Why no connection could be opened. */
export const connectFailure = (error: unknown, at: At): MoveInFailure => {
  const found = driverErrorOf(error)
  switch (found?.code) {
    case "ER_ACCESS_DENIED_ERROR":
    case "ER_ACCESS_DENIED_NO_PASSWORD_ERROR":
    case "AUTH_SWITCH_PLUGIN_ERROR":
      return new MoveInFailure("access_denied", `${at.user}@${at.host} was not let in: check the user, the password and from where the user may log in`)
    case "ER_DBACCESS_DENIED_ERROR":
      return new MoveInFailure("no_rights", `${at.user} may not use the database ${at.database}, or there is none of that name: GRANT SELECT ON ${quoted(at.database)}.* TO the user`)
    case "ER_BAD_DB_ERROR":
      return new MoveInFailure("unknown_database", `there is no database ${at.database} at ${at.host}:${at.port}`)
    case "HANDSHAKE_NO_SSL_SUPPORT":
      return new MoveInFailure("unreachable", `${at.host}:${at.port} does not speak TLS: leave ssl=true out of the URL`)
    case "HANDSHAKE_SSL_ERROR":
      return new MoveInFailure("unreachable", `${at.host}:${at.port} has no TLS certificate that can be trusted: NODE_EXTRA_CA_CERTS names the file of an authority of your own`)
    default:
      return new MoveInFailure("unreachable", `no MySQL or MariaDB answers at ${at.host}:${at.port}${found?.code ? ` (${found.code})` : ""}`)
  }
}

const LOST = new Set(["PROTOCOL_CONNECTION_LOST", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ER_SERVER_SHUTDOWN", "ER_CONNECTION_KILLED", "ER_QUERY_INTERRUPTED", "ER_NET_READ_INTERRUPTED", "ER_NET_WRITE_INTERRUPTED"])

/** The connection has ended, whoever did it: nothing more can be read from it. */
export const isLost = ({ code, fatal }: DriverError): boolean => fatal || LOST.has(code)

export const lost = (at: At): MoveInFailure =>
  new MoveInFailure("connection_lost", `the connection to ${at.host}:${at.port} was lost; what has been moved stays, the next run goes on`)

/**
 * Why a statement failed; null where the statement itself is to blame, which is no failure of the source.
 */
export const queryFailure = (error: unknown, at: At): MoveInFailure | null => {
  const found = driverErrorOf(error)
  if (!found) {
    return null
  }
  switch (found.code) {
    case "ER_NO_SUCH_TABLE":
      return new MoveInFailure("missing_table", found.message)
    case "ER_BAD_FIELD_ERROR":
      return new MoveInFailure("missing_column", found.message)
    case "ER_TABLEACCESS_DENIED_ERROR":
    case "ER_COLUMNACCESS_DENIED_ERROR":
      return new MoveInFailure("no_rights", found.message)
    case "ER_TABLE_DEF_CHANGED":
      return new MoveInFailure("interrupted", "a table of the source was altered while it was read: run it again")
    default:
      return isLost(found) ? lost(at) : null
  }
}

/** A name as SQL has it. */
export const quoted = (name: string): string => `\`${name.replaceAll("`", "``")}\``
