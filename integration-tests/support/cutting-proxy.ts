import net from "node:net"

/** What happens when the statement comes by: the connection ends before the database has it, or after it has answered. */
export type Cut = { statement: RegExp; /** The how manieth of them. */ nth?: number; when: "before" | "after"; then?: () => void }

/** A TCP proxy in front of PostgreSQL that cuts a connection at a statement. */
export type CuttingProxy = {
  /** The same database, through the proxy. */
  databaseUrl: string
  /** Arms the proxy, once. Resolves when it has cut. */
  cutAt: (cut: Cut) => Promise<void>
  stop: () => Promise<void>
}

type Armed = Cut & { left: number; done: () => void }

/** Commit reached and reply lost, or never reached: a client cannot tell, so both are tried. */
export const startCuttingProxy = async (databaseUrl: string): Promise<CuttingProxy> => {
  const target = new URL(databaseUrl)
  const open = new Set<net.Socket>()
  let armed: Armed | null = null

  const server = net.createServer((client) => {
    const database = net.connect(Number(target.port), target.hostname)
    for (const socket of [client, database]) {
      open.add(socket)
      socket.on("close", () => open.delete(socket))
      socket.on("error", () => socket.destroy())
    }
    client.on("close", () => database.destroy())
    database.on("close", () => client.destroy())
    let cutting: Armed | null = null
    const fire = (cut: Armed) => {
      client.destroy()
      database.destroy()
      cut.then?.()
      cut.done()
    }
    client.on("data", (bytes) => {
      if (armed && armed.statement.test(bytes.toString("latin1")) && --armed.left === 0) {
        cutting = armed
        armed = null
        if (cutting.when === "before") return fire(cutting)
      }
      database.write(bytes)
    })
    database.on("data", (bytes) => (cutting ? fire(cutting) : void client.write(bytes)))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const through = new URL(databaseUrl)
  through.hostname = "127.0.0.1"
  through.port = String((server.address() as net.AddressInfo).port)
  return {
    databaseUrl: through.toString(),
    cutAt: (cut) => new Promise((done) => (armed = { ...cut, left: cut.nth ?? 1, done })),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        open.forEach((socket) => socket.destroy())
      }),
  }
}
