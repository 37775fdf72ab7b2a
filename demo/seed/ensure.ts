import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"

/**
 * Creates what is not there yet, found by its natural key (a name, a handle, a code), so that a seed that was
 * interrupted can simply be run again.
 *
 * @param key the field that names a record, unique within `wanted`
 * @param create makes the missing ones; called in batches of `batch`
 * @returns the id of every wanted record by its key
 */
export async function ensure<Wanted>(
  container: MedusaContainer,
  options: {
    entity: string
    key: string
    keyOf: (wanted: Wanted) => string
    wanted: Wanted[]
    create: (missing: Wanted[]) => Promise<unknown>
    batch?: number
    onBatch?: (done: number) => void
  }
): Promise<Record<string, string>> {
  const { wanted, keyOf, batch = 50 } = options
  const present = await idsByKey(container, options.entity, options.key, wanted.map(keyOf))
  const missing = wanted.filter((one) => !present[keyOf(one)])
  let done = wanted.length - missing.length
  for (let at = 0; at < missing.length; at += batch) {
    const part = missing.slice(at, at + batch)
    await options.create(part)
    done += part.length
    options.onBatch?.(done)
  }
  return missing.length ? idsByKey(container, options.entity, options.key, wanted.map(keyOf)) : present
}

/** The ids of the records whose `key` is one of `values`. */
export async function idsByKey(
  container: MedusaContainer,
  entity: string,
  key: string,
  values: string[]
): Promise<Record<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const found: Record<string, string> = {}
  for (let at = 0; at < values.length; at += 1000) {
    const { data } = await query.graph({
      entity,
      fields: ["id", key],
      filters: { [key]: values.slice(at, at + 1000) },
    })
    for (const row of data as Record<string, string>[]) found[row[key]] = row.id
  }
  return found
}
