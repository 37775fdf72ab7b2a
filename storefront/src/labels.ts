/**
 * Every text of the components. Words in braces are filled in; plain strings, so that they can come from
 * a translation file and cross from a server component to a client component.
 */
export interface TierPriceLabels {
  /** Caption of the table. */
  caption: string
  quantity: string
  unitPrice: string
  saved: string
  /** A step with an end: {from}, {to}. */
  range: string
  /** The last step: {from}. */
  andMore: string
  /** What the button of a row does, for screen readers: {range}, {quantity}. */
  setQuantity: string
  /** Saved on one piece: {amount}, {percent}. */
  savedAmount: string
  /** A row that saves nothing. */
  savedNothing: string
  /** What the next step takes and brings: {quantity}, {price}. */
  nextBreak: string
  /** The button that goes there: {quantity} to add, {total} afterwards. */
  addMore: string
  /** The best price of a listing: {price}, {quantity}. */
  fromPrice: string
}

/** English. Pass any of them through a `labels` property to change or translate it. */
export const defaultLabels: TierPriceLabels = {
  caption: "Price by quantity",
  quantity: "Quantity",
  unitPrice: "Price per piece",
  saved: "You save",
  range: "{from}–{to}",
  andMore: "{from}+",
  setQuantity: "{range}: set quantity to {quantity}",
  savedAmount: "{amount} ({percent})",
  savedNothing: "–",
  nextBreak: "Add {quantity} more, pay {price} each",
  addMore: "Add {quantity}",
  fromPrice: "from {price} at {quantity}",
}

/** Puts the values in place of the words in braces; a word without a value stays as it is. */
export function fillLabel(label: string, values: Record<string, string>): string {
  return label.replace(/\{(\w+)\}/g, (word, name: string) => values[name] ?? word)
}
