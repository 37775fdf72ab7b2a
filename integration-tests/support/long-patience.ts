/** A test that boots whole shops: on a machine that does other things too, each takes its time. */
jest.setTimeout(300_000)
