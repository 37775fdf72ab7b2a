import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"
import http from "node:http"
import os from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"

const PORT = 18_000 + (process.pid % 1000)
let folder = ""
let server: ChildProcess

/** Sends the path as it is; fetch would tidy it up first. */
const get = (address: string, method = "GET") =>
  new Promise<{ status: number; body: string; type: string }>((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: PORT, path: address, method }, (response) => {
      let body = ""
      response.on("data", (chunk) => (body += chunk))
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, type: response.headers["content-type"] ?? "" })
      )
    })
    request.once("error", reject)
    request.end()
  })

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "storefront-"))
  fs.mkdirSync(path.join(folder, "site", "assets"), { recursive: true })
  fs.writeFileSync(path.join(folder, "site", "index.html"), "the shop")
  fs.writeFileSync(path.join(folder, "site", "assets", "app.js"), "code")
  fs.writeFileSync(path.join(folder, "secret.txt"), "secret")
  const options = { folder: path.join(folder, "site"), port: PORT, config: { publishable_key: "pk_1" } }
  const script = `
    import { serveStorefront } from ${JSON.stringify(pathToFileURL(path.join(__dirname, "storefront-server.mjs")))}
    await serveStorefront(${JSON.stringify(options)})
    console.log("ready")`
  server = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["ignore", "pipe", "inherit"] })
  if (server.stdout) await once(server.stdout, "data")
})

afterAll(async () => {
  server.kill()
  await once(server, "exit")
  fs.rmSync(folder, { recursive: true })
})

describe("the demo storefront's server", () => {
  it("serves a file with its type", async () => {
    expect(await get("/assets/app.js")).toEqual({ status: 200, body: "code", type: "text/javascript; charset=utf-8" })
  })

  it("answers the app's own addresses with its page", async () => {
    expect(await get("/products/hex-bolt?quantity=5")).toMatchObject({ status: 200, body: "the shop" })
  })

  it("tells the app where its shop is", async () => {
    expect(JSON.parse((await get("/config.json")).body)).toEqual({ publishable_key: "pk_1" })
  })

  it("answers 404 for a file that is not there, and 405 for anything but reading", async () => {
    expect((await get("/assets/gone.js")).status).toBe(404)
    expect((await get("/", "POST")).status).toBe(405)
  })

  it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/%E0%A4%A"])(
    "never leaves its folder for %s",
    async (address) => expect((await get(address)).body).not.toContain("secret")
  )
})
