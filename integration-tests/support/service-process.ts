import { fork } from "node:child_process"
import path from "node:path"
import { ROOT } from "./database"

/** A service in a process of its own. What it is handed and what it answers must survive being copied, as plain data and dates do. */
export type ServiceProcess<Service> = {
  call: <Method extends keyof Service>(method: Method, ...args: Service[Method] extends (...args: infer Args) => unknown ? Partial<Args> : never) => Promise<unknown>
  stop: () => Promise<void>
}

type Answer = { id: number; result?: unknown; error?: { message: string; refusals?: unknown; stack?: string } }

/**
 * Boots one more app on the test app's database and speaks to one of its services past HTTP: two processes share
 * nothing but the database.
 *
 * @param key the service's key in the container
 */
export const startServiceProcess = async <Service>(key: string): Promise<ServiceProcess<Service>> => {
  const child = fork(path.join(__dirname, "service-process-entry.js"), [testApp.databaseUrl, key], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "test", LOG_LEVEL: "warn" },
    serialization: "advanced",
    silent: true,
  })
  let log = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (log += chunk))
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: unknown) => void }>()
  child.on("message", ({ id, result, error }: Answer) => {
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    return error ? reject?.(Object.assign(new Error(error.message), error)) : resolve?.(result)
  })
  child.once("close", (code) => waiting.forEach(({ reject }) => reject(new Error(`The process stopped (${code})\n${log}`))))
  const answered = (id: number): Promise<unknown> => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  let last = 0
  await answered(last)
  return {
    call: (method, ...args) => {
      child.send({ id: ++last, method, args })
      return answered(last)
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once("close", () => resolve())
        child.kill("SIGTERM")
      }),
  }
}
