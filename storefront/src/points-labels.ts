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
  /** What an order did to points, by the type of entry: {points}, {name}. */
  orderPoints: Record<PointsEntryType, string>

  /** Points of orders as a guest, for one who has an account: the offer, and the button. {name}. */
  claimTitle: string
  claimOffer: string
  claimSend: string
  /** After the button, whether there are any or not: {hours}. */
  claimSent: string
  /** While the link is being used. */
  claiming: string
  /** What it has granted: {points}, {name}; where all of it is due later; where nothing was kept. */
  claimed: string
  claimedLater: string
  claimedNothing: string
  /** Why the link, or the request for one, is not taken, by the shop's reason code; and where it gave none. */
  claimReasons: Record<string, string>
  claimRefused: string
  /** For who is not logged in: {name}. */
  claimAsGuest: string
  /**
   * The sentences of the terms, by `key` of `PointsProgram.summary`: {points}, {name}, {names} (of several), {amount},
   * {currency}, {money} (both together), {days}, {percent}. A sentence without words here is said in the shop's English.
   */
  terms: Record<string, string>
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
    occasion_reward: "for an occasion",
    referral_reward: "for a recommendation",
    reward_withdrawn: "with what they were given for",
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
  orderPoints: {
    earn: "{points} {name} earned",
    redeem: "{points} {name} used",
    expire: "{points} {name} expired",
    clawback: "{points} {name} taken back",
    restore: "{points} {name} given back",
    adjust: "{points} {name} adjusted",
  },
  claimTitle: "Ordered as a guest before?",
  claimOffer: "{name} from orders without an account, placed with your e-mail address, can be added to this one.",
  claimSend: "Send me the link",
  claimSent: "If there are any, a link is on its way to your e-mail address. It works once, within {hours} hours.",
  claiming: "Adding your {name} …",
  claimed: "Added to your account from your orders as a guest: {points} {name}.",
  claimedLater: "Your orders as a guest now belong to your account. Their {name} follow as soon as they are due.",
  claimedNothing: "There was nothing left to add.",
  claimReasons: {
    claim_invalid: "This link does not belong to your account. Log in with the account that asked for it, or ask for another one.",
    claim_expired: "This link has expired. Ask for another one.",
    claim_used: "This link was used already.",
    claim_busy: "Your orders are changing at this moment. Please try again.",
    claims_off: "{name} from orders as a guest cannot be added at the moment.",
    program_off: "{name} from orders as a guest cannot be added at the moment.",
  },
  claimRefused: "This link cannot be used, or not any more. Ask for another one.",
  claimAsGuest: "No account yet? The {name} from this order wait for you: register later with the same e-mail address and claim them.",
  terms: {},
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
    occasion_reward: "zu einem Anlass",
    referral_reward: "für eine Empfehlung",
    reward_withdrawn: "mit dem, wofür sie gegeben wurden",
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
  orderPoints: {
    earn: "{points} {name} gesammelt",
    redeem: "{points} {name} eingelöst",
    expire: "{points} {name} verfallen",
    clawback: "{points} {name} zurückgenommen",
    restore: "{points} {name} zurückgegeben",
    adjust: "{points} {name} berichtigt",
  },
  claimTitle: "Schon einmal als Gast bestellt?",
  claimOffer: "{name} aus Bestellungen ohne Konto mit Ihrer E-Mail-Adresse können diesem Konto gutgeschrieben werden.",
  claimSend: "Link zusenden",
  claimSent: "Falls es welche gibt, ist ein Link an Ihre E-Mail-Adresse unterwegs. Er gilt einmal, innerhalb von {hours} Stunden.",
  claiming: "Ihre {name} werden gutgeschrieben …",
  claimed: "Ihrem Konto aus Ihren Bestellungen als Gast gutgeschrieben: {points} {name}.",
  claimedLater: "Ihre Bestellungen als Gast gehören jetzt zu Ihrem Konto. Ihre {name} folgen, sobald sie fällig sind.",
  claimedNothing: "Es war nichts mehr gutzuschreiben.",
  claimReasons: {
    claim_invalid: "Dieser Link gehört nicht zu Ihrem Konto. Melden Sie sich mit dem Konto an, das ihn angefordert hat, oder fordern Sie einen neuen an.",
    claim_expired: "Dieser Link ist abgelaufen. Fordern Sie einen neuen an.",
    claim_used: "Dieser Link wurde bereits verwendet.",
    claim_busy: "Ihre Bestellungen ändern sich gerade. Bitte versuchen Sie es noch einmal.",
    claims_off: "{name} aus Bestellungen als Gast können zurzeit nicht gutgeschrieben werden.",
    program_off: "{name} aus Bestellungen als Gast können zurzeit nicht gutgeschrieben werden.",
  },
  claimRefused: "Dieser Link gilt nicht oder nicht mehr. Fordern Sie einen neuen an.",
  claimAsGuest: "Noch kein Konto? {name} aus dieser Bestellung warten auf Sie: Registrieren Sie sich später mit derselben E-Mail-Adresse und holen Sie sie ab.",
  terms: {
    rate_net: "Sie sammeln {points} {name} je {amount},00 Warenwert ohne Steuer.",
    rate_gross: "Sie sammeln {points} {name} je {amount},00 Warenwert mit Steuer.",
    rate_currency_net: "Sie sammeln {points} {name} je {money} Warenwert ohne Steuer.",
    rate_currency_gross: "Sie sammeln {points} {name} je {money} Warenwert mit Steuer.",
    rate_various: "Sie sammeln {names} mit Ihren Bestellungen.",
    rate_shipping: "Auch für den Versand sammeln Sie {names}.",
    rate_points_value: "Auch für das, was Sie mit {names} bezahlen, sammeln Sie {names}.",
    rate_no_points_value: "Für das, was Sie mit {names} bezahlen, sammeln Sie keine.",
    rate_no_discounted: "Für reduzierte Ware sammeln Sie keine {names}.",
    rate_no_contract: "Für Ware zu Vertragspreisen sammeln Sie keine {names}.",
    rate_no_codes: "Für Bestellungen mit einem Gutscheincode sammeln Sie keine {names}.",
    rate_maximum_balance: "Sie sammeln, bis Ihr Guthaben {points} {name} beträgt.",
    rounding_down: "Die {names} einer Bestellung werden einmal, auf ihre Summe, abgerundet.",
    rounding_nearest: "Die {names} einer Bestellung werden einmal, auf ihre Summe, kaufmännisch gerundet.",
    rounding_up: "Die {names} einer Bestellung werden einmal, auf ihre Summe, aufgerundet.",
    holding_order_placed: "Sie erhalten Ihre {names}, wenn Sie bestellen.",
    holding_payment_captured: "Sie erhalten Ihre {names}, wenn Ihre Bestellung bezahlt ist.",
    holding_order_fulfilled: "Sie erhalten Ihre {names}, wenn Ihre Bestellung unterwegs ist.",
    holding_order_completed: "Sie erhalten Ihre {names}, wenn Ihre Bestellung abgeschlossen ist.",
    holding_none: "Sie können sie sofort einlösen.",
    holding_days: "Sie können sie {days} Tage später einlösen.",
    holding_days_one: "Sie können sie 1 Tag später einlösen.",
    expiry_never: "Ihre {names} verfallen nicht.",
    expiry_days: "Ihre {names} verfallen {days} Tage, nachdem Sie sie erhalten haben.",
    expiry_days_one: "Ihre {names} verfallen 1 Tag, nachdem Sie sie erhalten haben.",
    expiry_end_of_year: "Ihre {names} verfallen am Ende des Jahres, in dem Sie sie erhalten haben.",
    inactivity_days: "Ihre {names} verfallen, wenn Sie {days} Tage lang weder welche sammeln noch einlösen.",
    inactivity_days_one: "Ihre {names} verfallen, wenn Sie 1 Tag lang weder welche sammeln noch einlösen.",
    redemption_value: "Für {points} {name} wird Ihre Bestellung {money} günstiger.",
    redemption_none: "Ihre {names} sind zurzeit nicht einlösbar.",
    redemption_goods: "{names} bezahlen Ware, nicht den Versand.",
    redemption_shipping: "{names} bezahlen Ware und Versand.",
    redemption_no_contract: "{names} bezahlen keine Ware zu Vertragspreisen.",
    redemption_minimum: "Sie lösen mindestens {points} {name} auf einmal ein.",
    redemption_maximum: "Sie lösen höchstens {points} {name} je Bestellung ein.",
    redemption_step: "Sie lösen {names} in Schritten von {points} ein.",
    redemption_minimum_balance: "Zum Einlösen brauchen Sie ein Guthaben von {points} {name}.",
    redemption_share: "{names} bezahlen höchstens {percent} % Ihrer Bestellung.",
    redemption_no_codes: "{names} lassen sich nicht mit Gutscheincodes verbinden.",
    refunds: "Was Sie zurückgeben oder stornieren, nimmt die {names} zurück, die Sie damit gesammelt haben, und gibt die zurück, mit denen Sie es bezahlt haben.",
    refunds_allow_negative: "Haben Sie sie schon eingelöst, so fällt Ihr Guthaben unter null, und was Sie als Nächstes sammeln, gleicht es zuerst aus.",
    refunds_clamp_and_record: "Haben Sie sie schon eingelöst, so fällt Ihr Guthaben nicht unter null.",
    refunds_withhold: "Haben Sie sie schon eingelöst, so wird ihr Wert von der Erstattung einbehalten.",
    refunds_old_expiry: "{names}, die Sie zurückerhalten, verfallen, wann sie verfallen wären.",
    refunds_grace: "{names}, die Sie erst zurückerhalten, wenn sie verfallen wären, sind noch {days} Tage einlösbar.",
    refunds_grace_one: "{names}, die Sie erst zurückerhalten, wenn sie verfallen wären, sind noch 1 Tag einlösbar.",
  },
}
