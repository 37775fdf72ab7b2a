import { TestEnvironment } from "jest-environment-node"
import "./global-setup"

/** Hands the one booted app into a spec's sandbox as the global `testApp`. */
export default class AppEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    this.global.testApp = globalThis.testApp
  }
}
