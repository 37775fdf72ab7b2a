import de from "./json/de.json"
import en from "./json/en.json"

/** Everything that this plugin says in the dashboard, in a namespace of its own. */
export default {
  en: { "tier-pricing": en },
  de: { "tier-pricing": de },
}
