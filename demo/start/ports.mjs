import net from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

/**
 * Refuses to go on when somebody listens on a port.
 * @param {number} port
 * @param {string} what for the message
 * @param {string} option the option that moves it
 */
export async function requireFreePort(port, what, option) {
  for (const host of ["127.0.0.1", "::1"]) {
    let code = await listenError(port, host)
    // A run that was stopped a moment ago may still be letting go of it.
    for (const end = Date.now() + 3000; code === "EADDRINUSE" && Date.now() < end; ) {
      await sleep(200)
      code = await listenError(port, host)
    }
    if (code === "EADDRINUSE") {
      throw new Error(`Port ${port} (${what}) is in use: stop what runs there, or choose another with ${option} ${port + 1}.`)
    }
    if (code === "EACCES") throw new Error(`Port ${port} (${what}) needs more rights: choose another with ${option}.`)
  }
}

/** @param {number} port  @param {string} host  @returns {Promise<string | undefined>} */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

/**
 * Refuses to go on when nothing answers at an address: Medusa would wait for it without end.
 * @param {string} url
 * @param {string} name of the setting
 */
export async function requireAnswer(url, name) {
  const { hostname, port } = new URL(url)
  await new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname, port: Number(port || 6379) })
    socket.setTimeout(5000, () => socket.destroy(new Error("no answer")))
    socket.once("connect", () => resolve(socket.destroy()))
    socket.once("error", () => reject(new Error(`${name}: nothing answers at ${hostname}:${port || 6379}.`)))
  })
}
