import type { LoyaltyChangeCause, LoyaltyFigure } from "./loyalty.ts"

/** A text for one and a text for several; which one is decided by the rules of the locale. */
export interface CountedLabel {
  one: string
  other: string
}

/**
 * Every text of the components for loyalty levels. Words in braces are filled in: `{level}` is a level's name, `{date}` a day,
 * `{needs}` what is to be done, `{missing}`, `{value}` and `{threshold}` are numbers or money.
 */
export interface LoyaltyLabels {
  /** Heading of the card, for screen readers, and the name of the badge: {level}. */
  yourLevel: string
  noLevel: string
  since: string
  /** Where the level comes from, if not from the buyer's own orders: {company}. */
  fromCompany: string
  fromGrant: string
  /** Nothing has to be done to keep it. */
  keepsAlways: string
  /** What keeps it is there already; with a {date} until which that is certain. */
  keepsMet: string
  keepsMetUntil: string
  /** {needs}, {date}. */
  keepsBy: string
  keepsWith: string
  /** Heading of what comes next: {level}. */
  next: string
  /** {needs}, {date}; the first letter becomes a capital. */
  progressBy: string
  progress: string
  highest: string
  /** What is still to be done, by figure: {missing}, {threshold}. */
  needs: Record<LoyaltyFigure, CountedLabel>
  /** Name of a bar, by figure, and what it says: {value}, {threshold}. */
  figures: Record<LoyaltyFigure, string>
  of: string
  history: string
  /** What happened, by cause: {level}, {from}. */
  causes: Record<LoyaltyChangeCause, string>
  /** In place of a name where there was no level. */
  none: string

  /** The programme. */
  levels: string
  forCompanies: string
  forPeople: string
  yours: string
  benefits: string
  /** What a level asks for: {needs} within {window}; and where it asks for nothing. */
  asks: string
  asksNothing: string
  thresholds: Record<LoyaltyFigure, CountedLabel>
  windows: { lifetime: string; calendar_year: string; rolling_months: CountedLabel; rolling_days: CountedLabel }
  occasions: string
  howItWorks: string
  terms: string
  noProgram: string

  /** Personal codes. */
  offers: string
  noOffers: string
  /** {date}. */
  offerUntil: string
  /** {amount}. */
  offerFrom: string
  copy: string
  /** Name of the button for screen readers: {code}. */
  copyCode: string
  copied: string
  copyFailed: string
  pastOffers: CountedLabel
  offerUsed: string
  offerEnded: string

  /** The birthday. */
  birthday: string
  birthdayWhy: string
  day: string
  month: string
  choose: string
  consent: string
  consentMissing: string
  dateMissing: string
  saveBirthday: string
  /** {date}. */
  birthdayKept: string
  birthdayChangeable: string
  changeBirthday: string
  cancel: string
  withdraw: string
  withdrawWhy: string
  /** Why it was not taken, by the shop's reason code; and where it gave none. */
  birthdayReasons: Record<string, string>
  birthdayRefused: string
  unreachable: string

  loading: string
  failed: string
  retry: string
}

