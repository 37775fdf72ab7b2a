/**
 * Why a move-in cannot start or go on, in one line for the operator. It never holds a password.
 *
 * Reasons: `invalid_arguments`, `invalid_map`, `unreachable`, `access_denied`, `unknown_database`, `missing_table`,
 * `missing_column`, `no_rights`, `unsupported_version`, `not_read_only`, `invalid_query`, `connection_lost`,
 * `move_in_running`, `interrupted`, `internal_error`.
 */
export class MoveInFailure extends Error {
  override readonly name = "MoveInFailure"

  constructor(
    readonly reason: string,
    message: string
  ) {
    super(message)
  }
}
