import type { CountedLabel } from "./loyalty-labels.ts"

/**
 * Every text of the components for referral codes. Words in braces are filled in: `{gift}` is what the shop says that a friend
 * or an advocate gets, `{advocate}` a name, `{code}` a code, `{date}` a day, `{count}`, `{points}` and `{missing}` are numbers.
 */
export interface ReferralLabels {
  /** Name of the card, for screen readers. */
  card: string
  friendGets: string
  youGet: string
  /** Where a company is the advocate: {company}. */
  forCompany: string
  forCompanyUnnamed: string

  yourCode: string
  yourLink: string
  getCode: string
  copy: string
  /** Names of the buttons for screen readers: {code}. */
  copyCode: string
  copyLink: string
  copied: string
  copyFailed: string
  share: string
  newCode: string
  newCodeWhy: string
  newCodeYes: string
  cancel: string

  /** The message and the invitations. */
  invite: string
  message: string
  copyMessage: string
  /** Opens the buyer's own mail program. */
  mailMessage: string
  addresses: string
  addressesHint: CountedLabel
  noInvitationsLeft: string
  send: string
  sent: CountedLabel
  addressesMissing: string
  /** {address}. */
  addressWrong: string
  tooManyAddresses: CountedLabel
  /** Why invitations were not sent, by the shop's reason code, {address}; and where it gave none. */
  invitationReasons: Record<string, string>
  invitationsRefused: string

  /** How friends are doing. */
  friends: string
  claimed: string
  qualified: string
  rewarded: string
  earned: CountedLabel
  earnedCodes: string
  codeUntil: string
  codeUsed: string
  codeEnded: string
  /** Rewards on their way, with and without a day. */
  openPoints: CountedLabel
  openPointsUntil: CountedLabel
  openCode: string
  openCodeUntil: string
  /** {missing}, {points}. */
  milestone: CountedLabel
  terms: string

  notAnAdvocate: string
  exhausted: string
  programOff: string

  /** The banner. */
  gives: string
  givesUnnamed: string
  bannerHint: string
  bannerOnCart: string
  dismiss: string

  /** The field in the cart. */
  haveCode: string
  code: string
  apply: string
  applied: string
  appliedUnnamed: string
  remove: string
  /** Name of the button for screen readers: {code}. */
  removeCode: string
  /** {amount}. */
  missing: string
  worksNot: string
  refused: string
  arrivedRefused: string
  tooMany: string
  tooManyMinutes: CountedLabel

  loading: string
  failed: string
  retry: string
  unreachable: string
}

