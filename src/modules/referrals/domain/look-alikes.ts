/** Texts as the eye reads them. Pure. */

/** Letters of other scripts, and of Latin itself, that look like a plain one and that Unicode does not call compatible. */
const LOOK_ALIKES: Record<string, string> = {
  a: "аɑαᴀа",
  b: "ьƅʙвᏏ",
  c: "сϲᴄⅽ",
  d: "ԁđɗᴅ",
  e: "еҽєεᴇ",
  f: "ƒſϝꜰ",
  g: "ɡցɢ",
  h: "һհħʜн",
  i: "іıιɩɪӏ",
  j: "јϳᴊ",
  k: "кκᴋĸ",
  l: "ⅼʟłǀ",
  m: "мᴍⅿ",
  n: "ոռпɴη",
  o: "оοօøσᴏ",
  p: "рρᴘ",
  q: "ԛզ",
  r: "гᴦʀɾ",
  s: "ѕꜱ",
  t: "тτŧᴛ",
  u: "υսᴜʋ",
  v: "ѵνᴠ",
  w: "ԝωᴡա",
  x: "хχⅹ",
  y: "уүγʏყ",
  z: "ᴢʐ",
  ae: "æ",
  oe: "œ",
  ss: "ß",
  th: "þ",
}

const PLAIN = new Map(Object.entries(LOOK_ALIKES).flatMap(([plain, letters]) => [...letters].map((letter): [string, string] => [letter, plain])))

/**
 * A text in small letters without marks, invisible characters and letters that only look like others: `Ａdа`, with a full-width A and a
 * Cyrillic a, is `ada`, and so is `ädà`. What has no plain letter stays as it is.
 */
export const folded = (text: string): string => {
  const letters = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}\p{Cc}]/gu, "")
  return [...letters].map((letter) => PLAIN.get(letter) ?? letter).join("")
}
