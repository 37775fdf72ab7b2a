/** Conditions that ask for pieces of certain goods: products, categories and so on are one condition each, of one kind. */
import { ids, pieces, type Scope } from "../shared/fields"
import { amount, isLess, minus, toNumber } from "../shared/money"
import { z } from "../shared/schema"
import { counted, defineCondition, met, unmet, type Condition } from "./condition"
import { isInScope } from "./scope"
import { countedLines, piecesOf } from "./situation"

type Goods = Exclude<Scope["type"], "all">

/**
 * At least `quantity` pieces (one, if nothing is said) of what the ids name, together.
 *
 * @param entity What the ids are of, which is the condition's code too
 */
export const goodsCondition = (entity: Goods): Condition =>
  defineCondition({
    code: entity,
    args: z.strictObject({ ids, quantity: pieces.default(1) }),
    fields: [
      { name: "ids", kind: "ids", entity },
      { name: "quantity", kind: "quantity", optional: true },
    ],
    describe: ({ ids: named, quantity }) => `At least ${counted(quantity, "piece")} of ${counted(named.length, SINGULAR[entity], entity)}`,
    check: (situation, args) => {
      const found = piecesOf(countedLines(situation).filter((line) => isInScope({ type: entity, ids: args.ids }, line)))
      const wanted = amount(args.quantity)
      return isLess(found, wanted) ? unmet("too_few_pieces", { missing: toNumber(minus(wanted, found)), minimum: args.quantity }) : met()
    },
  })

const SINGULAR: Record<Goods, string> = {
  products: "product",
  variants: "variant",
  categories: "category",
  collections: "collection",
  tags: "tag",
  types: "type",
}