/** English. Pass any of them through a `labels` property to change or translate it. */
export const defaultReferralLabels: ReferralLabels = {
  card: "Refer friends",
  friendGets: "Your friend gets",
  youGet: "You get",
  forCompany: "You refer for {company}: its wallet gets the points.",
  forCompanyUnnamed: "You refer for your company: its wallet gets the points.",
  yourCode: "Your code",
  yourLink: "Your link",
  getCode: "Get my code",
  copy: "Copy",
  copyCode: "Copy the code {code}",
  copyLink: "Copy the link",
  copied: "Copied",
  copyFailed: "Please select and copy it.",
  share: "Share",
  newCode: "New code",
  newCodeWhy: "The old code and its link will work no longer.",
  newCodeYes: "Replace it",
  cancel: "Cancel",
  invite: "Invite friends",
  message: "Your message",
  copyMessage: "Copy the message",
  mailMessage: "Write an e-mail myself",
  addresses: "E-mail addresses",
  addressesHint: {
    one: "With a comma between them. We can send {count} more invitation for you today.",
    other: "With a comma between them. We can send {count} more invitations for you today.",
  },
  noInvitationsLeft: "We have sent all of today’s invitations for you. Tomorrow there are more; the link can be shared at any time.",
  send: "Send invitations",
  sent: { one: "{count} invitation was sent.", other: "{count} invitations were sent." },
  addressesMissing: "Please enter at least one e-mail address.",
  addressWrong: "{address} is no e-mail address.",
  tooManyAddresses: { one: "Only {count} more today, please.", other: "At most {count} more today, please." },
  invitationReasons: {
    invitations_used_up: "Not all of them can be sent today. Please take some addresses out, or go on tomorrow.",
    invitations_off: "The shop sends no invitations at the moment. The link can be shared at any time.",
    invited_already: "{address} was invited not long ago.",
    duplicate_email: "{address} stands there twice: please take one out.",
    own_email: "{address} is your own address.",
    other_link: "Your message has a link to another page. Please leave only your own link in it.",
  },
  invitationsRefused: "These invitations were not sent. Please check the addresses.",
  friends: "Your friends",
  claimed: "used your code",
  qualified: "have ordered",
  rewarded: "brought you a reward",
  earned: { one: "{points} point earned so far", other: "{points} points earned so far" },
  earnedCodes: "Your codes from referrals",
  codeUntil: "until {date}",
  codeUsed: "used",
  codeEnded: "ended",
  openPoints: { one: "{points} point on its way", other: "{points} points on their way" },
  openPointsUntil: { one: "{points} point on its way, due on {date}", other: "{points} points on their way, due on {date}" },
  openCode: "A code for you is on its way",
  openCodeUntil: "A code for you is on its way, due on {date}",
  milestone: { one: "{missing} more friend brings you {points} points on top.", other: "{missing} more friends bring you {points} points on top." },
  terms: "Terms",
  notAnAdvocate: "Referring friends is not open to your account yet.",
  exhausted: "You have referred as many friends as are rewarded. Thank you!",
  programOff: "Referring friends is not possible at the moment.",
  gives: "{advocate} gives you {gift}",
  givesUnnamed: "A friend gives you {gift}",
  bannerHint: "It is waiting for your cart. You need not enter anything.",
  bannerOnCart: "It is on your cart.",
  dismiss: "Close",
  haveCode: "A friend sent you a code?",
  code: "Code from a friend",
  apply: "Use code",
  applied: "From {advocate}: {gift}",
  appliedUnnamed: "From a friend: {gift}",
  remove: "Remove",
  removeCode: "Remove the code {code}",
  missing: "Goods for {amount} more, without tax, and the discount is yours.",
  worksNot: "Nothing is taken off for what is in the cart now.",
  refused: "This code cannot be used for this cart. Codes of friends are for a first order.",
  arrivedRefused: "The code of the link that you followed cannot be used for this cart. Codes of friends are for a first order.",
  tooMany: "Too many attempts. Please try again in a few minutes.",
  tooManyMinutes: { one: "Too many attempts. Please try again in {count} minute.", other: "Too many attempts. Please try again in {count} minutes." },
  loading: "Loading …",
  failed: "This could not be loaded.",
  retry: "Try again",
  unreachable: "This did not work. Nothing was changed; please try again.",
}

