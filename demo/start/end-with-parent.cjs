// Loaded into every process that the demo starts: when the start script is killed, even with SIGKILL, the channel to it
// closes and the process ends itself, so that nothing keeps a port or a database connection.
if (process.channel) {
  process.channel.unref()
  process.on("disconnect", () => process.exit(1))
}
