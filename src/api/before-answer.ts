import type { MedusaNextFunction, MedusaResponse } from "@medusajs/framework/http"

/**
 * Does something after a route has done its work and before its answer is sent, for routes whose
 * workflows have no hook at the right moment. Skipped when the route failed; an error fails the request.
 *
 * @param work returns the body to send
 */
export const beforeAnswer = (res: MedusaResponse, next: MedusaNextFunction, work: (body: unknown) => Promise<unknown>): void => {
  const send = res.json.bind(res)
  res.json = (body) => {
    res.json = send
    if (res.statusCode < 300) {
      work(body).then(send, next)
      return res
    }
    return send(body)
  }
}
