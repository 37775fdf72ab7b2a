/** Reads the map file. */
import fs from "node:fs/promises"
import { parseMapFile, type MapFile } from "../move-in/domain/map-file"
import { MoveInFailure } from "../move-in/failure"
import { errorMessage } from "../shared/error-message"

/** @param file null: an empty map @throws MoveInFailure `invalid_map`, with all that is wrong in one line */
export const readMapFile = async (file: string | null): Promise<MapFile> => {
  const parsed = parseMapFile(file === null ? {} : jsonOf(file, await textOf(file)))
  if (!parsed.ok) {
    throw new MoveInFailure("invalid_map", `${file}: ${parsed.refusals.map(({ path, message }) => [path, message].filter(Boolean).join(" ")).join("; ")}`)
  }
  return parsed.value
}

const textOf = async (file: string): Promise<string> => {
  try {
    return (await fs.readFile(file, "utf8")).replace(/^\ufeff/, "")
  } catch (error) {
    throw new MoveInFailure("invalid_map", `the map file cannot be read: ${errorMessage(error)}`)
  }
}

const jsonOf = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MoveInFailure("invalid_map", `${file} is no JSON: ${errorMessage(error).replaceAll(/\s+/g, " ")}`)
  }
}
