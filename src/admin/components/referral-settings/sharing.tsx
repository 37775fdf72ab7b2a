import { Text } from "@medusajs/ui"
import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
import { useReferralWords } from "../../hooks/use-referral-words"
import { exampleName, filledIn, type ReferralSharingDraft } from "../../lib/referral-settings"
import { FormSection } from "../common/form-section"
import { SectionRow } from "../common/section"
import { TextAreaField, TextField, WholeField } from "../points-form/fields"
import { SettingsSection } from "./settings-section"

export const SharingSection = ({ program }: { program: AdminReferralProgram }) => {
  const { t, number } = useReferralWords()
  const { invitations_per_day, link_base, share_template, terms } = program
  return (
    <SettingsSection section="sharing">
      <SectionRow title={t("referrals.fields.invitations_per_day.label")}>{invitations_per_day === 0 ? t("points.none") : number(invitations_per_day)}</SectionRow>
      <SectionRow title={t("referrals.fields.link_base.label")}>{link_base ? <span className="break-all">{link_base}</span> : t("referrals.fields.link_base.none")}</SectionRow>
      <div className="px-6 py-4">
        <SharedText subject={share_template.subject} text={share_template.text} program={program} />
      </div>
      <SectionRow title={t("points.fields.terms.label")}>{terms ? <span className="line-clamp-6 whitespace-pre-line break-words">{terms}</span> : t("points.none")}</SectionRow>
    </SettingsSection>
  )
}

type SharedTextProps = { subject: string; text: string; program: Pick<AdminReferralProgram, "preview" | "link_base" | "advocate_name"> }

const exampleCode = "ANNA2468"

/** A share text as a friend would read it, with an example of everything that is filled in. */
const SharedText = ({ subject, text, program: { preview, link_base, advocate_name } }: SharedTextProps) => {
  const { t, side } = useReferralWords()
  const values = {
    link: `${link_base ?? "https://shop.example/"}?ref=${exampleCode}`,
    code: exampleCode,
    friend_reward: side(preview.friend),
    advocate: exampleName(advocate_name) ?? t("referrals.preview.somebody"),
  }
  return (
    <figure className="flex flex-col gap-y-2">
      <figcaption className="txt-compact-small-plus text-ui-fg-subtle">{t("referrals.fields.share_template.example")}</figcaption>
      <div className="bg-ui-bg-subtle shadow-borders-base rounded-lg p-4">
        <Text size="small" weight="plus" className="break-words">
          {filledIn(subject, values)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle mt-1 whitespace-pre-line break-words">
          {filledIn(text, values)}
        </Text>
      </div>
    </figure>
  )
}

/** How advocates tell their friends. */
export const SharingFields = ({ form: { draft, change, leave, problemOf }, program }: { form: PointsForm<ReferralSharingDraft>; program: AdminReferralProgram }) => {
  const { t } = useReferralWords()
  const { subject, text } = draft.share_template
  return (
    <>
      <WholeField
        label={t("referrals.fields.invitations_per_day.label")}
        hint={t("referrals.fields.invitations_per_day.hint")}
        value={draft.invitations_per_day}
        onChange={(invitations_per_day) => change({ invitations_per_day })}
        onLeave={() => leave("invitations_per_day")}
        problem={problemOf("invitations_per_day")}
      />
      <TextField
        label={t("referrals.fields.link_base.label")}
        hint={t("referrals.fields.link_base.hint")}
        optional
        placeholder="https://shop.example/"
        value={draft.link_base}
        onChange={(link_base) => change({ link_base })}
        onLeave={() => leave("link_base")}
        problem={problemOf("link_base")}
      />
      <FormSection title={t("referrals.fields.share_template.label")} hint={t("referrals.fields.share_template.hint")}>
        <TextField
          label={t("referrals.fields.share_template.subject")}
          value={subject}
          onChange={(typed) => change({ share_template: { subject: typed, text } })}
          onLeave={() => leave("share_template.subject")}
          problem={problemOf("share_template.subject")}
        />
        <TextAreaField
          label={t("referrals.fields.share_template.text")}
          rows={5}
          value={text}
          onChange={(typed) => change({ share_template: { subject, text: typed } })}
          onLeave={() => leave("share_template.text")}
          problem={problemOf("share_template.text")}
        />
        <SharedText subject={subject} text={text} program={{ ...program, link_base: draft.link_base.trim() || null }} />
      </FormSection>
      <TextAreaField
        label={t("points.fields.terms.label")}
        hint={t("referrals.fields.terms.hint")}
        optional
        rows={8}
        value={draft.terms}
        onChange={(terms) => change({ terms })}
        onLeave={() => leave("terms")}
        problem={problemOf("terms")}
      />
    </>
  )
}
