import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tables of the purchases. `purchase_order` is the one row of an order: what was decided once, and
 * the revision by which two that record at the same moment notice each other. `purchase_watermark` and
 * `purchase_retry` are the memory of the reconciliation.
 */
export class Migration20261124020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS purchase_order (
        order_id text PRIMARY KEY,
        revision integer NOT NULL DEFAULT 1,
        company_id text NULL,
        placed_version integer NOT NULL,
        placed_total numeric NOT NULL,
        credited numeric NOT NULL DEFAULT 0,
        placed_at timestamptz NOT NULL,
        captured_at timestamptz NULL,
        fulfilled_at timestamptz NULL,
        completed_at timestamptz NULL,
        canceled_at timestamptz NULL,
        read_at timestamptz NOT NULL,
        followed_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_order_unfollowed" ON purchase_order (read_at) WHERE followed_at IS NULL OR followed_at < read_at;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS purchase (
        id text PRIMARY KEY,
        order_id text NOT NULL REFERENCES purchase_order (order_id) ON DELETE CASCADE,
        line_id text NOT NULL,
        customer_id text NULL,
        company_id text NULL,
        currency_code text NOT NULL,
        product_id text NULL,
        variant_id text NULL,
        quantity numeric NOT NULL CHECK (quantity >= 0),
        unit_price numeric NOT NULL,
        net numeric NOT NULL,
        tax numeric NOT NULL,
        added_quantity numeric NOT NULL DEFAULT 0 CHECK (added_quantity >= 0),
        added_net numeric NOT NULL DEFAULT 0 CHECK (added_net >= 0),
        added_tax numeric NOT NULL DEFAULT 0 CHECK (added_tax >= 0),
        points_value numeric NOT NULL DEFAULT 0,
        is_free_product boolean NOT NULL DEFAULT false,
        placed_at timestamptz NOT NULL,
        captured_at timestamptz NULL,
        fulfilled_at timestamptz NULL,
        completed_at timestamptz NULL,
        canceled_at timestamptz NULL,
        undone_quantity numeric NOT NULL DEFAULT 0 CHECK (undone_quantity >= 0 AND undone_quantity <= quantity + added_quantity),
        undone_amount numeric NOT NULL DEFAULT 0 CHECK (undone_amount >= 0),
        undone_num numeric NOT NULL DEFAULT 0 CHECK (undone_num >= 0 AND undone_num <= undone_den),
        undone_den numeric NOT NULL DEFAULT 1 CHECK (undone_den > 0),
        undone_by text NULL CHECK (undone_by IN ('quantity', 'amount', 'cancellation')),
        order_version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_purchase_line_id_unique" ON purchase (line_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_order_id" ON purchase (order_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_customer_id_placed_at" ON purchase (customer_id, placed_at);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_company_id_placed_at" ON purchase (company_id, placed_at) WHERE company_id IS NOT NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS purchase_watermark (
        source text PRIMARY KEY,
        seen_until timestamptz NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS purchase_retry (
        order_id text PRIMARY KEY,
        attempts integer NOT NULL DEFAULT 1,
        error text NOT NULL,
        retry_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_purchase_retry_retry_at" ON purchase_retry (retry_at);`)
  }

  override async down(): Promise<void> {
    for (const table of ["purchase", "purchase_order", "purchase_watermark", "purchase_retry"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
