import type { CountedLabel } from "./loyalty-labels.ts"

/**
 * Every text of the components for free products. Words in braces are filled in: `{name}` is the shop's name for a free product,
 * `{title}` an article, `{goods}` several of them, `{amount}` money, `{count}` and `{total}` are numbers, `{date}` is a day.
 */
export interface FreeProductLabels {
  /** Name of the list. */
  title: string
  /** On a line. */
  free: string
  /** Before the usual price, for screen readers. */
  insteadOf: string
  /** Some pieces of a paid line: {count} of {total}; and where only what they save is known: {amount}. */
  pieces: string
  piecesWorth: string
  /** Several pieces of an article: {count}, {title}. */
  several: string

  /** What is missing: {missing} is an amount, pieces or both. */
  missingAmount: string
  missingAmountNet: string
  missingPieces: CountedLabel
  /** One article is given, several are, one or several can be picked, or what the shop calls it. */
  nearMiss: string
  nearMissSeveral: string
  nearMissChoice: CountedLabel
  nearMissNamed: string

  /** What is spoken when it changes: {goods}. */
  inCart: string
  decline: string
  /** Names of the buttons for screen readers: {name}. */
  declineName: string
  takeBack: string
  takeBackName: string
  declined: string
  /** How many can be picked: {count} of {total}. */
  choose: string
  /** Still to be picked. */
  open: CountedLabel
  /** How many pieces of an article, where several of one can be picked: {title}. */
  howMany: string
  notAvailable: string
  usually: string

  /** Less is given than promised, or nothing: {reason}. */
  fewer: CountedLabel
  unavailable: string
  /** Why, by the shop's reason code; and where it is another. */
  shortfalls: Record<string, string>
  shortfallOther: string

  /** Why a change was not taken, by the shop's reason code; and where it gave none. */
  reasons: Record<string, string>
  refused: string

  /** The banner. */
  offers: string
  fromAmount: string
  fromAmountNet: string
  fromPieces: CountedLabel
  offerChoice: string
  until: string

  failed: string
  retry: string
  unreachable: string
}

/** English. Pass any of them through a `labels` property to change or translate it. */
export const defaultFreeProductLabels: FreeProductLabels = {
  title: "Free products",
  free: "Free",
  insteadOf: "instead of",
  pieces: "{count} of {total} free",
  piecesWorth: "{amount} free",
  several: "{count} × {title}",
  missingAmount: "{amount}",
  missingAmountNet: "{amount} (without tax)",
  missingPieces: { one: "{count} piece", other: "{count} pieces" },
  nearMiss: "{missing} more for a free {title}",
  nearMissSeveral: "{missing} more, and you get {goods} free",
  nearMissChoice: { one: "{missing} more, and you choose a free product", other: "{missing} more, and you choose {count} free products" },
  nearMissNamed: "{missing} more: {name}",
  inCart: "Free in your cart: {goods}",
  decline: "No, thanks",
  declineName: "No, thanks: {name}",
  takeBack: "Add it after all",
  takeBackName: "Add it after all: {name}",
  declined: "You do without it.",
  choose: "Choose {count} of {total}",
  open: { one: "One more can be chosen.", other: "{count} more can be chosen." },
  howMany: "How many: {title}",
  notAvailable: "not available at the moment",
  usually: "usually {amount}",
  fewer: { one: "One piece fewer than promised: {reason}.", other: "{count} pieces fewer than promised: {reason}." },
  unavailable: "Not available at the moment: {reason}.",
  shortfalls: {
    out_of_stock: "there are no more in stock",
    limit_per_order: "there are no more for one order",
    limit_per_owner: "you have had all that one customer gets",
    limit_total: "all of them have been given away",
  },
  shortfallOther: "it cannot be had at the moment",
  reasons: {
    not_granted: "Your cart does not get this any more.",
    free_product_rule_not_found: "This offer is over.",
    not_a_choice: "There is nothing to choose here.",
    not_to_choose: "This one cannot be chosen any more. Please choose another one.",
    chosen_too_many: "This is more than can be chosen. Please take one off first.",
    cart_completed: "This cart has been ordered already.",
    cart_not_found: "This cart is not there any more.",
  },
  refused: "This could not be changed. Please look at what your cart gets now.",
  offers: "Free with your order",
  fromAmount: "From {amount}",
  fromAmountNet: "From {amount} (without tax)",
  fromPieces: { one: "From {count} piece", other: "From {count} pieces" },
  offerChoice: "Choose {count} of {total}",
  until: "Until {date}",
  failed: "Free products could not be read.",
  retry: "Try again",
  unreachable: "This did not work. Nothing was changed; please try again.",
}

