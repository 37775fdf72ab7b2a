import { fork, type ChildProcess } from "node:child_process"
import http from "node:http"
import path from "node:path"
import { databaseUrl, ROOT } from "../../integration-tests/support/database"
import type { Calls } from "./calls"

export const WITH_PLUGIN = ROOT
export const WITHOUT_PLUGIN = path.join(ROOT, "bench", "bare-shop")

/** A shop in a process of its own. */
export type Shop = {
  database: string
  baseUrl: string
  ask: <Name extends keyof Calls>(call: Name, input: Parameters<Calls[Name]>[0]) => ReturnType<Calls[Name]>
  stop: () => Promise<void>
}

type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void }

/**
 * A shop that answers requests alone, as where another process does what follows from events: what comes after an answer
 * is not measured with it.
 *
 * @param directory {@link WITH_PLUGIN} or {@link WITHOUT_PLUGIN}
 * @param heapMegabytes The most that the process may keep; left out: what Node takes, which is more the more memory the machine has
 */
export const startShop = async (database: string, directory: string, heapMegabytes?: number): Promise<Shop> => {
  const child = fork(path.join(__dirname, "shop-process-entry.js"), [databaseUrl(database), directory], {
    cwd: directory,
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", WORKER_MODE: "server" },
    silent: true,
    execArgv: [...process.execArgv, ...(heapMegabytes ? [`--max-old-space-size=${heapMegabytes}`] : [])],
  })
  let log = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (log += chunk))
  const waiting = new Map<number, Waiting>()
  child.on("message", ({ id, result, error }: { id: number; result: never; error?: string }) => {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    return error ? reject?.(new Error(error)) : resolve?.(result)
  })
  child.once("close", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The shop on ${database} stopped (${code})\n${log}`))
  })
  const answered = <T>(id: number) => new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }))
  const baseUrl = await answered<string>(0)
  let last = 0
  const ask: Shop["ask"] = (call, input) => {
    child.send({ id: ++last, call, input })
    return answered(last) as ReturnType<Calls[typeof call]>
  }
  return { database, baseUrl, ask, stop: () => stopProcess(child) }
}

const stopProcess = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once("close", () => resolve())
    child.kill("SIGKILL")
  })

/** A buyer's session at a shop. */
export type Session = <T>(method: "GET" | "POST" | "DELETE", url: string, body?: object) => Promise<{ milliseconds: number; body: T }>

const agent = new http.Agent({ keepAlive: true })

/** Requests of a logged-in buyer; the time is that until the last byte of the answer. */
export const openSession =
  ({ baseUrl }: Shop, headers: Record<string, string>): Session =>
  (method, url, body) =>
    new Promise((resolve, reject) => {
      const sent = body && JSON.stringify(body)
      const started = performance.now()
      const request = http.request(
        `${baseUrl}${url}`,
        { method, agent, headers: { ...headers, ...(sent && { "content-type": "application/json", "content-length": Buffer.byteLength(sent) }) } },
        (response) => {
          const chunks: Buffer[] = []
          response.on("data", (chunk) => chunks.push(chunk))
          response.once("error", reject)
          response.once("end", () => {
            const milliseconds = performance.now() - started
            const text = Buffer.concat(chunks).toString()
            if ((response.statusCode ?? 500) >= 300) return reject(new Error(`${method} ${url} answered ${response.statusCode}: ${text}`))
            resolve({ milliseconds, body: JSON.parse(text) })
          })
        }
      )
      request.once("error", reject)
      request.end(sent)
    })
