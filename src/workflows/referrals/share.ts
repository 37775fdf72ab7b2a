/** What advocates send. */
import { filledIn, linkOf, type Filling, type LinkVia } from "../../modules/referrals/domain/links"
import { friendInWords } from "../../modules/referrals/domain/words"
import type { CodeOfAdvocate, ReferralProgramState } from "../../modules/referrals/service"
import type { Language } from "../../rewards"

const SOMEONE: Record<Language, string> = { en: "Someone", de: "Jemand" }

/** In which language a text of the programme is filled in. */
export const languageOf = (locale: string | undefined): Language => (locale?.toLowerCase().startsWith("de") ? "de" : "en")

/**
 * What an advocate sends, filled in as far as it is known.
 *
 * @param language of what is filled in: the template itself the shop has written in one
 */
export const shareOf = (program: ReferralProgramState, code: CodeOfAdvocate | null, advocate: string | null, language: Language, via: LinkVia = null): { subject: string; text: string; filling: Filling } => {
  const filling: Filling = {
    code: code?.shown ?? null,
    link: code && linkOf(program.link_base, code.shown, via),
    friend_reward: friendInWords(program.friend)[language],
    advocate: advocate ?? SOMEONE[language],
  }
  return { subject: filledIn(program.share_template.subject, filling), text: filledIn(program.share_template.text, filling), filling }
}
