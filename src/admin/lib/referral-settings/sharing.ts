import type { AdminReferralProgramSettings } from "../../../types/referrals"
import { problemOfWhole, required, wholeOf } from "../points-number"
import type { Problem } from "../problem"
import type { ReferralSectionForm } from "./section"

export type ReferralSharingDraft = Pick<AdminReferralProgramSettings, "share_template"> & { invitations_per_day: string; link_base: string; terms: string }

/** What an advocate's text may have filled in. */
export const placeholders = ["link", "code", "friend_reward", "advocate"] as const
export type Placeholder = (typeof placeholders)[number]

/** How advocates tell their friends. */
export const referralSharingForm: ReferralSectionForm<ReferralSharingDraft> = {
  fields: ["invitations_per_day", "link_base", "share_template.subject", "share_template.text", "terms"],
  read: ({ invitations_per_day, link_base, share_template, terms }) => ({
    invitations_per_day: String(invitations_per_day),
    link_base: link_base ?? "",
    share_template,
    terms: terms ?? "",
  }),
  write: ({ invitations_per_day, link_base, share_template: { subject, text }, terms }) => ({
    invitations_per_day: wholeOf(invitations_per_day),
    link_base: link_base.trim() || null,
    share_template: { subject: subject.trim(), text: text.trim() },
    terms: terms.trim() || null,
  }),
  check: ({ invitations_per_day, link_base, share_template: { subject, text } }) => [
    ...problemOfWhole("invitations_per_day", invitations_per_day, { least: 0, most: 1000 }),
    ...required(link_base.trim() === "" || /^https?:\/\/\S+$/.test(link_base.trim()), "link_base", "invalid_url"),
    ...problemsOfTemplate("share_template.subject", subject),
    ...problemsOfTemplate("share_template.text", text),
  ],
}

const problemsOfTemplate = (path: string, text: string): Problem[] => [
  ...required(text.trim() !== "", path, "empty"),
  ...required(
    [...text.matchAll(/\{(\w*)\}/g)].every(([, name]) => placeholders.some((known) => known === name)),
    path,
    "unknown_placeholder"
  ),
]

/** The text as a friend reads it; a placeholder that nobody knows stays as it is written. */
export const filledIn = (text: string, values: Record<Placeholder, string>): string => placeholders.reduce((said, name) => said.replaceAll(`{${name}}`, () => values[name]), text)
