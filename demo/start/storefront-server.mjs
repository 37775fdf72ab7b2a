import fs from "node:fs"
import http from "node:http"
import path from "node:path"

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
})

/**
 * Serves the built storefront on loopback: files as they are, `/config.json` from memory, and the app's page for every
 * other address, since the app has its own routes.
 * @param {{ folder: string, port: number, config: unknown }} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function serveStorefront({ folder, port, config }) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://storefront")
    if (request.method !== "GET" && request.method !== "HEAD") return send(response, 405, "text/plain", "")
    if (pathname === "/config.json") return send(response, 200, TYPES[".json"], JSON.stringify(config))
    const file = fileOf(folder, pathname)
    if (file) return sendFile(response, file, pathname.startsWith("/assets/"))
    if (path.extname(pathname)) return send(response, 404, "text/plain", "Not found")
    sendFile(response, path.join(folder, "index.html"), false)
  })
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.once("error", reject)
      server.listen(port, "127.0.0.1", resolve)
    })
  )
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** @param {string} folder  @param {string} pathname  @returns {string | undefined} an existing file inside the folder */
function fileOf(folder, pathname) {
  let name
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const file = path.join(folder, name)
  if (!file.startsWith(folder + path.sep) || name.includes("\0")) return undefined
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined
}

/** @param {http.ServerResponse} response  @param {string} file  @param {boolean} hashed its name changes with its content */
function sendFile(response, file, hashed) {
  const type = TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream"
  send(response, 200, type, fs.readFileSync(file), hashed ? "public, max-age=31536000, immutable" : "no-cache")
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {string} type
 * @param {string | Buffer} body
 * @param {string} [cache]
 */
function send(response, status, type, body, cache = "no-store") {
  response.writeHead(status, { "content-type": type, "cache-control": cache, "x-content-type-options": "nosniff" })
  response.end(body)
}
