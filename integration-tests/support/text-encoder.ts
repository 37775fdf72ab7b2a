/** Every browser has it and jsdom does not; the dashboard's router asks for it when it is loaded. */
import { TextEncoder } from "node:util"

globalThis.TextEncoder ??= TextEncoder
