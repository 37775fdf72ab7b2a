import { isStorable, parseInput, storableText, takes, z } from "./schema"

const complaint = (schema: z.ZodType, input: unknown): string | undefined => parseInput(schema, input).error?.issues[0].message

describe("what is wrong with an input", () => {
  it.each([
    ["nothing given", z.string(), undefined, "must be given"],
    ["a number as text", z.number(), "1", "must be a number"],
    ["half a piece", z.number().int(), 0.5, "must be a whole number"],
    ["no list", z.array(z.string()), "a", "must be a list"],
    ["no object", z.object({}), [], "must be an object"],
    ["too little", z.number().min(1), 0, "must be at least 1"],
    ["nothing where something is needed", z.number().gt(0), 0, "must be more than 0"],
    ["too much", z.number().max(100), 101, "must be at most 100"],
    ["an empty text", z.string().min(1), "", "must not be empty"],
    ["a short text", z.string().min(3), "a", "must have at least 3 characters"],
    ["a long text", z.string().max(1), "ab", "must have at most 1 character"],
    ["an empty list", z.array(z.string()).min(1), [], "must not be empty"],
    ["a list where there is none", z.array(z.string()).max(0), ["a"], "must be empty"],
    ["a long list", z.array(z.string()).max(1), ["a", "b"], "must have at most 1 entry"],
    ["another word", z.enum(["draft", "active", "archived"]), "live", "must be draft, active or archived"],
    ["another single word", z.literal("all"), "some", "must be all"],
    ["no time", z.iso.datetime({ offset: true }), "tomorrow", "must be a time with its offset such as 2026-12-31T00:00:00Z"],
    ["another shape", z.union([z.number(), z.literal("exact")], takes("a number", "exact")), "many", "must be a number or exact"],
    ["what a schema says itself", z.string().regex(/a/, "must hold an a"), "b", "must hold an a"],
  ])("%s is said as what would be right", (_what, schema, input, message) => {
    expect(complaint(schema, input)).toBe(message)
  })
})

describe("a text that a database can hold", () => {
  it.each([["plain"], ["Größe 10 \u{1f529}"], [""]])("may be %j", (text) => {
    expect(isStorable(text)).toBe(true)
  })

  it.each([["a\0b"], ["\ud83d"], ["\udd29 alone"]])("is not %j", (text) => {
    expect([isStorable(text), complaint(storableText(), text)]).toEqual([false, "must not hold the character NUL or half a character"])
  })
})
