import fs from "node:fs"
import path from "node:path"
import { conditionLanguage } from "../../rules/condition-language"
import { CONDITIONS } from "../../rules/conditions"
import translations from "."

type Words = { [key: string]: string | Words }

const { definitions } = conditionLanguage(CONDITIONS)
const RULES = path.join(__dirname, "..", "..", "rules")

const said = (language: "en" | "de", ...keys: string[]): string | Words | undefined =>
  keys.reduce<string | Words | undefined>((words, key) => (typeof words === "object" ? words[key] : undefined), translations[language]["tier-pricing"].conditions)

/** Every code with which some condition or group says no, and the names of the facts that come with it. */
const verdicts = fs
  .readdirSync(RULES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts"))
  .flatMap((file) => [...fs.readFileSync(path.join(RULES, file), "utf8").matchAll(/\bunmet\("(\w+)"(?:, \{([^}]*))?/g)].map(([, code, facts = ""]) => ({ code, facts })))
  .map(({ code, facts }) => ({ code, facts: facts.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, "").split(",").map((fact) => fact.split(":")[0].trim()).filter(Boolean) }))

describe.each(["en", "de"] as const)("what the dashboard says of conditions in %s", (language) => {
  it.each(definitions.map((definition) => [definition.code, definition] as const))("%s has a name, a sentence, and words for its fields and options", (code, { fields }) => {
    expect(said(language, "names", code)).toEqual(expect.any(String))
    expect(said(language, "about", code)).toEqual(expect.any(String))
    for (const { name, options = [] } of fields) {
      expect([name, said(language, "fields", code, name)]).toEqual([name, expect.any(String)])
      options.forEach((option) => expect([option, said(language, "options", code, name, option)]).toEqual([option, expect.any(String)]))
    }
  })

  it("has words for every reason why a condition is not met, which ask for facts that the reason has", () => {
    expect(verdicts.length).toBeGreaterThan(25)
    for (const { code, facts } of verdicts) {
      const words = said(language, "unmet", code)
      expect([code, words]).toEqual([code, expect.any(String)])
      const holes = [...String(words).matchAll(/{{(\w+)}}/g)].map(([, hole]) => hole)
      expect([code, holes.filter((hole) => !facts.includes(hole))]).toEqual([code, []])
    }
  })

  it("has no words for what no condition says", () => {
    const groups = said(language, "unmet")
    const codes = new Set([...verdicts.map(({ code }) => code), "unknown_condition", "malformed_condition"])
    expect(Object.keys(typeof groups === "object" ? groups : {}).filter((code) => !codes.has(code))).toEqual([])
    const names = said(language, "names")
    expect(Object.keys(typeof names === "object" ? names : {}).sort()).toEqual(definitions.map(({ code }) => code).sort())
  })
})
