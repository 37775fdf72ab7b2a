import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Each look at a company asks whether its members are where its level puts them. */
export class Migration20261129010100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_membership_company_id" ON loyalty_membership (company_id) WHERE company_id IS NOT NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_loyalty_membership_company_id";`)
  }
}
