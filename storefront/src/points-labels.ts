import type { PointsEntryType } from "./points.ts"

/**
 * Every text of the components for points. Words in braces are filled in: `{points}` is a number, `{name}` what the shop
 * calls that many of them, `{value}` money. Plain strings, so that they can come from a translation file.
 */
export interface PointsLabels {
  /** What points are called where the programme is not known (yet). */
  nameSingular: string
  namePlural: string
  /** Heading of the redeemer. */
  redeemTitle: string
  /** What the chosen wallet holds: {points}, {name}. */
  balance: string
  /** Choice of a wallet. */
  wallet: string
  ownWallet: string
  /** One wallet of the choice: {owner}, {points}, {name}. */
  walletOption: string
  /** Beside a wallet that this buyer may not spend from. */
  walletForbidden: string
  /** The number field: {name}. */
  amount: string
  /** The slider: {name}. */
  slider: string
  /** What the field takes: {minimum}, {maximum}, {name}. */
  range: string
  /** The same where there is a step: also {step}. */
  rangeWithStep: string
  /** The button while nothing is used, and when it changes what is: {name}. */
  use: string
  change: string
  /** The button that takes as many as possible: {points}, {name}. */
  useAll: string
  /** What the number in the field would save: {points}, {name}, {value}. */
  saves: string
  /** What the cart takes: {points}, {name}, {value}. */
  applied: string
  remove: string
  removed: string
  /** What was asked for and rests for now: {points}, {name}. */
  resting: string
  restingAll: string
  /** After a number was corrected: {points}, {name}. */
  corrected: string
  /** The field holds no whole number. */
  notANumber: string
  /** In place of the reason `balance` where there is none at all: {name}. */
  noPoints: string
  /** The shop refused: {minimum}, {maximum}, {step}, {name}. */
  refused: string
  refusedForNow: string
  unreachable: string
  retry: string
  /** Why nothing, or not more, can be used, by `CartPoints.reason`: {minimum}, {maximum}, {available}, {name}. */
  reasons: Record<string, string>

  /** Headings and words of the account. */
  wallets: string
  /** After the number of what can be spent: {name}. */
  available: string
  /** {points}, {name}. */
  pending: string
  /** Worth of a wallet: {value}. */
  worth: string
  /** One line of what expires: {points}, {name}, {date} = the last day on which they can be used. */
  expiring: string
  /** Below zero: {points}, {name}. */
  negative: string
  noWallets: string
  mayNotRedeem: string
  history: string
  /** Column heads. */
  date: string
  what: string
  points: string
  balanceAfter: string
  entryTypes: Record<PointsEntryType, string>
  /**
   * What follows the type of an entry, by `PointsEntry.reason_code`: "Earned" "with {order}", where {order} is the link.
   * Without one the shop's own sentence is shown.
   */
  entryReasons: Record<string, string>
  /** Text of the link to an order: {number}. */
  order: string
  filter: string
  allEntries: string
  noEntries: string
  newer: string
  older: string
  /** Which entries are shown: {from}, {to}, {count}. */
  shown: string
  loading: string
  failed: string
  howItWorks: string
}

