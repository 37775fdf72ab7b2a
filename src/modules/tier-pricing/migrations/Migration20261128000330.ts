import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Which customer groups are companies, for the precedence of prices. The companies' workflows keep it,
 * and the repair of the membership index compares it: a price asks for it in the one statement that it
 * has. A group that becomes a company, or is none any more, raises the revision as a rule does.
 */
export class Migration20261128000330 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS tier_price_company_group (customer_group_id text PRIMARY KEY);`)
    for (const [event, rows] of [["INSERT", "NEW"], ["DELETE", "OLD"]] as const) {
      const trigger = `tier_price_company_group_revision_${event.toLowerCase()}`
      this.addSql(`DROP TRIGGER IF EXISTS ${trigger} ON tier_price_company_group;`)
      this.addSql(
        `CREATE TRIGGER ${trigger} AFTER ${event} ON tier_price_company_group REFERENCING ${rows} TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tier_price_raise_revision();`
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS tier_price_company_group CASCADE;`)
  }
}
