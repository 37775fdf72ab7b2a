/** Sub-categories for the goods of an order file, found in their descriptions: the format has none. */
const DEPARTMENTS: { handle: string; name: string; words: RegExp }[] = [
  { handle: "order-file-christmas", name: "Christmas", words: /christmas|xmas|advent|reindeer|santa|snow/i },
  { handle: "order-file-lights", name: "Lights & candles", words: /light|candle|lantern|lamp|t-?lite/i },
  { handle: "order-file-bags", name: "Bags & boxes", words: /\bbags?\b|\bbox(es)?\b|basket|suitcase|purse|\btins?\b/i },
  { handle: "order-file-kitchen", name: "Kitchen & tableware", words: /mug|cup|plate|bowl|kitchen|cake|tea|coffee|jug|bottle|napkin|apron|spoon|glass|dish/i },
  { handle: "order-file-stationery", name: "Cards & stationery", words: /card|paper|pen\b|pencil|notebook|sticker|wrap|chalk|book|ribbon/i },
  { handle: "order-file-toys", name: "Toys & games", words: /toy|game|doll|puzzle|play|bear|rabbit|spaceboy|dolly/i },
  { handle: "order-file-jewellery", name: "Jewellery & accessories", words: /necklace|bracelet|earring|ring\b|brooch|scarf|umbrella|hair/i },
  { handle: "order-file-home", name: "Home & garden", words: /garden|clock|frame|cushion|door|drawer|mirror|sign|hook|hanging|heart|metal|wood|flower|bird/i },
]

const OTHER = { handle: "order-file-other", name: "Other goods" }

/** The category above all of them. */
export const ORDER_FILE_CATEGORY = {
  handle: "order-file-goods",
  name: "Gifts & home",
  description: "From the imported order file",
}

export const departments = [...DEPARTMENTS, OTHER].map(({ handle, name }) => ({
  handle,
  name,
  description: "From the imported order file",
  parent: ORDER_FILE_CATEGORY.handle,
}))

/** The handle of the first department whose words are in a description. */
export function departmentOf(description: string): string {
  return (DEPARTMENTS.find(({ words }) => words.test(description)) ?? OTHER).handle
}