/** English. Pass any of them through a `labels` property to change or translate it. */
export const defaultPointsLabels: PointsLabels = {
  nameSingular: "point",
  namePlural: "points",
  redeemTitle: "Use your {name}",
  balance: "{points} {name} available",
  wallet: "Pay from",
  ownWallet: "Your own",
  walletOption: "{owner}: {points} {name}",
  walletForbidden: "You may not use these",
  amount: "How many {name}",
  slider: "How many {name}, as a slider",
  range: "{minimum} to {maximum} {name}",
  rangeWithStep: "{minimum} to {maximum} {name}, in steps of {step}",
  use: "Use {name}",
  change: "Change",
  useAll: "Use all {points}",
  saves: "{points} {name} save {value}",
  applied: "{points} {name} used: −{value}",
  remove: "Remove",
  removed: "No {name} are used any more.",
  resting: "You asked to use {points} {name}. They are used again as soon as your cart allows it.",
  restingAll: "You asked to use all your {name}. They are used again as soon as your cart allows it.",
  corrected: "Corrected to {points} {name}.",
  notANumber: "Please enter a whole number.",
  noPoints: "You have no {name} to use yet.",
  refused: "Not possible for this cart. You can use {minimum} to {maximum} {name}, in steps of {step}.",
  refusedForNow: "Your {name} cannot be used for this cart.",
  unreachable: "This did not work. Nothing was changed; please try again.",
  retry: "Try again",
  reasons: {
    program_off: "{name} cannot be used at the moment.",
    no_account: "Log in to use your {name}.",
    below_minimum_balance: "Your balance is still too small to use {name}.",
    below_minimum: "At least {minimum} {name} can be used at a time; that is more than you or this cart have.",
    may_not_redeem: "Your company has not allowed you to use its {name}.",
    monthly_limit: "Your company’s limit for this month is reached.",
    code_in_cart: "{name} cannot be combined with a promotion code.",
    excluded_group: "{name} cannot be used with your conditions.",
    no_value: "{name} cannot be used in this currency.",
    nothing_to_pay: "There is nothing in your cart that {name} can pay for.",
    balance: "That is all you have.",
    share: "More of this cart cannot be paid with {name}.",
    maximum: "At most {maximum} {name} can be used per order.",
    completion_under_way: "Your order is being placed just now. Please try again in a minute.",
  },
  wallets: "Balance",
  available: "{name} available",
  pending: "{points} {name} pending",
  worth: "worth {value}",
  expiring: "{points} {name} expire after {date}",
  negative: "{points} {name} were taken back after you had used them. What you earn next makes up for them first.",
  noWallets: "There are no {name} here yet.",
  mayNotRedeem: "You see this balance, but may not use it.",
  history: "History",
  date: "Date",
  what: "What happened",
  points: "Change",
  balanceAfter: "Balance",
  entryTypes: {
    earn: "Earned",
    redeem: "Used",
    expire: "Expired",
    clawback: "Taken back",
    restore: "Given back",
    adjust: "Adjusted",
  },
  entryReasons: {
    order: "with {order}",
    order_value_added: "with what was added to {order}",
    order_undone: "because of what was cancelled, returned or refunded of {order}",
    order_found: "with {order}",
    checkout: "with {order}",
    completion_failed: "because the order was not placed",
    expired: "",
    shortfall_covered: "for points that could not be taken back before",
    guest_claim: "as a guest with {order}",
    backfill: "with {order}",
  },
  order: "order {number}",
  filter: "Show",
  allEntries: "Everything",
  noEntries: "Nothing yet.",
  newer: "Newer",
  older: "Older",
  shown: "{from}–{to} of {count}",
  loading: "Loading …",
  failed: "This could not be loaded.",
  howItWorks: "How it works",
}

