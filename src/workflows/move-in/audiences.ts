/** Whom the books of a source speak to in this shop. Pure. */
import type { ProductRecord } from "../../move-in/domain/records"
import type { GroupTargets } from "./move-groups"

type Ladder = ProductRecord["ladders"][number]

/** As long as this shop takes a name. */
const LONGEST_NAME = 200

/**
 * A product with its ladders as they can be said here, where the map sends a group to everyone.
 *
 * A book for Wholesale and Retail becomes two if Retail is everyone: one for everyone and one for Wholesale. Said to
 * everyone alone it would lose against any other book for Wholesale, also one that the source asks later: in this shop
 * a price for a group goes before one for everyone.
 */
export const toldHere = (product: ProductRecord, groups: GroupTargets): ProductRecord => ({ ...product, ladders: product.ladders.flatMap((ladder) => told(ladder, groups)) })

const told = (ladder: Ladder, groups: GroupTargets): Ladder[] => {
  const { book, tiers } = ladder
  if (book.audience.type === "everyone") {
    return [ladder]
  }
  const keys = book.audience.keys.filter((key) => groups.get(key)?.is !== "everyone")
  return keys.length === 0 || keys.length === book.audience.keys.length
    ? [ladder]
    : [
        { book: { ...book, key: `${book.key}|everyone`, name: named(book.name), audience: { type: "everyone" } }, tiers },
        { book: { ...book, audience: { type: "groups", keys } }, tiers },
      ]
}

const SUFFIX = ", for everyone"

const named = (name: string): string => `${name.slice(0, LONGEST_NAME - SUFFIX.length)}${SUFFIX}`
