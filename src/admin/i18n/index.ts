import companyDe from "./json/company.de.json"
import companyEn from "./json/company.en.json"
import conditionsDe from "./json/conditions.de.json"
import conditionsEn from "./json/conditions.en.json"
import de from "./json/de.json"
import en from "./json/en.json"
import freeProductsDe from "./json/free-products.de.json"
import freeProductsEn from "./json/free-products.en.json"
import levelsDe from "./json/levels.de.json"
import levelsEn from "./json/levels.en.json"
import moveInDe from "./json/move-in.de.json"
import moveInEn from "./json/move-in.en.json"
import pointsDe from "./json/points.de.json"
import pointsEn from "./json/points.en.json"
import referralsDe from "./json/referrals.de.json"
import referralsEn from "./json/referrals.en.json"

/** Everything that this plugin says in the dashboard, in a namespace of its own. */
export default {
  en: { "tier-pricing": { ...en, company: companyEn, conditions: conditionsEn, freeProducts: freeProductsEn, levels: levelsEn, moveIn: moveInEn, points: pointsEn, referrals: referralsEn } },
  de: { "tier-pricing": { ...de, company: companyDe, conditions: conditionsDe, freeProducts: freeProductsDe, levels: levelsDe, moveIn: moveInDe, points: pointsDe, referrals: referralsDe } },
}