/** German, for `labels={germanReferralLabels}` together with `locale="de"`. */
export const germanReferralLabels: ReferralLabels = {
  card: "Freunde empfehlen",
  friendGets: "Das bekommt Ihr Freund",
  youGet: "Das bekommen Sie",
  forCompany: "Sie empfehlen für {company}: Die Punkte gehen auf das Konto des Unternehmens.",
  forCompanyUnnamed: "Sie empfehlen für Ihr Unternehmen: Die Punkte gehen auf dessen Konto.",
  yourCode: "Ihr Code",
  yourLink: "Ihr Link",
  getCode: "Code holen",
  copy: "Kopieren",
  copyCode: "Code {code} kopieren",
  copyLink: "Link kopieren",
  copied: "Kopiert",
  copyFailed: "Bitte markieren und kopieren.",
  share: "Teilen",
  newCode: "Neuer Code",
  newCodeWhy: "Der alte Code und sein Link gelten dann nicht mehr.",
  newCodeYes: "Ersetzen",
  cancel: "Abbrechen",
  invite: "Freunde einladen",
  message: "Ihre Nachricht",
  copyMessage: "Nachricht kopieren",
  mailMessage: "Selbst eine E-Mail schreiben",
  addresses: "E-Mail-Adressen",
  addressesHint: {
    one: "Mit Komma getrennt. Heute können wir noch {count} Einladung für Sie senden.",
    other: "Mit Komma getrennt. Heute können wir noch {count} Einladungen für Sie senden.",
  },
  noInvitationsLeft: "Für heute haben wir alle Einladungen für Sie gesendet. Morgen geht es weiter; den Link können Sie jederzeit teilen.",
  send: "Einladungen senden",
  sent: { one: "{count} Einladung wurde gesendet.", other: "{count} Einladungen wurden gesendet." },
  addressesMissing: "Bitte geben Sie mindestens eine E-Mail-Adresse ein.",
  addressWrong: "{address} ist keine E-Mail-Adresse.",
  tooManyAddresses: { one: "Heute bitte nur noch {count}.", other: "Heute bitte höchstens noch {count}." },
  invitationReasons: {
    invitations_used_up: "Heute können nicht mehr alle gesendet werden. Bitte nehmen Sie Adressen heraus, oder machen Sie morgen weiter.",
    invitations_off: "Zurzeit sendet der Shop keine Einladungen. Den Link können Sie jederzeit teilen.",
    invited_already: "{address} wurde vor Kurzem schon eingeladen.",
    duplicate_email: "{address} steht zweimal da: Bitte nehmen Sie eine heraus.",
    own_email: "{address} ist Ihre eigene Adresse.",
    other_link: "In Ihrer Nachricht steht ein Link auf eine andere Seite. Bitte lassen Sie nur Ihren eigenen darin.",
  },
  invitationsRefused: "Diese Einladungen wurden nicht gesendet. Bitte prüfen Sie die Adressen.",
  friends: "Ihre Freunde",
  claimed: "haben Ihren Code verwendet",
  qualified: "haben bestellt",
  rewarded: "haben Ihnen etwas eingebracht",
  earned: { one: "{points} Punkt bisher verdient", other: "{points} Punkte bisher verdient" },
  earnedCodes: "Ihre Codes aus Empfehlungen",
  codeUntil: "bis {date}",
  codeUsed: "eingelöst",
  codeEnded: "abgelaufen",
  openPoints: { one: "{points} Punkt ist unterwegs", other: "{points} Punkte sind unterwegs" },
  openPointsUntil: { one: "{points} Punkt ist unterwegs, fällig am {date}", other: "{points} Punkte sind unterwegs, fällig am {date}" },
  openCode: "Ein Code für Sie ist unterwegs",
  openCodeUntil: "Ein Code für Sie ist unterwegs, fällig am {date}",
  milestone: { one: "Noch {missing} Freund, und Sie bekommen {points} Punkte dazu.", other: "Noch {missing} Freunde, und Sie bekommen {points} Punkte dazu." },
  terms: "Bedingungen",
  notAnAdvocate: "Mit Ihrem Kundenkonto können Sie noch keine Freunde empfehlen.",
  exhausted: "Sie haben so viele Freunde empfohlen, wie belohnt werden. Vielen Dank!",
  programOff: "Zurzeit können keine Freunde empfohlen werden.",
  gives: "{advocate} schenkt Ihnen {gift}",
  givesUnnamed: "Ein Freund schenkt Ihnen {gift}",
  bannerHint: "Das wartet auf Ihren Warenkorb. Sie müssen nichts eingeben.",
  bannerOnCart: "Das liegt in Ihrem Warenkorb.",
  dismiss: "Schließen",
  haveCode: "Ein Freund hat Ihnen einen Code geschickt?",
  code: "Code von einem Freund",
  apply: "Code verwenden",
  applied: "Von {advocate}: {gift}",
  appliedUnnamed: "Von einem Freund: {gift}",
  remove: "Entfernen",
  removeCode: "Code {code} entfernen",
  missing: "Noch Ware für {amount} netto, und Sie bekommen den Rabatt.",
  worksNot: "Für das, was jetzt im Warenkorb liegt, wird nichts abgezogen.",
  refused: "Dieser Code gilt für diesen Warenkorb nicht. Codes von Freunden sind für eine erste Bestellung.",
  arrivedRefused: "Der Code des Links, dem Sie gefolgt sind, gilt für diesen Warenkorb nicht. Codes von Freunden sind für eine erste Bestellung.",
  tooMany: "Zu viele Versuche. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
  tooManyMinutes: { one: "Zu viele Versuche. Bitte versuchen Sie es in {count} Minute noch einmal.", other: "Zu viele Versuche. Bitte versuchen Sie es in {count} Minuten noch einmal." },
  loading: "Wird geladen …",
  failed: "Das konnte nicht geladen werden.",
  retry: "Noch einmal versuchen",
  unreachable: "Das hat nicht geklappt. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.",
}
