/** The text of an uploaded file, on its way into the database and out again. */
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import { RefusalError } from "../../../shared/refusal-error"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import type { Readable } from "node:stream"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { TextPieces } from "./csv-records"

/** Characters read at once: small enough that other requests get their turn in between. */
const PIECE = 128 * 1024

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024

const refusedFile = (reason: string, message: string) => new RefusalError("invalid_input", [{ path: "csv", reason, message }])

const wrongEncoding = () => refusedFile("wrong_encoding", "cannot be read as text: save the file as CSV UTF-8")

/**
 * Cuts a text into pieces, never through a character.
 *
 * @throws RefusalError `wrong_encoding` for a text with zero characters, as UTF-16 read as UTF-8 has them
 */
export function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const cut = start + PIECE
    const end = /[\ud800-\udbff]/.test(text[cut - 1] ?? "") ? cut + 1 : cut
    const piece = text.slice(start, end)
    if (piece.includes("\0")) {
      throw wrongEncoding()
    }
    yield piece
    start = end
  }
}

/**
 * Decodes an upload piece by piece.
 *
 * @throws RefusalError `wrong_encoding`, or `file_too_large` past {@link LARGEST_FILE}
 */
export async function* decoded(upload: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw wrongEncoding()
    }
  }
  let size = 0
  // Left as it is when something is refused: what is destroyed here takes the answer's connection with it.
  for await (const bytes of upload.iterator({ destroyOnReturn: false })) {
    size += bytes.length
    if (size > LARGEST_FILE) {
      throw refusedFile("file_too_large", `must have at most ${LARGEST_FILE / 1024 / 1024} MB: split the file`)
    }
    yield* piecesOf(decode(Buffer.from(bytes)))
  }
  yield* piecesOf(decode())
}

/** Keeps the text of an import until it is read. */
export const keepText = async (container: MedusaContainer, import_id: string, pieces: TextPieces): Promise<void> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  let position = 0
  let waiting = ""
  for await (const piece of pieces) {
    waiting += piece
    if (waiting.length >= PIECE) {
      await service.appendImportText(import_id, position++, waiting)
      waiting = ""
    }
  }
  await service.appendImportText(import_id, position, waiting)
}

/** The text of an import, piece by piece. */
export async function* keptText(container: MedusaContainer, import_id: string): AsyncGenerator<string> {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  for (let position = 0; ; position++) {
    const piece = await service.readImportText(import_id, position)
    if (piece === null) {
      return
    }
    yield piece
  }
}