/** English. Pass any of them through a `labels` property to change or translate it. */
export const defaultLoyaltyLabels: LoyaltyLabels = {
  yourLevel: "Your level: {level}",
  noLevel: "You have no level yet.",
  since: "since {date}",
  fromCompany: "through {company}",
  fromGrant: "granted to you",
  keepsAlways: "Nothing more is needed to keep it.",
  keepsMet: "You have what it takes to keep it.",
  keepsMetUntil: "Yours until at least {date}.",
  keepsBy: "To keep it: {needs} by {date}.",
  keepsWith: "To keep it: {needs}.",
  next: "Next: {level}",
  progressBy: "{needs} by {date}",
  progress: "{needs}",
  highest: "You have reached the highest level.",
  needs: {
    net_spend: same("spend {missing}"),
    orders: { one: "place {missing} order", other: "place {missing} orders" },
    items: { one: "buy {missing} piece", other: "buy {missing} pieces" },
    average_order_value: same("raise your average order to {threshold}"),
    points_earned: { one: "earn {missing} point", other: "earn {missing} points" },
    days_as_customer: { one: "stay with us for {missing} day", other: "stay with us for {missing} days" },
  },
  figures: {
    net_spend: "Net spend",
    orders: "Orders",
    items: "Pieces bought",
    average_order_value: "Average order",
    points_earned: "Points earned",
    days_as_customer: "Days as a customer",
  },
  of: "{value} of {threshold}",
  history: "History",
  causes: {
    reached: "{level} reached",
    aged_out: "{from} has ended, now {level}",
    undone: "{from} taken back with an order, now {level}",
    granted: "{level} granted",
    grant_ended: "Grant ended, now {level}",
    ladder_changed: "Levels were changed, now {level}",
    company: "{level} through a company",
    erased: "Erased",
  },
  none: "no level",
  levels: "Levels",
  forCompanies: "For companies: the level covers everybody who buys for the company.",
  forPeople: "For people, each by their own orders.",
  yours: "Your level",
  benefits: "Benefits",
  asks: "{needs} {window}",
  asksNothing: "From the beginning",
  thresholds: {
    net_spend: same("{threshold} net spend"),
    orders: { one: "{threshold} order", other: "{threshold} orders" },
    items: { one: "{threshold} piece bought", other: "{threshold} pieces bought" },
    average_order_value: same("{threshold} per order on average"),
    points_earned: { one: "{threshold} point earned", other: "{threshold} points earned" },
    days_as_customer: { one: "{threshold} day as a customer", other: "{threshold} days as a customer" },
  },
  windows: {
    lifetime: "in total",
    calendar_year: "within a calendar year",
    rolling_months: { one: "within {count} month", other: "within {count} months" },
    rolling_days: { one: "within {count} day", other: "within {count} days" },
  },
  occasions: "And from time to time",
  howItWorks: "How it works",
  terms: "Terms",
  noProgram: "There are no levels at the moment.",
  offers: "Your offers",
  noOffers: "No open offers at the moment.",
  offerUntil: "until {date}",
  offerFrom: "from {amount} net goods",
  copy: "Copy",
  copyCode: "Copy the code {code}",
  copied: "Copied",
  copyFailed: "Please select and copy the code.",
  pastOffers: { one: "{count} past offer", other: "{count} past offers" },
  offerUsed: "used",
  offerEnded: "ended",
  birthday: "Your birthday",
  birthdayWhy: "Tell us the day, and we think of you. We do not ask for the year. You can change it once a year.",
  day: "Day",
  month: "Month",
  choose: "Choose",
  consent: "You may keep my birthday for this. I can withdraw this at any time.",
  consentMissing: "We keep your birthday only with your consent.",
  dateMissing: "Please choose day and month.",
  saveBirthday: "Save",
  birthdayKept: "We have kept {date}.",
  birthdayChangeable: "It can be changed from {date} on.",
  changeBirthday: "Change",
  cancel: "Cancel",
  withdraw: "Withdraw",
  withdrawWhy: "Removes the birthday and your consent.",
  birthdayReasons: {
    changed_this_year: "A birthday can be changed once a year.",
    no_such_day: "This day does not exist.",
    consent_required: "We keep your birthday only with your consent.",
  },
  birthdayRefused: "This birthday was not taken. It can be changed once a year.",
  unreachable: "This did not work. Nothing was changed; please try again.",
  loading: "Loading …",
  failed: "This could not be loaded.",
  retry: "Try again",
}

