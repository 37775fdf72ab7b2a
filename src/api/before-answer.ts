import { errorHandler, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http"
import { answerRefusal } from "./refusals"

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

/**
 * Has the answer of a route that has failed made by `work`, which may send it as it was. What `work`
 * refuses is the answer then; any other error of it is answered as Medusa answers errors.
 */
export const beforeFailure = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction, work: (answer: () => void) => Promise<void>): void => {
  const send = res.json.bind(res)
  res.json = (body) => {
    res.json = send
    if (res.statusCode < 400) {
      return send(body)
    }
    // Express is past its error handlers here: Medusa's is called by hand.
    work(() => void send(body)).catch((error: unknown) => void (answerRefusal(error, res) || errorHandler()(error, req, res, next)))
    return res
  }
}
