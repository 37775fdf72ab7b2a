/** A sentence for the buyer from whatever was thrown. */
export function problemText(error: unknown): string {
  if (error instanceof TypeError) {
    return "The shop cannot be reached. Please check your connection and try again."
  }
  if ((statusOf(error) ?? 0) >= 500) {
    return "The shop has a problem at the moment. Please try again."
  }
  return error instanceof Error && error.message ? error.message : "Something went wrong. Please try again."
}

/** The HTTP status of an error of the Medusa client, if it has one. */
export function statusOf(error: unknown): number | null {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : null
}
