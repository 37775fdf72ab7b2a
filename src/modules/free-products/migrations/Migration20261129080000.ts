import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Free-product rules. */
export class Migration20261129080000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS free_product_rule (
        id text PRIMARY KEY,
        name text NOT NULL,
        description text NULL,
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
        priority integer NOT NULL DEFAULT 0,
        starts_at timestamptz NULL,
        ends_at timestamptz NULL,
        conditions jsonb NULL,
        reward jsonb NOT NULL,
        repeat jsonb NOT NULL DEFAULT '{"type":"once"}',
        limits jsonb NOT NULL DEFAULT '{}',
        stacking jsonb NOT NULL DEFAULT '{"type":"all"}',
        on_return text NOT NULL DEFAULT 'expect_back' CHECK (on_return IN ('expect_back', 'keep')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_rule_active" ON free_product_rule (priority DESC, created_at, id) WHERE status = 'active' AND deleted_at IS NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS free_product_rule CASCADE;`)
  }
}
