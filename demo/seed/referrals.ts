import type { AdminReferralProgramSettings } from "../../src/types/referrals"

/** What of the programme differs from the defaults; `link_base` is the storefront of this start. */
export type ReferralProgramInput = Partial<AdminReferralProgramSettings>

/** 10 % off the friend's first order from 50.00, 500 points for the advocate at once, five invitations a day. */
export function referralProgram(storefrontUrl: string): ReferralProgramInput {
  return {
    status: "active",
    advocates: { customer_group_ids: [], level_ids: [], with_completed_order: false },
    members_refer_for: "person",
    friend: { discount: { type: "percentage", value: "10", maximum: null }, minimum_spend: { eur: "50", usd: "55", jpy: "8000" }, points: null },
    advocate: { kind: "points", amount: { type: "fixed", points: 500 } },
    milestones: [{ every: 5, points: 500 }],
    qualifies_at: "order_placed",
    claim_days: 30,
    holding_days: 0,
    // Everybody who tries the demo comes from one address, so that is no reason to look twice.
    reviewed_signals: ["mail_domain", "same_name"],
    invitations_per_day: 5,
    advocate_name: "first_name",
    link_base: `${storefrontUrl}/`,
    share_template: {
      subject: "{advocate} recommends Kestrel Trade Supply",
      text: "Hello,\n\nI buy my fasteners and pneumatics at Kestrel Trade Supply. With my link you get {friend_reward}:\n{link}\n\n(or enter the code {code} in the cart)",
    },
    terms: "For a first order of someone who has not bought here before. The reward comes once the order counts, and goes when it is sent back.",
  }
}

/** Who has come by a friend's code, and how far: an order of so many compact cylinders at 34.00 net, or none yet. */
export type FriendSeed = {
  email: string
  first_name: string
  last_name: string
  company: string
  address: { address_1: string; city: string; postal_code: string; country_code: string; phone: string }
  /** The e-mail address of the advocate. */
  by: string
  channel: "code" | "link" | "invitation"
  /** `claimed`: a cart with the code. `ordered`: bought. `canceled`: bought, and the order canceled. `taken_off`: without the code again. */
  goes: "claimed" | "ordered" | "canceled" | "taken_off"
  /** What the admin says of it, for who is in review. */
  rejected?: string
}

const at = (address_1: string, city: string, postal_code: string, phone: string) => ({ address_1, city, postal_code, country_code: "de", phone })

/** Rewarded, claimed, reversed, lapsed; in review for the name and the mail domain of the advocate; and one that was rejected for it. */
export const friends: FriendSeed[] = [
  { email: "nils@hartmann.example", first_name: "Nils", last_name: "Hartmann", company: "Hartmann Anlagenbau", address: at("Werftweg 12", "Kiel", "24143", "+49 431 5550133"), by: "sophie.laurent@laurent.example", channel: "link", goes: "ordered" },
  { email: "carla@bergmann.example", first_name: "Carla", last_name: "Bergmann", company: "Bergmann Werkzeugbau", address: at("Am Sägewerk 5", "Fulda", "36037", "+49 661 5550120"), by: "sophie.laurent@laurent.example", channel: "invitation", goes: "claimed" },
  { email: "omar@haddad.example", first_name: "Omar", last_name: "Haddad", company: "Haddad Fahrzeugtechnik", address: at("Motorenstraße 21", "Kassel", "34123", "+49 561 5550142"), by: "marco.rossi@rossi.example", channel: "code", goes: "canceled" },
  { email: "ida@krause.example", first_name: "Ida", last_name: "Krause", company: "Krause Tischlerei", address: at("Lindenallee 30", "Gera", "07545", "+49 365 5550117"), by: "marco.rossi@rossi.example", channel: "code", goes: "taken_off" },
  { email: "paul.vogt@vogt.example", first_name: "Paul", last_name: "Vogt", company: "Vogt Service", address: at("Deichweg 8", "Bremerhaven", "27568", "+49 471 5550155"), by: "lena.vogt@vogt.example", channel: "link", goes: "ordered" },
  { email: "eva.vogt@vogt.example", first_name: "Eva", last_name: "Vogt", company: "Vogt Service", address: at("Deichweg 9", "Bremerhaven", "27568", "+49 471 5550156"), by: "lena.vogt@vogt.example", channel: "code", goes: "ordered", rejected: "Works in the same shop as the advocate" },
]

/** 136.00 net: above the programme's 50.00. */
export const friendsOrder = { sku: "PN-CYL-01A", quantity: 4 }
