import { networkOf } from "./networks"

it.each<[string, string | null, string | null]>([
  ["an address", "203.0.113.9", "203.0.113.9"],
  ["one that is written as IPv6", "::ffff:203.0.113.9", "203.0.113.9"],
  ["the first half of IPv6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["the same, shortened", "2001:DB8:1:2::6", "2001:db8:1:2"],
  ["shortened in its first half", "2001:db8::6", "2001:db8:0:0"],
  ["with zeros before", "2001:0db8:0001:0002::", "2001:db8:1:2"],
  ["the machine itself", "127.0.0.1", null],
  ["the machine itself as IPv6", "::1", null],
  ["the inside of a shop", "10.1.2.3", null],
  ["the inside of another shop", "172.20.0.1", null],
  ["no inside, though it looks like one", "172.32.0.1", "172.32.0.1"],
  ["the inside as IPv6", "fd00::1", null],
  ["no address", "unknown", null],
  ["nothing", null, null],
])("a network is %s", (_title, address, expected) => {
  expect(networkOf(address)).toBe(expected)
})
