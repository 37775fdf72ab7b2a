import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"

/** The admin who calls, by his session or as the maker of a secret API key; null for none. */
export const actorOf = (req: AuthenticatedMedusaRequest): string | null => req.secret_key_context?.created_by || req.auth_context?.actor_id || null
