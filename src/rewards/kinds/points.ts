import { z } from "../../shared/schema"
import { counted, inWords } from "../words"
import { defineReward } from "../reward-kind"

/** More than this is a mistake; it fits every column. */
const MOST_POINTS = 1_000_000_000

const schema = z.strictObject({ kind: z.literal("points"), points: z.number().int().min(1).max(MOST_POINTS) })

/** Reward points on the buyer's own account, on the programme's terms. */
export const pointsReward = defineReward<z.infer<typeof schema>>({
  kind: "points",
  schema,
  title: ({ points }) => inWords((language) => counted(language, points, { en: ["point", "points"], de: ["Punkt", "Punkte"] })),
  references: () => [],
})
