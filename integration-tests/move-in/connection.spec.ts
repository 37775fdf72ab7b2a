import { inspect } from "node:util"
import { EntitySchema } from "typeorm"
import { connect } from "../../src/move-in/connect"
import type { SourceConnection } from "../../src/move-in/connection"
import { MoveInFailure } from "../../src/move-in/failure"
import { eventually } from "../support/eventually"
import { freePort } from "../support/free-port"
import { startMariaDb, type MariaDb } from "../support/mariadb"

type Article = { id: number; name: string; price: string; made_at: string; big: string; token: Buffer; facts: string }

const articles = new EntitySchema<Article>({
  name: "article",
  tableName: "article",
  columns: {
    id: { type: "int", primary: true },
    name: { type: "varchar" },
    price: { type: "decimal" },
    made_at: { type: "varchar" },
    big: { type: "bigint" },
    token: { type: "binary" },
    facts: { type: "text" },
  },
})
const labels = new EntitySchema<{ id: number; text: string }>({ name: "label", tableName: "label", columns: { id: { type: "int", primary: true }, text: { type: "varchar" } } })

const TABLES = `
  CREATE TABLE p_article (id int PRIMARY KEY, name varchar(64) CHARACTER SET latin1, price decimal(20,6), made_at timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
    big bigint unsigned, token binary(16), facts json) ENGINE=InnoDB;
  CREATE TABLE p_label (id int PRIMARY KEY, text varchar(64)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
  SET time_zone = '+00:00';
  INSERT INTO p_article VALUES (1, 'Größe L', 19.990000, '2026-03-01 10:00:00', 18446744073709551615, UNHEX('0189ABCD0189ABCD0189ABCD0189ABCD'), '{"a": 1.10}'),
    (2, 'Schraube', 0.0043, '0000-00-00 00:00:00', 7, UNHEX('00000000000000000000000000000000'), '[]');
  INSERT INTO p_label VALUES (1, 'Łódź 😀');`

/** As `freePort` finds it, nobody listens there. */
const silentUrl = async (): Promise<string> => `mysql://reader:geheim@127.0.0.1:${await freePort()}/shop`

