/** What both sides get, as noun phrases: `10 % off the first order from 50.00 EUR`, which a friend reads as well as the advocate who passes it on. */
import { discountInWords, type Language, type Words } from "../../../rewards"
import { counted, inWords, money, number } from "../../../rewards/words"
import type { ReferralSettings } from "./program"

type Friend = ReferralSettings["friend"]
type Advocate = ReferralSettings["advocate"]

/** What the friend gets. With a currency amounts are told in it alone, where there are any in it. */
export const friendInWords = (friend: Friend, currencyCode?: string): Words => {
  const { discount, minimum_spend, points } = toldIn(friend, currencyCode)
  return inWords((language) => {
    const parts = [
      ...(discount ? [`${off(language, discount)} ${en(language, "the first order", "auf die erste Bestellung")}${from(language, minimum_spend)}${capped(language, discount)}`] : []),
      ...(points ? [`${pointsIn(language, points)}${discount ? "" : en(language, " for the first order", " für die erste Bestellung")}`] : []),
    ]
    return parts.join(en(language, " and ", " und "))
  })
}

const toldIn = ({ discount, minimum_spend, points }: Friend, currencyCode?: string): Friend => {
  const own = (amounts: Record<string, string>): Record<string, string> => {
    const amount = currencyCode && amounts[currencyCode]
    return amount ? { [currencyCode]: amount } : amounts
  }
  return {
    discount: discount?.type === "fixed" ? { ...discount, amounts: own(discount.amounts) } : discount && { ...discount, maximum: discount.maximum && own(discount.maximum) },
    minimum_spend: minimum_spend && own(minimum_spend),
    points,
  }
}

/** What the advocate gets for each friend. */
export const advocateInWords = (reward: Advocate): Words => inWords((language) => `${each(language, reward)} ${en(language, "for each friend", "für jede geworbene Person")}`)

/** `500 points more for every 5th friend` */
export const milestoneInWords = ({ every, points }: ReferralSettings["milestones"][number]): Words =>
  inWords((language) => `${pointsIn(language, points)} ${language === "en" ? `more for every ${ordinal(every)} friend` : `mehr für jede ${every}. geworbene Person`}`)

/** The advocate's side with its milestones. */
export const advocateSideInWords = ({ advocate, milestones }: Pick<ReferralSettings, "advocate" | "milestones">): Words =>
  inWords((language) => [advocateInWords(advocate), ...milestones.map(milestoneInWords)].map((words) => words[language]).join(", "))

const each = (language: Language, reward: Advocate): string => {
  if (reward.kind === "points") {
    const { amount } = reward
    return amount.type === "fixed"
      ? pointsIn(language, amount.points)
      : `${en(language, "points for", "Punkte für")} ${share(language, amount.percent)}${amount.maximum === null ? "" : `, ${atMost(language, number(language, String(amount.maximum)))}`}`
  }
  const { amount, minimum_spend } = reward
  const value =
    amount.type === "fixed"
      ? `${discountInWords(amount.discount)[language]} ${en(language, "your next order", "auf Ihre nächste Bestellung")}`
      : `${en(language, "a code worth", "einen Gutschein über")} ${share(language, amount.percent)}${limitOf(language, amount.maximum)}`
  return `${value}${from(language, minimum_spend)}`
}

const off = (language: Language, discount: NonNullable<Friend["discount"]>): string => discountInWords(discount)[language]

const capped = (language: Language, discount: NonNullable<Friend["discount"]>): string => (discount.type === "percentage" ? limitOf(language, discount.maximum) : "")

const limitOf = (language: Language, maximum: Record<string, string> | null): string => (maximum ? `, ${atMost(language, sums(language, maximum))}` : "")

const atMost = (language: Language, what: string): string => `${en(language, "at most", "höchstens")} ${what}`

const from = (language: Language, minimum: Record<string, string> | null): string => (minimum ? ` ${en(language, "from", "ab")} ${sums(language, minimum)}` : "")

const sums = (language: Language, amounts: Record<string, string>): string =>
  Object.entries(amounts)
    .map(([code, value]) => money(language, value, code))
    .join(en(language, " or ", " oder "))

const share = (language: Language, percent: string): string => `${number(language, percent)} % ${en(language, "of the friend's first order", "der ersten Bestellung")}`

const pointsIn = (language: Language, points: number): string => counted(language, points, { en: ["point", "points"], de: ["Punkt", "Punkte"] })

const en = (language: Language, english: string, german: string): string => (language === "en" ? english : german)

/** `1st`, `12th`, `23rd` */
const ordinal = (count: number): string => {
  const ending = count % 100 >= 11 && count % 100 <= 13 ? "th" : ["th", "st", "nd", "rd"][count % 10] ?? "th"
  return `${count}${ending}`
}
