import type { MiddlewareRoute } from "@medusajs/framework/http"
import { answerPerBuyer } from "../answer-per-buyer"

export const storeTierPriceMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/tier-prices", method: ["GET"], middlewares: [answerPerBuyer] },
]
