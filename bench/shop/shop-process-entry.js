/** The child process of `startShop`: boots a shop, tells its address, and does what it is asked until its parent goes. */
require("ts-node").register({ transpileOnly: true, swc: true })
const { bootApp } = require("../../integration-tests/support/boot.ts")
const { answer } = require("./calls.ts")

const [databaseUrl, directory] = process.argv.slice(2)

process.on("disconnect", () => process.exit(1))
process.on("SIGTERM", () => process.exit(0))

bootApp(databaseUrl, {}, directory).then(
  (app) => {
    // Medusa's event bus of one process calls its subscribers in every worker mode: here nobody but the requests is to work.
    app.container.resolve("event_bus").eventEmitter_.removeAllListeners()
    process.on("message", ({ id, call, input }) => {
      answer(app, call, input).then(
        (result) => process.send({ id, result }),
        (error) => process.send({ id, error: error.stack ?? String(error) })
      )
    })
    process.send({ id: 0, result: app.baseUrl })
  },
  (error) => {
    console.error(error)
    process.exit(1)
  }
)
