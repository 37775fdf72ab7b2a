/** The child process of `startServiceProcess`: boots the app, and calls methods of one of its services as it is asked. */
require("ts-node").register({ transpileOnly: true, swc: true })
const { bootApp } = require("./boot.ts")

const [databaseUrl, key] = process.argv.slice(2)

process.on("disconnect", () => process.exit(1))
process.on("SIGTERM", () => process.exit(0))

bootApp(databaseUrl).then(
  ({ container }) => {
    process.on("message", async ({ id, method, args }) => {
      try {
        process.send({ id, result: await container.resolve(key)[method](...args) })
      } catch ({ message, refusals, stack }) {
        process.send({ id, error: { message, refusals, stack } })
      }
    })
    process.send({ id: 0 })
  },
  (error) => {
    console.error(error)
    process.exit(1)
  }
)
