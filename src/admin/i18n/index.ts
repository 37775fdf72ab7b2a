import de from "./json/de.json"
import en from "./json/en.json"
import pointsDe from "./json/points.de.json"
import pointsEn from "./json/points.en.json"

/** Everything that this plugin says in the dashboard, in a namespace of its own. */
export default {
  en: { "tier-pricing": { ...en, points: pointsEn } },
  de: { "tier-pricing": { ...de, points: pointsDe } },
}
