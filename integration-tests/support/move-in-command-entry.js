/** The command `medusa-b2b-loyalty` from the sources, as `npx` starts it from the build. */
require("ts-node").register({ transpileOnly: true, swc: true })
require("../../src/cli/medusa-b2b-loyalty.ts")
