import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Occasions, what they gave, and birthdays. `loyalty_occasion_given.key` makes an occasion be given
 * once to one buyer; `IDX_loyalty_occasion_given_number` keeps two at the same moment from both being
 * the last of a year.
 */
export class Migration20261129030000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_occasion (
        id text PRIMARY KEY,
        name text NOT NULL,
        description text NULL,
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
        trigger jsonb NOT NULL,
        conditions jsonb NULL,
        reward jsonb NOT NULL,
        starts_at timestamptz NULL,
        ends_at timestamptz NULL,
        per_year integer NULL CHECK (per_year > 0),
        active_since timestamptz NULL,
        run_until text NULL CHECK (run_until ~ '^\\d{4}-\\d{2}-\\d{2}$'),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_occasion_active" ON loyalty_occasion (created_at, id) WHERE status = 'active' AND deleted_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_occasion_given (
        id text PRIMARY KEY,
        occasion_id text NOT NULL REFERENCES loyalty_occasion (id) ON DELETE CASCADE,
        key text NOT NULL,
        buyer text NOT NULL,
        customer_id text NULL,
        order_id text NULL,
        period text NOT NULL,
        day text NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        grant_id text NULL,
        told_at timestamptz NULL,
        withdrawn_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_occasion_given_key_unique" ON loyalty_occasion_given (key);`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_occasion_given_number" ON loyalty_occasion_given (occasion_id, buyer, year, number) WHERE withdrawn_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_occasion_given_order_id" ON loyalty_occasion_given (order_id) WHERE order_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_occasion_given_customer_id" ON loyalty_occasion_given (customer_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_occasion_given_untold" ON loyalty_occasion_given (created_at) WHERE told_at IS NULL AND withdrawn_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_birthday (
        customer_id text PRIMARY KEY,
        month_day text NULL CHECK (month_day ~ '^\\d{2}-\\d{2}$'),
        year integer NULL,
        consented_at timestamptz NULL,
        said_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_birthday_month_day" ON loyalty_birthday (month_day, customer_id) WHERE month_day IS NOT NULL;`)
  }

  override async down(): Promise<void> {
    for (const table of ["loyalty_birthday", "loyalty_occasion_given", "loyalty_occasion"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
