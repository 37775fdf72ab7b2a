/** Balances from tables of an extension, by the operator's own SELECT. */
import type { SourceConnection } from "../connection"
import type { Batch, PointsRecord } from "../domain/records"
import { openingOf } from "./domain/opening"
import { countQuery, readQuery, type ExtensionQuery } from "./read-query"

const COLUMNS = ["email", "points", "expires_at", "note"] as const

const pointsQuery = (text: string): ExtensionQuery<(typeof COLUMNS)[number]> => ({ name: "points.query", text, columns: COLUMNS })

/**
 * Rows of `email, points, expires_at, note` as balances, one of each address. What has ended at `at` is not moved.
 *
 * @example SELECT c.email, w.balance AS points, w.valid_until AS expires_at, NULL AS note
 *   FROM my_wallet w JOIN customer_entity c ON c.entity_id = w.customer_id
 * @throws MoveInFailure `invalid_query`, `connection_lost`
 */
export const extensionPoints = (connection: SourceConnection, query: string, at: Date): AsyncIterable<Batch<PointsRecord>> => readQuery(connection, pointsQuery(query), (key, rows) => openingOf(key, rows, at))

/** How many rows the query yields. @throws MoveInFailure `invalid_query`, `connection_lost` */
export const countExtensionPoints = (connection: SourceConnection, query: string): Promise<number> => countQuery(connection, pointsQuery(query))
