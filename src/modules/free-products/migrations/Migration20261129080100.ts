import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What free-product rules have put into open carts, and what buyers want of them. What a cart shows proves nothing: a line or an
 * adjustment is a rule's where it is listed here, by its id.
 *
 * Every change of a rule raises `free_product_state.revision` by a trigger, in the same transaction: a process that has read the
 * rules at an older revision reads them again with its next cart, in whatever process the rule was edited.
 */
export class Migration20261129080100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS free_product_line (
        cart_id text NOT NULL,
        rule_id text NOT NULL,
        variant_id text NOT NULL,
        line_id text NOT NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        instead_of text NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (cart_id, rule_id, variant_id),
        CONSTRAINT free_product_line_once UNIQUE (line_id)
      );`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS free_product_piece (
        cart_id text NOT NULL,
        rule_id text NOT NULL,
        line_id text NOT NULL,
        adjustment_id text NOT NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (cart_id, rule_id, line_id),
        CONSTRAINT free_product_piece_once UNIQUE (adjustment_id)
      );`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS free_product_wish (
        cart_id text NOT NULL,
        rule_id text NOT NULL,
        declined boolean NOT NULL DEFAULT false,
        chosen jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(chosen) = 'array'),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (cart_id, rule_id)
      );`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS free_product_state (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        revision bigint NOT NULL DEFAULT 0,
        retired boolean NOT NULL DEFAULT false
      );`)
    this.addSql(`INSERT INTO free_product_state (id) VALUES (true) ON CONFLICT DO NOTHING;`)
    this.addSql(`
      CREATE OR REPLACE FUNCTION free_product_raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM changed_rows) THEN
          UPDATE free_product_state SET revision = revision + 1;
        END IF;
        RETURN NULL;
      END $$;`)
    for (const [event, rows] of [["INSERT", "NEW"], ["UPDATE", "NEW"], ["DELETE", "OLD"]] as const) {
      const trigger = `free_product_rule_revision_${event.toLowerCase()}`
      this.addSql(`DROP TRIGGER IF EXISTS ${trigger} ON free_product_rule;`)
      this.addSql(`CREATE TRIGGER ${trigger} AFTER ${event} ON free_product_rule REFERENCING ${rows} TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION free_product_raise_revision();`)
    }
  }

  override async down(): Promise<void> {
    for (const table of ["free_product_line", "free_product_piece", "free_product_wish", "free_product_state"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS free_product_raise_revision() CASCADE;`)
  }
}
