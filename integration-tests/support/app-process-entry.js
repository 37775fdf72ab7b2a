/** The child process of `startAppProcess`: boots the app, tells its address, and goes when its parent goes. */
require("ts-node").register({ transpileOnly: true, swc: true })
const { bootApp } = require("./boot.ts")

const [databaseUrl, options] = process.argv.slice(2)

process.on("disconnect", () => process.exit(1))
process.on("SIGTERM", () => process.exit(0))

bootApp(databaseUrl, JSON.parse(options)).then(
  ({ baseUrl }) => process.send(baseUrl),
  (error) => {
    console.error(error)
    process.exit(1)
  }
)
