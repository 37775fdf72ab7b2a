import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What companies' levels do for their members: the best of them that covers a customer is kept beside the level
 * that counts, and each change of it is a row of his history. `since`: from when on the level counts.
 */
export class Migration20261129050200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE loyalty_membership ADD COLUMN IF NOT EXISTS cover_level_id text NULL, ADD COLUMN IF NOT EXISTS cover_company_id text NULL, ADD COLUMN IF NOT EXISTS cover_sequence integer NOT NULL DEFAULT 0, ADD COLUMN IF NOT EXISTS since timestamptz NULL;`)
    this.addSql(`UPDATE loyalty_membership SET cover_level_id = level_id, cover_company_id = company_id WHERE company_id IS NOT NULL AND cover_level_id IS NULL;`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_cover (
        id text PRIMARY KEY,
        customer_id text NOT NULL,
        sequence integer NOT NULL,
        company_id text NULL,
        from_level_id text NULL,
        to_level_id text NULL,
        at timestamptz NOT NULL,
        UNIQUE (customer_id, sequence)
      );`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS loyalty_cover CASCADE;`)
    this.addSql(`ALTER TABLE loyalty_membership DROP COLUMN IF EXISTS cover_level_id, DROP COLUMN IF EXISTS cover_company_id, DROP COLUMN IF EXISTS cover_sequence, DROP COLUMN IF EXISTS since;`)
  }
}
