import fc from "fast-check"
import { parseSourceUrl, withoutPassword } from "./source-url"

describe("the URL of a source", () => {
  it("names all of it, percent-encoded", () => {
    expect(parseSourceUrl("mariadb://shop%40reader:p%40ss%2Fw%3Ard@[::1]:3307/my%20shop?ssl=true")).toEqual({
      ok: true,
      value: { host: "::1", port: 3307, user: "shop@reader", password: "p@ss/w:rd", database: "my shop", tls: true },
    })
    expect(parseSourceUrl("mysql://reader@db.example.com/magento")).toEqual({ ok: true, value: { host: "db.example.com", port: 3306, user: "reader", password: "", database: "magento", tls: false } })
  })

  it("takes any password that is encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (password) => {
        expect(parseSourceUrl(`mysql://reader:${encodeURIComponent(password)}@host/db`)).toMatchObject({ ok: true, value: { password, host: "host" } })
      })
    )
  })

  it.each([
    ["", "must be mysql://user:password@host:3306/database"],
    ["db.example.com/magento", "must be mysql://user:password@host:3306/database"],
    ["postgres://reader:geheim@host/db", "must begin with mysql:// or mariadb://"],
    ["mysql://reader:geheim@host", "must name a user, a host and one database"],
    ["mysql://host/db", "must name a user, a host and one database"],
    ["mysql://reader:geheim@host/db/other", "must name a user, a host and one database"],
    ["mysql://reader:ge%heim@host/db", "must be written with @ as %40"],
    ["mysql://reader:12/geheim@host/db", "must be written with @ as %40"],
    ["mysql://reader:12?geheim@host/db", "must be written with @ as %40"],
    ["mysql://reader:12#geheim@host/db", "must be written with @ as %40"],
    ["mysql://reader:ge/heim@host/db", "must be mysql://user:password@host:3306/database, with @ as %40"],
    ["mysql://reader:geheim@host:99999/db", "must be mysql://user:password@host:3306/database"],
    ["mysql://reader:geheim@host/db?sslmode=require", "takes no parameter but ssl=true and ssl=false"],
    ["mysql://reader:geheim@host/db?ssl=maybe", "takes no parameter but ssl=true and ssl=false"],
  ])("%s is refused, and not repeated", (url, message) => {
    const parsed = parseSourceUrl(url)
    expect(parsed).toMatchObject({ ok: false, refusals: [{ path: "url", reason: "invalid_arguments", message: expect.stringContaining(message) }] })
    expect(JSON.stringify(parsed)).not.toMatch(/geheim|ge%heim|ge\/heim/)
  })

  it("is taken out of a text with its password, however it is written", () => {
    const url = "mysql://reader:p%40ss@host/db"
    expect(withoutPassword(`could not open ${url}: p@ss, p%40ss`, url)).toBe("could not open mysql://***: ***, ***")
    expect(withoutPassword("nothing to hide", "mysql://reader@host/db")).toBe("nothing to hide")
    expect(withoutPassword("at mysql://a:b@c/d", "no URL")).toBe("at mysql://***")
  })
})
