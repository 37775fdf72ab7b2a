/** Referral codes from tables of an extension, by the operator's own SELECT. */
import type { SourceConnection } from "../connection"
import type { Batch, CodeRecord } from "../domain/records"
import { codeOf } from "./domain/referral-code"
import { countQuery, readQuery, type ExtensionQuery } from "./read-query"

const COLUMNS = ["email", "code"] as const

const codesQuery = (text: string): ExtensionQuery<(typeof COLUMNS)[number]> => ({ name: "codes.query", text, columns: COLUMNS })

/**
 * Rows of `email, code`, one of each address.
 *
 * @example SELECT email, referral_code AS code FROM my_affiliate WHERE active = 1
 * @throws MoveInFailure `invalid_query`, `connection_lost`
 */
export const extensionCodes = (connection: SourceConnection, query: string): AsyncIterable<Batch<CodeRecord>> => readQuery(connection, codesQuery(query), codeOf)

/** How many rows the query yields. @throws MoveInFailure `invalid_query`, `connection_lost` */
export const countExtensionCodes = (connection: SourceConnection, query: string): Promise<number> => countQuery(connection, codesQuery(query))
