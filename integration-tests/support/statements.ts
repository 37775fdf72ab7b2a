import { AsyncLocalStorage } from "node:async_hooks"
import http from "node:http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Query = (this: unknown, query: string | { text?: string }, ...rest: unknown[]) => unknown

/** Statements of what is being counted; whatever else the app does meanwhile is in another context. */
const counting = new AsyncLocalStorage<string[]>()

/** The driver's client, of which every connection of the app is one. */
const driver = async (): Promise<{ query: Query }> => {
  const { client } = testApp.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const connection = await client.acquireConnection()
  await client.releaseConnection(connection)
  return Object.getPrototypeOf(connection)
}

/**
 * The SQL statements that a piece of work sends, `BEGIN` and `COMMIT` included: its own, and those of
 * the requests that reach the app while it runs. What jobs and subscribers send is not among them.
 */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const statements: string[] = []
  const client = await driver()
  const { query } = client
  const { emit } = http.Server.prototype
  client.query = function (sent, ...rest) {
    counting.getStore()?.push(typeof sent === "string" ? sent : sent.text ?? "")
    return query.call(this, sent, ...rest)
  }
  http.Server.prototype.emit = function (...event: unknown[]) {
    const told = (): boolean => Reflect.apply(emit, this, event)
    return event[0] === "request" ? counting.run(statements, told) : told()
  }
  try {
    await counting.run(statements, work)
  } finally {
    client.query = query
    http.Server.prototype.emit = emit
  }
  return statements
}

type EventBus = { eventEmitter_: import("node:events").EventEmitter }

/** Does something while nobody follows an event: what it causes is then done by the spec. */
export const withoutSubscribers = async <T>(event: string, work: () => Promise<T>): Promise<T> => {
  const { eventEmitter_: bus } = testApp.container.resolve<EventBus>("event_bus")
  const listeners = bus.listeners(event)
  bus.removeAllListeners(event)
  try {
    return await work()
  } finally {
    listeners.forEach((listener) => bus.on(event, (...told) => void listener(...told)))
  }
}
