/** A test speaks HTTP with a real app: on a slow machine that takes more than jest's five seconds. */
jest.setTimeout(60_000)
