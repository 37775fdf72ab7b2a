/** Finds texts that are UTF-8 and were stored as if they were latin1: `MÃ¼ller`. Pure. */

/** What MySQL calls latin1 is Windows-1252: these stand at the bytes 0x80 to 0x9f. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/** @example `MÃ¼ller` is `Müller` @returns the text as it was meant; null: nothing is wrong with it */
export const repaired = (text: string): string | null => {
  if (!/[^\0-\x7f]/.test(text)) {
    return null
  }
  const bytes = [...text].map(byteOf)
  if (bytes.some((byte) => byte === null)) {
    return null
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes.map((byte) => byte ?? 0)))
  } catch {
    return null
  }
}

const byteOf = (character: string): number | null => {
  const place = WINDOWS_1252.indexOf(character)
  const code = character.codePointAt(0) ?? 0
  // PHP's latin1 has control characters where Windows-1252 has letters: both are read.
  return place >= 0 ? 0x80 + place : code <= 0xff ? code : null
}
