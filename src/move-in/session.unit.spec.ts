import { openSession, type RunStatement } from "./session"

/** An error as the driver throws it, in TypeORM's wrapping. */
const refusal = (code: string, message: string): Error => Object.assign(new Error(message), { driverError: Object.assign(new Error(message), { code, sqlMessage: message }) })

/** A server that answers what is given, and nothing else; `ran` is what it was asked. */
const server = (answers: { statement: RegExp; answer: Record<string, unknown>[] | Error }[]) => {
  const ran: string[] = []
  const run: RunStatement = async (statement) => {
    ran.push(statement)
    const found = answers.find((each) => each.statement.test(statement))
    if (found?.answer instanceof Error) throw found.answer
    return found?.answer ?? []
  }
  return { ran, run }
}

const says = (name: string, is_read_only: unknown) => ({ statement: new RegExp(`@@session\\.${name} `), answer: [{ is_read_only }] })
const knowsNo = (name: string) => ({ statement: new RegExp(`@@session\\.${name} `), answer: refusal("ER_UNKNOWN_SYSTEM_VARIABLE", `Unknown system variable '${name}'`) })

describe("the session on a source", () => {
  it("opens its snapshot only after the server has said that it is read-only", async () => {
    const { ran, run } = server([says("transaction_read_only", 1)])
    await openSession(run)
    expect(ran[0]).toContain("READ ONLY")
    expect(ran[1]).toContain("@@session.transaction_read_only")
    expect(ran[ran.length - 1]).toBe("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
  })

  it("asks an older server under the other name", async () => {
    const { ran, run } = server([knowsNo("transaction_read_only"), says("tx_read_only", "ON")])
    await openSession(run)
    expect(ran[ran.length - 1]).toBe("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
  })

  it.each([
    ["takes the setting and does not follow it", [says("transaction_read_only", 0)], "the server says that it is not"],
    ["knows neither name, as something that stands between", [knowsNo("transaction_read_only"), knowsNo("tx_read_only")], "the server does not say whether it is"],
    ["answers nothing", [], "the server does not say whether it is"],
    ["refuses the setting", [{ statement: /ISOLATION LEVEL/, answer: refusal("ER_PARSE_ERROR", "no such thing") }], "no such thing"],
    ["refuses the transaction", [says("transaction_read_only", 1), { statement: /START TRANSACTION/, answer: refusal("ER_PARSE_ERROR", "no such transaction") }], "no such transaction"],
  ])("refuses to read from a server that %s", async (_title, answers, why) => {
    const { ran, run } = server(answers)
    await expect(openSession(run)).rejects.toMatchObject({ reason: "not_read_only", message: expect.stringContaining(why) })
    expect(ran.filter((statement) => /FROM/.test(statement))).toEqual([])
  })
})
