import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createConnection } from "node:net"
import { freePort } from "../support/free-port"

export type RedisServer = { url: string; stop: () => Promise<void> }

/** A Redis of our own on loopback, in a temporary folder, without persistence. */
export const startRedis = async (): Promise<RedisServer> => {
  const folder = fs.mkdtempSync(path.join(process.env.TEST_FOLDER ?? os.tmpdir(), "redis-"))
  const port = await freePort()
  const settings = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder, "--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"]
  const child = spawn(process.env.REDIS_SERVER_PATH ?? "redis-server", settings, { stdio: "ignore" })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  await untilOpen(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill("SIGTERM")
      await ended
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

const untilOpen = async (port: number): Promise<void> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false))
      socket.once("connect", () => socket.end())
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error("Redis did not start")
}
