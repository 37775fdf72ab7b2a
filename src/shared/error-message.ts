/** What an error says. A workflow hands on a copy of an error, which is a plain object with its message. */
export const errorMessage = (error: unknown): string =>
  typeof error === "object" && error !== null && "message" in error && typeof error.message === "string" ? error.message : String(error)
