import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What carts redeem, and what orders earned and paid with points. */
export class Migration20261124000100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_earning_rule (
        id text PRIMARY KEY,
        name text NOT NULL,
        description text NULL,
        status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
        priority integer NOT NULL DEFAULT 0,
        starts_at timestamptz NULL,
        ends_at timestamptz NULL,
        conditions jsonb NULL,
        scope jsonb NOT NULL,
        currency_code text NULL,
        "grant" jsonb NOT NULL,
        stacking text NOT NULL DEFAULT 'add' CHECK (stacking IN ('add', 'best', 'exclusive')),
        caps jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_earning_rule_status" ON reward_points_earning_rule (status) WHERE deleted_at IS NULL;`)

    // A cart's wish to pay with points, and what it comes to. entry_id: the debit that stands for it.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_redemption (
        cart_id text PRIMARY KEY,
        account_id text NOT NULL REFERENCES reward_points_account (id),
        customer_id text NOT NULL,
        intent bigint NULL CHECK (intent > 0),
        points bigint NOT NULL DEFAULT 0 CHECK (points >= 0),
        value numeric NOT NULL DEFAULT 0 CHECK (value >= 0),
        adjusted numeric NOT NULL DEFAULT 0,
        currency_code text NOT NULL,
        entry_id text NULL REFERENCES reward_points_entry (id),
        order_id text NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_redemption_undecided" ON reward_points_redemption (updated_at) WHERE entry_id IS NOT NULL AND order_id IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_redemption_account_id" ON reward_points_redemption (account_id);`)

    // What a cart earns, computed at its completion; kept until its order is known.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_award (
        cart_id text PRIMARY KEY,
        awards jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_order (
        order_id text NOT NULL,
        account_id text NOT NULL REFERENCES reward_points_account (id),
        cart_id text NULL,
        currency_code text NOT NULL,
        program_version integer NOT NULL,
        earned bigint NOT NULL DEFAULT 0,
        posted bigint NOT NULL DEFAULT 0,
        clawed bigint NOT NULL DEFAULT 0,
        redeemed bigint NOT NULL DEFAULT 0,
        restored bigint NOT NULL DEFAULT 0,
        redeemed_value numeric NOT NULL DEFAULT 0,
        earn_entry_id text NULL REFERENCES reward_points_entry (id),
        lot_id text NULL REFERENCES reward_points_lot (id),
        redeem_entry_id text NULL REFERENCES reward_points_entry (id),
        breakdown jsonb NOT NULL DEFAULT '[]',
        placed_at timestamptz NOT NULL,
        granted_at timestamptz NULL,
        revision integer NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (order_id, account_id)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_order_account_id" ON reward_points_order (account_id, placed_at);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_order_line (
        order_id text NOT NULL,
        account_id text NOT NULL,
        line_id text NOT NULL,
        earned bigint NOT NULL DEFAULT 0 CHECK (earned >= 0),
        clawed bigint NOT NULL DEFAULT 0,
        redeemed bigint NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
        restored bigint NOT NULL DEFAULT 0,
        redeemed_value numeric NOT NULL DEFAULT 0,
        reasons jsonb NOT NULL DEFAULT '[]',
        added_net numeric NULL,
        PRIMARY KEY (order_id, account_id, line_id),
        FOREIGN KEY (order_id, account_id) REFERENCES reward_points_order (order_id, account_id)
      );`)

    // What each rule gave to an account: caps count it.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_rule_usage (
        rule_id text NOT NULL,
        account_id text NOT NULL,
        source text NOT NULL,
        points bigint NOT NULL,
        used_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, rule_id, source)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_rule_usage_used_at" ON reward_points_rule_usage (account_id, rule_id, used_at);`)
  }

  override async down(): Promise<void> {
    for (const table of ["rule_usage", "order_line", "order", "award", "redemption", "earning_rule"]) {
      this.addSql(`DROP TABLE IF EXISTS reward_points_${table} CASCADE;`)
    }
  }
}