/** German, for `labels={germanPointsLabels}`. */
export const germanPointsLabels: PointsLabels = {
  nameSingular: "Punkt",
  namePlural: "Punkte",
  redeemTitle: "{name} einlösen",
  balance: "{points} {name} verfügbar",
  wallet: "Bezahlen aus",
  ownWallet: "Ihr eigenes Konto",
  walletOption: "{owner}: {points} {name}",
  walletForbidden: "Diese dürfen Sie nicht einlösen",
  amount: "Anzahl {name}",
  slider: "Anzahl {name}, als Schieberegler",
  range: "{minimum} bis {maximum} {name}",
  rangeWithStep: "{minimum} bis {maximum} {name}, in Schritten von {step}",
  use: "{name} einlösen",
  change: "Ändern",
  useAll: "Alle {points} einlösen",
  saves: "{points} {name} sparen {value}",
  applied: "{points} {name} eingelöst: −{value}",
  remove: "Entfernen",
  removed: "Es werden keine {name} mehr eingelöst.",
  resting: "Sie möchten {points} {name} einlösen. Das geschieht, sobald Ihr Warenkorb es wieder zulässt.",
  restingAll: "Sie möchten alle {name} einlösen. Das geschieht, sobald Ihr Warenkorb es wieder zulässt.",
  corrected: "Berichtigt auf {points} {name}.",
  notANumber: "Bitte geben Sie eine ganze Zahl ein.",
  noPoints: "Sie haben noch keine {name} zum Einlösen.",
  refused: "Für diesen Warenkorb nicht möglich. Einlösbar sind {minimum} bis {maximum} {name}, in Schritten von {step}.",
  refusedForNow: "Ihre {name} sind für diesen Warenkorb nicht einlösbar.",
  unreachable: "Das hat nicht geklappt. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.",
  retry: "Noch einmal versuchen",
  reasons: {
    program_off: "{name} sind zurzeit nicht einlösbar.",
    no_account: "Melden Sie sich an, um Ihre {name} einzulösen.",
    below_minimum_balance: "Ihr Guthaben reicht noch nicht, um {name} einzulösen.",
    below_minimum: "Einlösbar sind mindestens {minimum} {name} auf einmal; so viele haben Sie oder dieser Warenkorb nicht.",
    may_not_redeem: "Ihr Unternehmen hat Ihnen das Einlösen seiner {name} nicht erlaubt.",
    monthly_limit: "Die Monatsgrenze Ihres Unternehmens ist erreicht.",
    code_in_cart: "{name} lassen sich nicht mit einem Gutscheincode verbinden.",
    excluded_group: "{name} sind zu Ihren Konditionen nicht einlösbar.",
    no_value: "{name} sind in dieser Währung nicht einlösbar.",
    nothing_to_pay: "In Ihrem Warenkorb ist nichts, das sich mit {name} bezahlen lässt.",
    balance: "Das ist Ihr ganzes Guthaben.",
    share: "Mehr von diesem Warenkorb lässt sich nicht mit {name} bezahlen.",
    maximum: "Je Bestellung sind höchstens {maximum} {name} einlösbar.",
    completion_under_way: "Ihre Bestellung wird gerade aufgegeben. Bitte versuchen Sie es in einer Minute noch einmal.",
  },
  wallets: "Guthaben",
  available: "{name} verfügbar",
  pending: "{points} {name} vorgemerkt",
  worth: "im Wert von {value}",
  expiring: "{points} {name} gültig bis {date}",
  negative: "{points} {name} wurden zurückgenommen, nachdem Sie sie eingelöst hatten. Was Sie als Nächstes sammeln, gleicht sie zuerst aus.",
  noWallets: "Hier gibt es noch keine {name}.",
  mayNotRedeem: "Sie sehen dieses Guthaben, dürfen es aber nicht einlösen.",
  history: "Verlauf",
  date: "Datum",
  what: "Vorgang",
  points: "Änderung",
  balanceAfter: "Stand",
  entryTypes: {
    earn: "Gesammelt",
    redeem: "Eingelöst",
    expire: "Verfallen",
    clawback: "Zurückgenommen",
    restore: "Zurückgegeben",
    adjust: "Berichtigt",
  },
  entryReasons: {
    order: "mit {order}",
    order_value_added: "mit dem, was zu {order} dazukam",
    order_undone: "für das, was von {order} storniert, zurückgegeben oder erstattet wurde",
    order_found: "mit {order}",
    checkout: "mit {order}",
    completion_failed: "weil die Bestellung nicht zustande kam",
    expired: "",
    shortfall_covered: "für Punkte, die zuvor nicht zurückgenommen werden konnten",
    guest_claim: "als Gast mit {order}",
    backfill: "mit {order}",
  },
  order: "Bestellung {number}",
  filter: "Anzeigen",
  allEntries: "Alles",
  noEntries: "Noch nichts.",
  newer: "Neuere",
  older: "Ältere",
  shown: "{from}–{to} von {count}",
  loading: "Wird geladen …",
  failed: "Das konnte nicht geladen werden.",
  howItWorks: "So funktioniert es",
}
