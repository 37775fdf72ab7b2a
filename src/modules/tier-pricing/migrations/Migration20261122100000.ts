import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COUNTED_TABLES = ["tier_price_rule", "tier_price_book_break", "tier_price_member"] as const

/**
 * The tables of tier pricing. Their names carry the slice: all modules of a shop share one schema.
 *
 * Everything that changes a price raises `tier_price_state.revision` by a trigger, in the same
 * transaction: a cart that was priced at an older revision is priced anew at its next change, in
 * whatever process the rule was edited.
 */
export class Migration20261122100000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_rule (
        id text PRIMARY KEY,
        name text NOT NULL,
        description text NULL,
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
        priority integer NOT NULL DEFAULT 0,
        starts_at timestamptz NULL,
        ends_at timestamptz NULL,
        kind text NOT NULL DEFAULT 'scope' CHECK (kind IN ('scope', 'price_book')),
        audience jsonb NOT NULL,
        audience_key text NOT NULL,
        scope jsonb NULL,
        exclude jsonb NOT NULL DEFAULT '[]',
        breaks jsonb NULL,
        region_ids jsonb NOT NULL DEFAULT '[]',
        currency_code text NULL,
        combine text NOT NULL DEFAULT 'lowest' CHECK (combine IN ('lowest', 'override')),
        promotions text NOT NULL DEFAULT 'allow' CHECK (promotions IN ('allow', 'exclude')),
        base text NOT NULL DEFAULT 'list' CHECK (base IN ('list', 'current')),
        decimals text NULL,
        quantity_basis text NOT NULL DEFAULT 'line' CHECK (quantity_basis IN ('line', 'product', 'rule')),
        item_count integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_rule_audience_key" ON tier_price_rule (audience_key) WHERE deleted_at IS NULL AND kind = 'price_book' AND status = 'active';`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_rule_starts_at" ON tier_price_rule (starts_at) WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_rule_ends_at" ON tier_price_rule (ends_at) WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_rule_pooled" ON tier_price_rule (audience_key) WHERE deleted_at IS NULL AND status = 'active' AND quantity_basis = 'product';`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_rule_created_at" ON tier_price_rule (created_at) WHERE deleted_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_rule_scope (
        target text NOT NULL,
        audience_key text NOT NULL,
        rule_id text NOT NULL REFERENCES tier_price_rule (id) ON DELETE CASCADE,
        excluded boolean NOT NULL,
        PRIMARY KEY (target, audience_key, rule_id, excluded)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_rule_scope_rule_id" ON tier_price_rule_scope (rule_id);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_audience (
        member text NOT NULL,
        audience_key text NOT NULL,
        PRIMARY KEY (member, audience_key)
      );`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_book_break (
        rule_id text NOT NULL REFERENCES tier_price_rule (id) ON DELETE CASCADE,
        variant_id text NOT NULL,
        min_quantity integer NOT NULL CHECK (min_quantity >= 1),
        type text NOT NULL CHECK (type IN ('fixed', 'percentage', 'amount_off')),
        value numeric NOT NULL CHECK (value <= 1e12 AND scale(trim_scale(value)) <= 10) CHECK (CASE type WHEN 'fixed' THEN value >= 0 WHEN 'percentage' THEN value > 0 AND value <= 100 ELSE value > 0 END),
        PRIMARY KEY (rule_id, variant_id, min_quantity)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_book_break_variant_id" ON tier_price_book_break (variant_id);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_member (
        price_set_id text PRIMARY KEY,
        variant_id text NOT NULL,
        product_id text NOT NULL,
        targets text[] NOT NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_member_variant_id" ON tier_price_member (variant_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_member_product_id" ON tier_price_member (product_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_member_targets" ON tier_price_member USING gin (targets);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_cart (
        cart_id text PRIMARY KEY,
        touched_by text[] NOT NULL DEFAULT '{}',
        priced_as text NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tier_price_cart_updated_at" ON tier_price_cart (updated_at);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_typed_line (
        line_id text NOT NULL,
        order_change_id text NOT NULL,
        PRIMARY KEY (line_id, order_change_id)
      );`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS tier_price_state (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        revision bigint NOT NULL DEFAULT 0,
        members_built_at timestamptz NULL,
        retired boolean NOT NULL DEFAULT false
      );`)
    this.addSql(`INSERT INTO tier_price_state (id) VALUES (true) ON CONFLICT DO NOTHING;`)

    this.addSql(`
      CREATE OR REPLACE FUNCTION tier_price_raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM changed_rows) THEN
          UPDATE tier_price_state SET revision = revision + 1;
        END IF;
        RETURN NULL;
      END $$;`)
    for (const table of COUNTED_TABLES) {
      for (const [event, rows] of [["INSERT", "NEW"], ["UPDATE", "NEW"], ["DELETE", "OLD"]] as const) {
        const trigger = `${table}_revision_${event.toLowerCase()}`
        this.addSql(`DROP TRIGGER IF EXISTS ${trigger} ON ${table};`)
        this.addSql(`CREATE TRIGGER ${trigger} AFTER ${event} ON ${table} REFERENCING ${rows} TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION tier_price_raise_revision();`)
      }
    }
  }

  override async down(): Promise<void> {
    for (const table of ["tier_price_rule_scope", "tier_price_book_break", "tier_price_audience", "tier_price_member", "tier_price_cart", "tier_price_typed_line", "tier_price_state", "tier_price_rule"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS tier_price_raise_revision() CASCADE;`)
  }
}
