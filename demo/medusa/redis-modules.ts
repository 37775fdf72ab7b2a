/**
 * Medusa's own modules for a shop that runs on several machines: events, workflows, cache and locks in Redis.
 * Without an address none, and Medusa keeps all of them in the process.
 */
export const redisModules = (redisUrl: string | undefined) => {
  if (!redisUrl) return []
  const provider = (kind: string) => ({
    resolve: `@medusajs/medusa/${kind}`,
    options: {
      providers: [{ id: `${kind}-redis`, resolve: `@medusajs/medusa/${kind}-redis`, is_default: true, options: { redisUrl } }],
    },
  })
  return [
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    provider("caching"),
    provider("locking"),
  ]
}
