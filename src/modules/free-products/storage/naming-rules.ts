/** Which rules name something: for the lists of a product, a variant and a customer group. */
import { run, type Db } from "../../../storage/sql"

/** Ids that are looked for: variants that a rule may give, and anything that its conditions and scopes may ask for. */
export type NamedInRules = { given: readonly string[]; asked: readonly string[] }

/** `gives`: among its goods or their fallbacks, or in the scope of a reward that is taken from what is there; `asks`: in a condition or a scope. */
export type NamingRule = { id: string; gives: boolean; asks: boolean }

/** Any text below a place of a rule: whatever holds it, ids are long and random, so that one is never taken for something else. */
const holds = (column: string, path: string, ids: string): string =>
  `EXISTS (SELECT 1 FROM jsonb_path_query(${column}, '${path}') AS held (value) WHERE held.value #>> '{}' = ANY(CAST(:${ids} AS text[])))`

const STATEMENT = `SELECT * FROM (
  SELECT id,
    ${holds("reward", "$.goods.**", "given")} OR ${holds("reward", "$.scope.ids[*]", "asked")} AS gives,
    ${holds("conditions", "$.**", "asked")} OR ${holds("reward", "$.scope.ids[*]", "asked")} OR ${holds("repeat", "$.scope.ids[*]", "asked")} AS asks
  FROM free_product_rule WHERE deleted_at IS NULL
) named WHERE gives OR asks`

/** Rules of any status that name one of the ids, broken ones too. */
export const findNamingRules = (db: Db, { given, asked }: NamedInRules): Promise<NamingRule[]> => run<NamingRule>(db, STATEMENT, { given: [...given], asked: [...asked] })
