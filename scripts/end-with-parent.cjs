/**
 * Loaded into a child process that leads a process group: when its parent is gone, however it went, the group ends too.
 */
process.on("disconnect", () => {
  try {
    process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL")
  } catch {
    // Not the leader: a child that was forked with the same arguments.
    process.exit(1)
  }
})
process.channel?.unref()
