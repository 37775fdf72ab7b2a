import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What rules gave: claimed when a cart is completed, counted when its order exists. One use for a rule and a cart line; limits are
 * the sums of what stands. `ticket` says which of two claims was first; `free_product_stock_turn` has a row for each inventory item
 * that was ever claimed, which those who claim it at the same moment wait for.
 */
export class Migration20261129080200 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE SEQUENCE IF NOT EXISTS free_product_use_ticket;`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS free_product_use (
        id text PRIMARY KEY,
        ticket bigint NOT NULL DEFAULT nextval('free_product_use_ticket'),
        attempt integer NOT NULL DEFAULT 1,
        cart_id text NOT NULL,
        order_id text NULL,
        rule_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('line', 'pieces')),
        variant_id text NULL,
        instead_of text NULL,
        line_id text NOT NULL,
        line_key text NOT NULL,
        order_line_id text NULL,
        owner_type text NULL CHECK (owner_type IN ('company', 'customer', 'guest')),
        owner_id text NULL,
        customer_id text NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        returned_quantity integer NOT NULL DEFAULT 0 CHECK (returned_quantity >= 0 AND returned_quantity <= quantity),
        cost numeric NOT NULL CHECK (cost >= 0),
        currency_code text NOT NULL,
        needs jsonb NOT NULL DEFAULT '[]',
        rule jsonb NOT NULL,
        claimed_at timestamptz NOT NULL,
        counted_at timestamptz NULL,
        CONSTRAINT "CK_free_product_use_counted" CHECK ((order_id IS NULL) = (counted_at IS NULL)),
        CONSTRAINT "CK_free_product_use_returned" CHECK (order_id IS NOT NULL OR returned_quantity = 0),
        CONSTRAINT "CK_free_product_use_owner" CHECK ((owner_type IS NULL) = (owner_id IS NULL))
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_free_product_use_line_unique" ON free_product_use (cart_id, rule_id, line_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_use_order_id" ON free_product_use (order_id) WHERE order_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_use_undecided" ON free_product_use (claimed_at) WHERE order_id IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_use_claimed_at" ON free_product_use (rule_id, claimed_at DESC, id DESC);`)
    // Sums of limits are read from the index alone.
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_use_standing" ON free_product_use (rule_id) INCLUDE (cart_id, quantity, returned_quantity) WHERE returned_quantity < quantity;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_use_owner_id" ON free_product_use (owner_id, rule_id) WHERE owner_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_free_product_use_customer_id" ON free_product_use (customer_id) WHERE customer_id IS NOT NULL;`)
    this.addSql(`CREATE TABLE IF NOT EXISTS free_product_stock_turn (inventory_item_id text PRIMARY KEY, claimed_at timestamptz NOT NULL);`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS free_product_stock_turn CASCADE;`)
    this.addSql(`DROP TABLE IF EXISTS free_product_use CASCADE;`)
    this.addSql(`DROP SEQUENCE IF EXISTS free_product_use_ticket;`)
  }
}