/** German, for `labels={germanLoyaltyLabels}` together with `locale="de"`. */
export const germanLoyaltyLabels: LoyaltyLabels = {
  yourLevel: "Ihre Stufe: {level}",
  noLevel: "Sie haben noch keine Stufe.",
  since: "seit {date}",
  fromCompany: "über {company}",
  fromGrant: "Ihnen verliehen",
  keepsAlways: "Sie bleibt Ihnen ohne weitere Bedingung.",
  keepsMet: "Was für diese Stufe nötig ist, haben Sie schon.",
  keepsMetUntil: "Ihre Stufe gilt mindestens bis {date}.",
  keepsBy: "Damit sie bleibt: noch {needs} bis {date}.",
  keepsWith: "Damit sie bleibt: noch {needs}.",
  next: "Als Nächstes: {level}",
  progressBy: "Noch {needs} bis {date}",
  progress: "Noch {needs}",
  highest: "Sie haben die höchste Stufe erreicht.",
  needs: {
    net_spend: same("{missing} Einkaufswert"),
    orders: { one: "{missing} Bestellung", other: "{missing} Bestellungen" },
    items: same("{missing} Stück"),
    average_order_value: same("durchschnittlich {threshold} je Bestellung"),
    points_earned: { one: "{missing} Punkt", other: "{missing} Punkte" },
    days_as_customer: { one: "{missing} Tag als Kunde", other: "{missing} Tage als Kunde" },
  },
  figures: {
    net_spend: "Einkaufswert netto",
    orders: "Bestellungen",
    items: "Gekaufte Stück",
    average_order_value: "Durchschnittliche Bestellung",
    points_earned: "Gesammelte Punkte",
    days_as_customer: "Tage als Kunde",
  },
  of: "{value} von {threshold}",
  history: "Verlauf",
  causes: {
    reached: "{level} erreicht",
    aged_out: "{from} ist abgelaufen, jetzt {level}",
    undone: "{from} mit einer Bestellung zurückgenommen, jetzt {level}",
    granted: "{level} verliehen",
    grant_ended: "Verleihung beendet, jetzt {level}",
    ladder_changed: "Stufen wurden geändert, jetzt {level}",
    company: "{level} über ein Unternehmen",
    erased: "Gelöscht",
  },
  none: "keine Stufe",
  levels: "Stufen",
  forCompanies: "Für Unternehmen: Die Stufe gilt für alle, die für das Unternehmen einkaufen.",
  forPeople: "Für Personen, jede mit ihren eigenen Bestellungen.",
  yours: "Ihre Stufe",
  benefits: "Vorteile",
  asks: "{needs} {window}",
  asksNothing: "Von Anfang an",
  thresholds: {
    net_spend: same("{threshold} Einkaufswert netto"),
    orders: { one: "{threshold} Bestellung", other: "{threshold} Bestellungen" },
    items: same("{threshold} gekaufte Stück"),
    average_order_value: same("durchschnittlich {threshold} je Bestellung"),
    points_earned: { one: "{threshold} gesammelter Punkt", other: "{threshold} gesammelte Punkte" },
    days_as_customer: { one: "{threshold} Tag als Kunde", other: "{threshold} Tage als Kunde" },
  },
  windows: {
    lifetime: "insgesamt",
    calendar_year: "in einem Kalenderjahr",
    rolling_months: { one: "in {count} Monat", other: "in {count} Monaten" },
    rolling_days: { one: "in {count} Tag", other: "in {count} Tagen" },
  },
  occasions: "Und ab und zu",
  howItWorks: "So funktioniert es",
  terms: "Bedingungen",
  noProgram: "Zurzeit gibt es keine Stufen.",
  offers: "Ihre Angebote",
  noOffers: "Zurzeit keine offenen Angebote.",
  offerUntil: "bis {date}",
  offerFrom: "ab {amount} Warenwert netto",
  copy: "Kopieren",
  copyCode: "Code {code} kopieren",
  copied: "Kopiert",
  copyFailed: "Bitte markieren und kopieren Sie den Code.",
  pastOffers: { one: "{count} früheres Angebot", other: "{count} frühere Angebote" },
  offerUsed: "eingelöst",
  offerEnded: "abgelaufen",
  birthday: "Ihr Geburtstag",
  birthdayWhy: "Nennen Sie uns den Tag, und wir denken an Sie. Nach dem Jahr fragen wir nicht. Sie können ihn einmal im Jahr ändern.",
  day: "Tag",
  month: "Monat",
  choose: "Wählen",
  consent: "Sie dürfen meinen Geburtstag dafür speichern. Das kann ich jederzeit widerrufen.",
  consentMissing: "Wir speichern Ihren Geburtstag nur mit Ihrer Einwilligung.",
  dateMissing: "Bitte wählen Sie Tag und Monat.",
  saveBirthday: "Speichern",
  birthdayKept: "Gespeichert ist der {date}.",
  birthdayChangeable: "Er kann ab {date} geändert werden.",
  changeBirthday: "Ändern",
  cancel: "Abbrechen",
  withdraw: "Widerrufen",
  withdrawWhy: "Entfernt den Geburtstag und Ihre Einwilligung.",
  birthdayReasons: {
    changed_this_year: "Ein Geburtstag kann einmal im Jahr geändert werden.",
    no_such_day: "Diesen Tag gibt es nicht.",
    consent_required: "Wir speichern Ihren Geburtstag nur mit Ihrer Einwilligung.",
  },
  birthdayRefused: "Dieser Geburtstag wurde nicht angenommen. Er kann einmal im Jahr geändert werden.",
  unreachable: "Das hat nicht geklappt. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.",
  loading: "Wird geladen …",
  failed: "Das konnte nicht geladen werden.",
  retry: "Noch einmal versuchen",
}

function same(text: string): CountedLabel {
  return { one: text, other: text }
}
