import { connect } from "../../src/move-in/connect"
import type { SourceConnection } from "../../src/move-in/connection"
import type { Batch } from "../../src/move-in/domain/records"
import { countExtensionCodes, extensionCodes } from "../../src/move-in/extension/codes"
import { countExtensionPoints, extensionPoints } from "../../src/move-in/extension/points"
import { startMariaDb, type MariaDb } from "../support/mariadb"

const TABLES = `
  CREATE TABLE wallet (id int PRIMARY KEY AUTO_INCREMENT, mail varchar(255) CHARACTER SET latin1, balance decimal(12,4), valid_until datetime NULL, remark text) ENGINE=InnoDB;
  INSERT INTO wallet (mail, balance, valid_until, remark) VALUES
    ('Béa@example.com', 10, '2027-01-01 00:00:00', 'welcome'), ('zoe@example.com', 3, NULL, NULL), ('bea@example.com', 7, NULL, NULL),
    ('Béa@example.com', 5.0000, '2027-01-01 00:00:00', NULL), ('Béa@example.com', 1, '2020-01-01 00:00:00', NULL),
    ('adam@example.com', 2.5, NULL, NULL), ('adam@example.com', 4, '0000-00-00 00:00:00', NULL), (' eve@example.com ', 6, NULL, 'it''s'),
    ('Old@example.com', 1, NULL, NULL), ('old@example.com', 2, NULL, NULL), (NULL, 9, NULL, NULL), ('negative@example.com', -8, NULL, NULL);
  CREATE TABLE affiliate (mail varchar(255), code varchar(50));
  INSERT INTO affiliate VALUES ('bea@example.com', 'BEA'), ('zoe@example.com', ''), ('adam@example.com', 'A1'), ('adam@example.com', 'A2');`

const POINTS = "SELECT mail AS email, balance AS points, valid_until AS expires_at, remark AS note FROM wallet"
const CODES = "SELECT mail AS email, code FROM affiliate -- all of them"
const AT = new Date("2026-06-01T00:00:00Z")

