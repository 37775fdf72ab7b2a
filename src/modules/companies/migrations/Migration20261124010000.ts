import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The tables of the companies. A group has one row for good, so that it is the same company when it is marked again. */
export class Migration20261124010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS b2b_company (
        id text PRIMARY KEY,
        customer_group_id text NOT NULL,
        vat_number text NULL CHECK (vat_number ~ '^[A-Z]{2}[A-Z0-9]{2,13}$'),
        mail_domains jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(mail_domains) = 'array'),
        members_may_redeem boolean NOT NULL DEFAULT true,
        member_points_limit integer NULL CHECK (member_points_limit >= 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_b2b_company_customer_group_id_unique" ON b2b_company (customer_group_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2b_company_created_at" ON b2b_company (created_at, id) WHERE deleted_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS b2b_company_member (
        id text PRIMARY KEY,
        company_id text NOT NULL REFERENCES b2b_company (id) ON DELETE CASCADE,
        customer_id text NOT NULL,
        may_redeem boolean NULL,
        points_limit integer NULL CHECK (points_limit >= 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_b2b_company_member_company_id_customer_id_unique" ON b2b_company_member (company_id, customer_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_b2b_company_member_customer_id" ON b2b_company_member (customer_id);`)
  }

  override async down(): Promise<void> {
    for (const table of ["b2b_company_member", "b2b_company"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