describe("a connection to a source", () => {
  let server: MariaDb
  let url: string
  const open: SourceConnection[] = []

  beforeAll(async () => {
    // Its own settings are as wrong as they can be.
    server = await startMariaDb(["--character-set-server=latin1", "--default-time-zone=+05:00", "--sql-mode=ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH"])
    url = await server.createDatabase("shop", TABLES)
  }, 120_000)
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()))
  })
  afterAll(() => server?.stop())

  const reading = async (given: Partial<Parameters<typeof connect>[0]> = {}): Promise<SourceConnection> => {
    const connection = await connect({ url, table_prefix: "p_", schemas: [articles, labels], ...given })
    open.push(connection)
    return connection
  }
  const failureOf = async (work: Promise<unknown>): Promise<MoveInFailure> => {
    const failure = await work.then(
      () => undefined,
      (error: unknown) => error
    )
    expect(failure).toBeInstanceOf(MoveInFailure)
    return failure as MoveInFailure
  }
  const rowsOf = async (rows: AsyncIterable<Record<string, unknown>>): Promise<Record<string, unknown>[]> => {
    const found = []
    for await (const row of rows) found.push(row)
    return found
  }

  describe("what is read", () => {
    it("is the same through TypeORM and by a statement: texts in UTF-8, decimals and large numbers as texts, times in UTC and zero dates as they stand", async () => {
      const connection = await reading()
      const first = { id: 1, name: "Größe L", price: "19.990000", made_at: "2026-03-01 10:00:00", big: "18446744073709551615", token: Buffer.from("0189abcd0189abcd0189abcd0189abcd", "hex"), facts: '{"a": 1.10}' }
      const second = { id: 2, name: "Schraube", price: "0.004300", made_at: "0000-00-00 00:00:00", big: 7, token: Buffer.alloc(16), facts: "[]" }
      await expect(connection.manager.find(articles, { order: { id: "ASC" } })).resolves.toEqual([first, second])
      await expect(rowsOf(connection.stream(`SELECT * FROM ${connection.table(articles)} ORDER BY id`))).resolves.toEqual([first, second])
      await expect(connection.manager.findOneByOrFail(labels, { id: 1 })).resolves.toEqual({ id: 1, text: "Łódź 😀" })
    })

    it("takes parameters as they are, backslashes and quotes too", async () => {
      const connection = await reading()
      const nasty = `\\' OR 1 = 1 -- "`
      await expect(rowsOf(connection.stream("SELECT ? AS given", [nasty]))).resolves.toEqual([{ given: nasty }])
    })

    it("names a table with the prefix, quoted", async () => {
      expect((await reading()).table(articles)).toBe("`p_article`")
    })

    it("stays one snapshot while the source changes", async () => {
      const connection = await reading()
      await server.run("INSERT INTO p_label VALUES (2, 'later')", "shop")
      await expect(connection.manager.count(labels)).resolves.toBe(1)
      await expect((await reading()).manager.count(labels)).resolves.toBe(2)
      await server.run("DELETE FROM p_label WHERE id = 2", "shop")
    })
  })

  describe("what is written", () => {
    it.each([["TypeORM", (connection: SourceConnection) => connection.manager.insert(labels, { id: 3, text: "x" })], ["a statement", (connection: SourceConnection) => rowsOf(connection.stream("DELETE FROM p_label"))]])("is refused by the server, by %s", async (_, write) => {
      const connection = await reading()
      await expect(write(connection)).rejects.toThrow("READ ONLY")
      await expect(server.query("SELECT count(*) AS n FROM p_label", "shop")).resolves.toEqual([{ n: 1 }])
    })

    it("is refused as well once the transaction is over", async () => {
      const connection = await reading()
      await connection.manager.query("COMMIT")
      await expect(connection.manager.query("INSERT INTO p_label VALUES (3, 'x')")).rejects.toThrow("READ ONLY")
    })

    it("is no second statement", async () => {
      const connection = await reading()
      await expect(connection.manager.query("SELECT 1; DROP TABLE p_label")).rejects.toThrow("syntax")
    })
  })

  describe("a stream", () => {
    it("holds no table in memory: the server waits for who reads slowly", async () => {
      const connection = await reading()
      const before = process.memoryUsage().rss
      let rows = 0
      // 400,000 rows of 1,000 characters are 400 MB.
      for await (const row of connection.stream("SELECT seq, REPEAT('x', 1000) AS text FROM seq_1_to_400000")) {
        rows += String(row.text).length / 1000
        if (rows === 1000) await new Promise((resolve) => setTimeout(resolve, 500))
        if (rows === 1000) expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
      }
      expect(rows).toBe(400_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    }, 60_000)

    it("refuses another statement while it is open, which would wait for ever", async () => {
      const connection = await reading()
      for await (const row of connection.stream("SELECT seq FROM seq_1_to_100000")) {
        expect(row).toEqual({ seq: 1 })
        await expect(connection.manager.count(labels)).rejects.toThrow("A stream of the source is open")
        await expect(rowsOf(connection.stream("SELECT 1"))).rejects.toThrow("Another stream")
        break
      }
      await expect(connection.manager.count(labels)).resolves.toBe(1)
    })

    it("does not keep a connection from being closed", async () => {
      const connection = await connect({ url, table_prefix: "p_", schemas: [] })
      const rows = connection.stream("SELECT seq FROM seq_1_to_5000000")[Symbol.asyncIterator]()
      await rows.next()
      await connection.close()
      const statement = "SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE '%seq_1_to_5000000%' AND ID <> CONNECTION_ID()"
      await expect(eventually(async () => ((await server.query(statement)).length === 0 ? "ended" : undefined))).resolves.toBe("ended")
    })
  })

  describe("a failure is one line without the password", () => {
    const expectOneLine = (failure: MoveInFailure, reason: string, message: string | RegExp): void => {
      expect(failure.reason).toBe(reason)
      expect(failure.message).toMatch(message)
      expect(failure.message).not.toContain("\n")
      expect(inspect(failure, { depth: 10, showHidden: true })).not.toMatch(/geheim|s3cr|p%40ss|p@ss/)
    }

    it("when nobody answers", async () => {
      const silent = await silentUrl()
      expectOneLine(await failureOf(reading({ url: silent })), "unreachable", `no MySQL or MariaDB answers at ${new URL(silent).host} (ECONNREFUSED)`)
      expectOneLine(await failureOf(reading({ url: "mysql://reader:geheim@no-such-host.invalid/shop" })), "unreachable", /no-such-host\.invalid:3306 \((ENOTFOUND|EAI_AGAIN)\)/)
    })

    it("when the password is wrong", async () => {
      await server.createUser("reader", "p@ss:w/rd", "shop", ["SELECT ON shop.*"])
      expectOneLine(await failureOf(reading({ url: server.url("shop", "reader", "geheim") })), "access_denied", "reader@127.0.0.1 was not let in")
      await expect(reading({ url: server.url("shop", "reader", "p@ss:w/rd") })).resolves.toBeDefined()
    })

    it("when there is no such database, or none for this user", async () => {
      expectOneLine(await failureOf(reading({ url: server.url("shops") })), "unknown_database", "there is no database shops at 127.0.0.1")
      const stranger = await server.createUser("stranger", "geheim", "shop", [])
      expectOneLine(await failureOf(reading({ url: stranger })), "no_rights", "stranger may not use the database shop, or there is none of that name: GRANT SELECT ON `shop`.* TO the user")
    })

    it("when TLS is asked for and not to be had", async () => {
      expectOneLine(await failureOf(reading({ url: `${url}?ssl=true` })), "unreachable", "does not speak TLS")
    })

    it.each([["mysql://reader:geheim@127.0.0.1:x/shop"], ["postgres://reader:geheim@127.0.0.1/shop"], ["mysql://reader:12/geheim@127.0.0.1/shop"], ["geheim"]])("when the URL is none: %s", async (wrong) => {
      expectOneLine(await failureOf(reading({ url: wrong })), "invalid_arguments", /^the URL (must be|user, password and database must be written with @ as %40)/)
    })

    it("when tables are missing, with the prefix that would be right", async () => {
      await server.createDatabase("other", "CREATE TABLE old_article (id int); CREATE TABLE shop_article (id int, name text, price int, made_at int, big int, token int, facts int); CREATE TABLE shop_label (id int, text int)")
      const other = { url: server.url("other") }
      const none = await reading({ ...other, table_prefix: "" })
      expectOneLine(await failureOf(none.require([articles, labels])), "missing_table", "other has no tables article, label; there are such tables with the prefix shop_: --table-prefix shop_")
      await expect((await reading({ ...other, table_prefix: "shop_" })).require([articles, labels])).resolves.toBeUndefined()
      await expect(none.has(labels)).resolves.toBe(false)
      const plain = await reading({ url: await server.createDatabase("plain", "CREATE TABLE label (id int, text int)") })
      expectOneLine(await failureOf(plain.require([labels])), "missing_table", "plain has no table p_label; there are such tables without a prefix: leave --table-prefix out")
      await server.createDatabase("nothing")
      expectOneLine(await failureOf((await reading({ url: server.url("nothing") })).require([labels])), "missing_table", /^nothing has no table p_label$/)
    })

    it("when columns are missing, all of them by name", async () => {
      await server.createDatabase("older", "CREATE TABLE p_article (id int, name text, price int, made_at int); CREATE TABLE p_label (id int)")
      const older = await reading({ url: server.url("older") })
      expectOneLine(await failureOf(older.require([articles, labels])), "missing_column", "older has no columns p_article.big, p_article.token, p_article.facts, p_label.text: is it another version")
      await expect(older.has(labels)).resolves.toBe(false)
    })

    it("when the user lacks a SELECT, and says which", async () => {
      const clerk = await server.createUser("clerk", "geheim", "shop", ["SELECT ON shop.p_label", "SELECT (id, name) ON shop.p_article"])
      const connection = await reading({ url: clerk })
      expectOneLine(await failureOf(connection.require([articles, labels])), "no_rights", "clerk may not read table p_article: GRANT SELECT ON `shop`.`p_article` TO the user")
      await expect(connection.has(labels)).resolves.toBe(true)
      await expect(connection.has(articles)).resolves.toBe(false)
      expectOneLine(await failureOf(connection.manager.find(articles)), "no_rights", "SELECT command denied")
    })

    it("when the connection is lost, and it is not opened again", async () => {
      const connection = await reading()
      const [{ id }] = await connection.manager.query<{ id: number }[]>("SELECT CONNECTION_ID() AS id")
      await server.run(`KILL ${id}`)
      expectOneLine(await failureOf(connection.manager.count(labels)), "connection_lost", "was lost; what has been moved stays, the next run goes on")
      expectOneLine(await failureOf(connection.has(labels)), "connection_lost", "was lost")
      expectOneLine(await failureOf(rowsOf(connection.stream("SELECT 1"))), "connection_lost", "was lost")
    })

    it("when the connection is lost in the middle of a stream", async () => {
      const connection = await reading()
      const [{ id }] = await connection.manager.query<{ id: number }[]>("SELECT CONNECTION_ID() AS id")
      const read = async (): Promise<void> => {
        let rows = 0
        for await (const row of connection.stream("SELECT seq, REPEAT('x', 1000) AS text FROM seq_1_to_1000000")) {
          if (row.seq === 10) await server.run(`KILL ${id}`)
          rows++
        }
        expect(rows).toBe("interrupted")
      }
      expectOneLine(await failureOf(read()), "connection_lost", "was lost")
    })
  })
})
