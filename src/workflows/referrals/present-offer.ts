import type { MedusaContainer } from "@medusajs/framework/types"
import { friendInWords } from "../../modules/referrals/domain/words"
import type { AdvocateOwner } from "../../modules/referrals/service"
import { RefusalError } from "../../shared/refusal-error"
import type { StoreReferralOffer } from "../../types/referrals"
import { companiesOfCustomer } from "../companies/company-members"
import { codeVerdict } from "./friends/code-verdict"
import { advocateName } from "./people"

/**
 * @property code However it is written
 * @property customer_id Of the session; null: a guest
 * @property currency_code Amounts are told in it alone, where there are any in it
 */
export type OfferQuestion = { code: string; customer_id: string | null; currency_code?: string }

/**
 * What a friend gets by a code.
 *
 * @throws RefusalError `unknown_code` for every code that does not work for this buyer
 */
export const presentOffer = async (container: MedusaContainer, { code: text, customer_id, currency_code }: OfferQuestion, at: Date): Promise<StoreReferralOffer> => {
  const verdict = await codeVerdict(container, text, at)
  if (!verdict.met || (customer_id && (await isOwn(container, verdict.owner, customer_id)))) {
    throw new RefusalError("unknown_code", [{ path: "code", reason: "unknown_code", message: "there is no such code in force" }])
  }
  const { program, code, owner } = verdict
  const { discount, minimum_spend, points } = program.friend
  return { code: code.shown, advocate_name: await advocateName(container, program, owner), friend_gets: friendInWords(program.friend, currency_code), discount, minimum_spend, points, terms: program.terms }
}

/** The advocate's own code, or that of the company to which the buyer belongs. */
const isOwn = async (container: MedusaContainer, { type, id }: AdvocateOwner, customer_id: string): Promise<boolean> =>
  type === "customer" ? id === customer_id : (await companiesOfCustomer(container, customer_id)).some(({ company_id }) => company_id === id)