describe("an operator's own query", () => {
  let server: MariaDb
  let connection: SourceConnection

  beforeAll(async () => {
    server = await startMariaDb()
    connection = await connect({ url: await server.createDatabase("shop", TABLES), table_prefix: "", schemas: [] })
  }, 120_000)
  afterAll(async () => {
    await connection?.close()
    await server?.stop()
  })

  const all = async <Record>(batches: AsyncIterable<Batch<Record>>): Promise<Batch<Record>[]> => {
    const found = []
    for await (const batch of batches) found.push(batch)
    return found
  }

  it("yields balances in the order of addresses, byte by byte, and says of each row why it is not moved", async () => {
    const [batch, ...more] = await all(extensionPoints(connection, POINTS, AT))
    expect(more).toEqual([])
    expect({ rows: batch.rows, until: batch.until }).toEqual({ rows: 12, until: null })
    expect(batch.records.map(({ key, email, lots }) => [key, email, lots])).toEqual([
      ["bea@example.com", "bea@example.com", [{ points: 7, expires_at: null, note: null }]],
      ["béa@example.com", "béa@example.com", [{ points: 15, expires_at: new Date("2027-01-01T00:00:00Z"), note: "welcome" }]],
      ["eve@example.com", "eve@example.com", [{ points: 6, expires_at: null, note: "it's" }]],
      ["zoe@example.com", "zoe@example.com", [{ points: 3, expires_at: null, note: null }]],
    ])
    expect(batch.remarks.map(({ row, reason, figure }) => [row, reason, figure])).toEqual([
      ["", "invalid_email", 9],
      ["adam@example.com", "not_whole", undefined],
      ["adam@example.com", "zero_date", 4],
      ["béa@example.com", "expired_points", 1],
      ["negative@example.com", "negative_balance", -8],
      ["old@example.com", "ambiguous_email", 3],
    ])
    await expect(countExtensionPoints(connection, POINTS)).resolves.toBe(12)
  })

  it("yields codes", async () => {
    const [batch] = await all(extensionCodes(connection, CODES))
    expect(batch.records).toEqual([{ key: "bea@example.com", row: "bea@example.com", email: "bea@example.com", code: "BEA" }])
    expect(batch.remarks.map(({ row, reason }) => [row, reason])).toEqual([["adam@example.com", "several_codes"], ["zoe@example.com", "empty_code"]])
    await expect(countExtensionCodes(connection, CODES)).resolves.toBe(4)
  })

  it("yields batches whose ends leave nothing between them, with all rows of an address in one", async () => {
    const query = "SELECT CONCAT(LPAD(seq MOD 2500, 5, '0'), '@x.de') AS email, 1 AS points, NULL AS expires_at, NULL AS note FROM seq_1_to_10000"
    const batches = await all(extensionPoints(connection, query, AT))
    expect(batches.map(({ records, rows, until }) => [records.length, rows, until])).toEqual([[1000, 4000, "00999@x.de"], [1000, 4000, "01999@x.de"], [500, 2000, null]])
    expect(batches.every(({ records }) => records.every(({ lots }) => lots[0].points === 4))).toBe(true)
  })

  it("may yield any number of rows without an address: they are told some thousand at a time", async () => {
    const batches = await all(extensionPoints(connection, "SELECT NULL AS email, 2 AS points, NULL AS expires_at, NULL AS note FROM seq_1_to_2500", AT))
    const remarks = batches.flatMap((batch) => batch.remarks)
    expect(remarks.map(({ reason, figure }) => [reason, figure])).toEqual([["invalid_email", 2000], ["invalid_email", 2000], ["invalid_email", 1000]])
    expect(batches.reduce((sum, { rows }) => sum + rows, 0)).toBe(2500)
  })

  it("may yield nothing, or be a WITH", async () => {
    const none = await all(extensionPoints(connection, `${POINTS} WHERE FALSE`, AT))
    expect(none).toEqual([{ records: [], remarks: [], rows: 0, until: null, held: [] }])
    await expect(all(extensionCodes(connection, "WITH own AS (SELECT 'a@b.de' AS email, 'X' AS code) SELECT * FROM own"))).resolves.toMatchObject([{ records: [{ code: "X" }] }])
  })

  it.each([
    ["SELECT mail, balance AS points FROM wallet", "points.query must yield the columns email, points, expires_at, note: it lacks email, expires_at, note (write NULL AS email for what there is not) and has too many: mail"],
    [`${POINTS} FOR UPDATE`, "points.query must only read: FOR UPDATE does more"],
    ["SELECT x FROM wallet", "points.query: Unknown column 'x' in"],
    ["SELECT 1 FROM nowhere", "points.query: Table 'shop.nowhere' doesn't exist"],
    ["SELECT 1 1", "points.query: You have an error in your SQL syntax"],
    ["SELECT 1 AS a, 2 AS a", "points.query: Duplicate column name 'a'"],
  ])("is refused in one line before it yields anything: %s", async (query, message) => {
    const refused = await all(extensionPoints(connection, query, AT)).catch((error: unknown) => error)
    expect(refused).toMatchObject({ name: "MoveInFailure", reason: "invalid_query", message: expect.stringMatching(new RegExp(message.replaceAll(/[().?]/g, "\\$&"))) })
  })

  it("cannot write, not even through a function", async () => {
    await server.run("CREATE FUNCTION spend() RETURNS int MODIFIES SQL DATA BEGIN DELETE FROM wallet; RETURN 1; END", "shop")
    const refused = await all(extensionPoints(connection, "SELECT 'a@b.de' AS email, spend() AS points, NULL AS expires_at, NULL AS note", AT)).catch((error: unknown) => error)
    expect(refused).toMatchObject({ reason: "invalid_query", message: expect.stringContaining("READ ONLY") })
    await expect(server.query("SELECT COUNT(*) AS n FROM wallet", "shop")).resolves.toEqual([{ n: 12 }])
  })
})
