import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What was given, and personal codes with their uses. `reward_grant.key` makes a grant happen once;
 * `IDX_personal_code_use_standing` makes a code be used once: one use of a code stands at a time.
 */
export class Migration20261129020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_grant (
        id text PRIMARY KEY,
        key text NOT NULL,
        customer_id text NULL,
        email_digest text NULL,
        source_type text NOT NULL CHECK (source_type IN ('occasion', 'referral', 'admin')),
        source_id text NOT NULL,
        source_name text NULL,
        kind text NOT NULL CHECK (kind IN ('points', 'personal_code', 'level')),
        reward jsonb NOT NULL,
        currency_code text NULL,
        granted_at timestamptz NOT NULL,
        done_at timestamptz NULL,
        withdrawn_at timestamptz NULL,
        attempts integer NOT NULL DEFAULT 0,
        error text NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_reward_grant_key_unique" ON reward_grant (key);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_grant_customer_id" ON reward_grant (customer_id, granted_at DESC);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_grant_source_id" ON reward_grant (source_id, granted_at DESC);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_grant_email_digest" ON reward_grant (email_digest) WHERE email_digest IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_grant_pending" ON reward_grant (granted_at) WHERE done_at IS NULL AND withdrawn_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS personal_code (
        id text PRIMARY KEY,
        code text NOT NULL,
        grant_id text NOT NULL REFERENCES reward_grant (id) ON DELETE CASCADE,
        promotion_id text NULL,
        customer_id text NULL,
        email_digest text NULL,
        ends_at timestamptz NOT NULL,
        minimum_spend jsonb NULL,
        closed_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_personal_code_code_unique" ON personal_code (code);`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_personal_code_grant_id_unique" ON personal_code (grant_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_personal_code_promotion_id" ON personal_code (promotion_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_personal_code_customer_id" ON personal_code (customer_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_personal_code_email_digest" ON personal_code (email_digest) WHERE email_digest IS NOT NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS personal_code_use (
        id text PRIMARY KEY,
        code_id text NOT NULL REFERENCES personal_code (id) ON DELETE CASCADE,
        cart_id text NOT NULL,
        order_id text NULL,
        attempt integer NOT NULL DEFAULT 1,
        claimed_at timestamptz NOT NULL,
        given_back_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_personal_code_use_standing" ON personal_code_use (code_id) WHERE given_back_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_personal_code_use_cart_id" ON personal_code_use (cart_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_personal_code_use_undecided" ON personal_code_use (claimed_at) WHERE order_id IS NULL AND given_back_at IS NULL;`)
  }

  override async down(): Promise<void> {
    for (const table of ["personal_code_use", "personal_code", "reward_grant"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
