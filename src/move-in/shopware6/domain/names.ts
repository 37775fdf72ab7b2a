/** Names that are kept in several languages. */
import { grouped } from "./grouped"
import type { TranslationRow } from "./rows"
import { SYSTEM_LANGUAGE } from "./shopware-ids"

/** The name of each in the system's language, in any other where it has none there; whatever has none at all is left out. */
export const namesOf = (translations: readonly TranslationRow[]): Map<string, string> => {
  const named = translations.flatMap((row) => (row.name?.trim() ? [{ ...row, name: row.name.trim() }] : []))
  return new Map([...grouped(named, ({ owner_id }) => owner_id)].map(([owner, rows]) => [owner, (rows.find(({ language_id }) => language_id === SYSTEM_LANGUAGE) ?? inOrder(rows)[0]).name]))
}

/** Any is the same in every run. */
const inOrder = <Row extends { language_id: string }>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (a.language_id < b.language_id ? -1 : 1))
