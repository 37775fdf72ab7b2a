import { asksForHelp, moveInHelp, parseMoveInArguments, type CommandLine } from "./arguments"

const URL_OF_SHOP = "mysql://reader:geheim@db.example.com/magento"

const line = (options: Record<string, string | null>, words: string[] = []): CommandLine => ({ words, options: Object.entries(options).map(([name, value]) => ({ name, value })) })
const ENOUGH = { from: "magento2", url: URL_OF_SHOP, "dry-run": null }

const refusalsOf = (given: CommandLine, url?: string) => {
  const parsed = parseMoveInArguments(given, url)
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason, message }) => `${path} ${reason}: ${message}`)
}

describe("the arguments of move-in", () => {
  it("are everything by default, dry", () => {
    expect(parseMoveInArguments(line(ENOUGH), undefined)).toEqual({
      ok: true,
      value: { from: "magento2", url: URL_OF_SHOP, what: ["groups", "customers", "tiers", "points", "codes"], map_file: null, table_prefix: "", since: null, reports: "move-in-reports", create_customers: false, mode: "dry_run" },
    })
  })

  it("may name each thing, in the order in which they are moved", () => {
    const parsed = parseMoveInArguments(
      line({ from: "shopware6", apply: null, what: "points, groups,points", map: "m.json", "table-prefix": "p_", since: "2026-11-01T10:00:00+02:00", reports: "out", "create-customers": null }),
      URL_OF_SHOP
    )
    expect(parsed).toEqual({
      ok: true,
      value: { from: "shopware6", url: URL_OF_SHOP, what: ["groups", "points"], map_file: "m.json", table_prefix: "p_", since: new Date("2026-11-01T08:00:00Z"), reports: "out", create_customers: true, mode: "apply" },
    })
  })

  it("may leave the URL to the environment, and go before it", () => {
    const url = "mysql://other:x@host/db"
    expect(parseMoveInArguments(line(ENOUGH), url)).toMatchObject({ ok: true, value: { url: URL_OF_SHOP } })
    expect(refusalsOf(line({ from: "magento2", apply: null }))).toEqual(["--url invalid_arguments: must be given, or MOVE_IN_URL be set"])
  })

  it.each([
    [{ from: "magento1" }, "--from invalid_value: must be magento2 or shopware6"],
    [{ what: "tiers,orders" }, "--what invalid_value: must be some of groups,customers,tiers,points,codes"],
    [{ what: "" }, "--what invalid_value: must be some of groups,customers,tiers,points,codes"],
    [{ since: "yesterday" }, "--since not_a_time: must be a day or a time such as 2026-11-01 or 2026-11-01T08:00:00Z"],
    [{ "table-prefix": "p`; DROP" }, "--table-prefix invalid_value: must be of letters, digits and underscores, as p_"],
    [{ map: null }, "--map missing_value: must be followed by FILE"],
    [{ map: "--apply" }, "--map missing_value: must be followed by FILE"],
    [{ "create-customers": "yes" }, "--create-customers unexpected_value: takes no value"],
    [{ apply: null }, "--dry-run one_mode: either --dry-run or --apply must be given"],
    [{ force: null }, "--force unknown_option: is no option; --help names them all"],
    [{ constructor: null }, "--constructor unknown_option: is no option; --help names them all"],
  ])("are refused: %j", (given, refusal) => {
    expect(refusalsOf(line({ ...ENOUGH, ...given }))).toEqual([refusal])
  })

  it("are refused without a mode, with an option twice, with a word of its own, all at once", () => {
    expect(refusalsOf({ words: ["mysql://root:geheim@host/db"], options: [{ name: "from", value: "magento2" }, { name: "from", value: "magento2" }] })).toEqual([
      " unknown_argument: there is a word without an option before it",
      "--from given_twice: must be given once",
      "--dry-run one_mode: either --dry-run or --apply must be given",
      "--url invalid_arguments: must be given, or MOVE_IN_URL be set",
    ])
  })

  it.each(["mysql://root:geheim@", "root:geheim@host/db", "mysql://root:12/geheim@host/db", "http://root:geheim@host/db"])("never repeat the password of %s", (url) => {
    expect(refusalsOf(line({ ...ENOUGH, url, from: "geheim", what: "geheim", since: "geheim" }, ["geheim"])).join("\n")).not.toContain("geheim")
  })

  it("ask for help, also without any", () => {
    expect([line({}), line({ help: null, force: null }), line({}, ["move-in"])].map(asksForHelp)).toEqual([true, true, false])
    expect(moveInHelp()).toMatch(/--table-prefix p_ +of the tables of the source\n/)
  })
})
