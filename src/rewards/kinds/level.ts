import { id } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, inWords } from "../words"
import { defineReward } from "../reward-kind"

const schema = z.strictObject({ kind: z.literal("level"), level_id: id, days: z.number().int().min(1).max(3660) })

/** A loyalty level for so many days, whatever the buyer's own figures say. */
export const levelReward = defineReward<z.infer<typeof schema>>({
  kind: "level",
  schema,
  title: ({ days }) =>
    inWords((language) => {
      const time = counted(language, days, { en: ["day", "days"], de: ["Tag", "Tage"] })
      return language === "en" ? `A higher level for ${time}` : `Eine höhere Stufe für ${time}`
    }),
  references: ({ level_id }) => [{ path: "level_id", entity: "levels", ids: [level_id] }],
})
