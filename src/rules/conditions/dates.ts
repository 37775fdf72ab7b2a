import { instant } from "../../shared/fields"
import { z } from "../../shared/schema"
import { defineCondition, met, unmet } from "../condition"

const args = z
  .strictObject({ starts_at: instant.nullable().default(null), ends_at: instant.nullable().default(null) })
  .refine(({ starts_at, ends_at }) => starts_at !== null || ends_at !== null, {
    message: "must have a start, an end, or both",
    params: { reason: "no_dates" },
  })
  .refine(({ starts_at, ends_at }) => !starts_at || !ends_at || starts_at < ends_at, {
    path: ["ends_at"],
    message: "must be later than starts_at",
    params: { reason: "ends_before_start" },
  })

/** From `starts_at` on and before `ends_at`: half-open, so that two windows in a row neither overlap nor leave a gap. */
export const dates = defineCondition<z.infer<typeof args>>({
  code: "dates",
  args,
  fields: [
    { name: "starts_at", kind: "time", optional: true },
    { name: "ends_at", kind: "time", optional: true },
  ],
  describe: ({ starts_at, ends_at }) => [starts_at && `From ${starts_at.toISOString()}`, ends_at && `before ${ends_at.toISOString()}`].filter(Boolean).join(" and "),
  check: ({ at }, { starts_at, ends_at }) => {
    if (starts_at && at < starts_at) {
      return unmet("not_started", { starts_at: starts_at.toISOString() })
    }
    return ends_at && at >= ends_at ? unmet("ended", { ends_at: ends_at.toISOString() }) : met()
  },
})