/** German. */
export const germanFreeProductLabels: FreeProductLabels = {
  title: "Gratisprodukte",
  free: "Gratis",
  insteadOf: "statt",
  pieces: "{count} von {total} gratis",
  piecesWorth: "{amount} gratis",
  several: "{count} × {title}",
  missingAmount: "{amount}",
  missingAmountNet: "{amount} netto",
  missingPieces: { one: "{count} Stück", other: "{count} Stück" },
  nearMiss: "Noch {missing}, dann gratis: {title}",
  nearMissSeveral: "Noch {missing}, dann gratis: {goods}",
  nearMissChoice: { one: "Noch {missing}, dann wählen Sie ein Gratisprodukt", other: "Noch {missing}, dann wählen Sie {count} Gratisprodukte" },
  nearMissNamed: "Noch {missing}: {name}",
  inCart: "Gratis in Ihrem Warenkorb: {goods}",
  decline: "Nein, danke",
  declineName: "Nein, danke: {name}",
  takeBack: "Doch dazulegen",
  takeBackName: "Doch dazulegen: {name}",
  declined: "Sie verzichten darauf.",
  choose: "Wählen Sie {count} von {total}",
  open: { one: "Eines können Sie noch wählen.", other: "{count} können Sie noch wählen." },
  howMany: "Wie viele: {title}",
  notAvailable: "zurzeit nicht verfügbar",
  usually: "sonst {amount}",
  fewer: { one: "Ein Stück weniger als versprochen: {reason}.", other: "{count} Stück weniger als versprochen: {reason}." },
  unavailable: "Zurzeit nicht verfügbar: {reason}.",
  shortfalls: {
    out_of_stock: "mehr sind nicht auf Lager",
    limit_per_order: "mehr gibt es nicht für eine Bestellung",
    limit_per_owner: "Sie haben schon alles bekommen, was ein Kunde bekommt",
    limit_total: "alle sind vergeben",
  },
  shortfallOther: "es ist gerade nicht zu haben",
  reasons: {
    not_granted: "Ihr Warenkorb bekommt das nicht mehr.",
    free_product_rule_not_found: "Diese Aktion ist vorbei.",
    not_a_choice: "Hier gibt es nichts zu wählen.",
    not_to_choose: "Das kann nicht mehr gewählt werden. Bitte wählen Sie ein anderes.",
    chosen_too_many: "Das sind mehr, als Sie wählen können. Bitte nehmen Sie zuerst eines weg.",
    cart_completed: "Dieser Warenkorb ist schon bestellt.",
    cart_not_found: "Diesen Warenkorb gibt es nicht mehr.",
  },
  refused: "Das ließ sich nicht ändern. Bitte sehen Sie nach, was Ihr Warenkorb jetzt bekommt.",
  offers: "Gratis zu Ihrer Bestellung",
  fromAmount: "Ab {amount}",
  fromAmountNet: "Ab {amount} netto",
  fromPieces: { one: "Ab {count} Stück", other: "Ab {count} Stück" },
  offerChoice: "Wählen Sie {count} von {total}",
  until: "Bis {date}",
  failed: "Die Gratisprodukte konnten nicht gelesen werden.",
  retry: "Noch einmal versuchen",
  unreachable: "Das hat nicht geklappt. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.",
}
