const SECONDS = { minutes: 60, hours: 3_600 }

/** How long something took: `0:07`, `4:05`, with hours `1:02:03`. @param from, to ISO 8601 */
export const duration = (from: string, to: string): string => {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000))
  const two = (value: number) => String(value).padStart(2, "0")
  const hours = Math.floor(seconds / SECONDS.hours)
  const minutes = Math.floor((seconds % SECONDS.hours) / SECONDS.minutes)
  const rest = two(seconds % SECONDS.minutes)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}
