import type { AdminMoveIn, MoveInThing } from "../../types/move-in"
import { useWords } from "./use-words"

/** Translations and formats of move-ins, in the language of the dashboard. */
export const useMoveInWords = () => {
  const words = useWords()
  const { t, number } = words

  const system = (from: AdminMoveIn["from"]) => t(`moveIn.systems.${from}`)

  const thing = (of: MoveInThing | "proof") => t(`moveIn.things.${of}`)

  /** Our words for a reason code, else the code itself: `zero_date` as "Zero date". */
  const reason = (code: string) => t(`moveIn.reasons.${code}`, { defaultValue: `${code.charAt(0).toUpperCase()}${code.slice(1).replace(/_/g, " ")}` })

  const rows = (count: number) => t("moveIn.count", { count, rows: number(count) })

  /** What a running move-in is at. */
  const progress = ({ progress: at }: Pick<AdminMoveIn, "progress">) => {
    if (!at) {
      return t("moveIn.progress.starting")
    }
    const said = { rows: number(at.rows), of: number(at.of) }
    return at.thing === "proof" ? t("moveIn.progress.proof", said) : t("moveIn.progress.thing", { ...said, thing: thing(at.thing) })
  }

  /** The backend's own line, in English: it names hosts, tables and columns. */
  const failure = ({ message }: NonNullable<AdminMoveIn["failure"]>) => `${message.charAt(0).toUpperCase()}${message.slice(1)}`

  return { ...words, system, thing, reason, rows, progress, failure }
}
