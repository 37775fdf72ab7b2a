import { selectOnly } from "./select-only"

describe("a statement of the operator's own", () => {
  it.each([
    ["SELECT email, points, expires_at, note FROM wallet"],
    ["select email from t -- a comment; with INTO\nwhere 1"],
    ["/* first */ WITH w AS (SELECT 1) SELECT * FROM w"],
    ["SELECT REPLACE(email, ';', '') AS email, 'INTO; /*! */ FOR UPDATE' AS note, \"it's\" AS x, `for update` FROM t"],
    ["SELECT 'it''s \\' ;' AS note FROM t"],
    ["SELECT t.into FROM t # INTO;"],
    ["SELECT 'a' AS 'b' FROM lock_in JOIN for_update"],
    ["SELECT 1 --"],
  ])("may be %s", (statement) => {
    expect(selectOnly(statement)).toBeNull()
  })

  it.each([
    ["", "must begin with SELECT or WITH, not be empty"],
    ["DELETE FROM t", "must begin with SELECT or WITH, not DELETE"],
    ["(SELECT 1)", "must begin with SELECT or WITH, not ("],
    ["SHOW GRANTS", "must begin with SELECT or WITH, not SHOW"],
    ["-- SELECT\nUPDATE t SET a = 1", "must begin with SELECT or WITH, not UPDATE"],
    ["SELECT 1;", "must be one statement without a semicolon"],
    ["SELECT 1; DROP TABLE t", "must be one statement without a semicolon"],
    ["SELECT '\\\\'; DROP TABLE t -- '", "must be one statement without a semicolon"],
    ["SELECT 1 --2; DROP TABLE t", "must be one statement without a semicolon"],
    ["SELECT a INTO OUTFILE '/tmp/x' FROM t", "must only read: INTO does more"],
    ["SELECT a FROM t into @a", "must only read: INTO does more"],
    ["SELECT a FROM t FOR/**/UPDATE", "must only read: FOR UPDATE does more"],
    ["SELECT a FROM t for share", "must only read: FOR UPDATE does more"],
    ["SELECT a FROM t LOCK IN SHARE MODE", "must only read: LOCK IN SHARE MODE does more"],
    ["SELECT a FROM t PROCEDURE ANALYSE()", "must only read: PROCEDURE does more"],
    ["SELECT /*!50000 1 */", "must hold no executable comment (/*! … */)"],
    ["SELECT 1 /*M!100000 , 2 */", "must hold no executable comment (/*! … */)"],
    ["SELECT 1) AS x, (SELECT 2", "must close each parenthesis that it opens"],
    ["SELECT (1", "must close each parenthesis that it opens"],
    ["SELECT 'a", "must end its quote '"],
    ["SELECT 1 /* a", "must end its comment"],
  ])("may not be %j", (statement, wrong) => {
    expect(selectOnly(statement)).toBe(wrong)
  })
})
