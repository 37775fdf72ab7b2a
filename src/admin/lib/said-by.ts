/** What an error says, for a toast. */
export const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error))
