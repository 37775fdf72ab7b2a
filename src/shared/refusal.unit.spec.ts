import { refusalsOf } from "./refusal"
import { z } from "./schema"

const refusals = (schema: z.ZodType, input: unknown, prefix?: string) => {
  const { error } = schema.safeParse(input)
  return refusalsOf(error?.issues ?? [], prefix).map(({ path, reason }) => [path, reason])
}

describe("refusals of a failed parse", () => {
  it("say where and why", () => {
    const schema = z.object({ items: z.array(z.object({ quantity: z.number().int().min(1) })) })
    expect(refusals(schema, { items: [{ quantity: 2 }, { quantity: 0 }] })).toEqual([["items.1.quantity", "too_small"]])
    expect(refusals(schema, { items: [{ quantity: "2" }] }, "body")).toEqual([["body.items.0.quantity", "invalid_type"]])
  })

  it("name one bound of a number, that of the field", () => {
    const schema = z.object({ points: z.number().int().min(1).max(1000), loose: z.number().int().optional() })
    const { error } = schema.safeParse({ points: 2 ** 60 })
    expect(refusalsOf(error?.issues ?? [])).toEqual([{ path: "points", reason: "too_big", message: expect.stringContaining("1000") }])
    expect(refusals(schema, { points: -(2 ** 60) })).toEqual([["points", "too_small"]])
    expect(refusals(schema, { points: 1, loose: 2 ** 60 })).toEqual([["loose", "too_big"]])
  })

  it("carry the code of our own checks", () => {
    const schema = z.object({ a: z.number().refine(() => false, { params: { reason: "our_reason" } }) })
    expect(refusals(schema, { a: 1 })).toEqual([["a", "our_reason"]])
  })

  it("name each unknown field", () => {
    const schema = z.object({ inner: z.strictObject({ known: z.number() }) })
    expect(refusals(schema, { inner: { known: 1, price: 2, group: 3 } })).toEqual([
      ["inner.price", "unrecognized_keys"],
      ["inner.group", "unrecognized_keys"],
    ])
  })
})
