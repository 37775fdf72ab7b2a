import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const IMMUTABLE_TABLES = ["reward_points_entry", "reward_points_draw"] as const

/**
 * The tables of reward points. An entry and its draws are never changed: a trigger refuses it,
 * whoever asks. What an account and a lot hold now is a cache that the entries prove.
 *
 * No row is shared by accounts: two of them never wait for each other.
 */
export class Migration20261124000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_program (
        version integer PRIMARY KEY,
        settings jsonb NOT NULL,
        created_by text NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_account (
        id text PRIMARY KEY,
        owner_type text NULL CHECK (owner_type IN ('customer', 'company')),
        owner_id text NULL,
        balance bigint NOT NULL DEFAULT 0,
        deficit bigint NOT NULL DEFAULT 0 CHECK (deficit >= 0),
        activity_expires_at timestamptz NULL,
        activity_lapsed_at timestamptz NULL,
        last_sequence integer NOT NULL DEFAULT 0,
        last_hash text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        erased_at timestamptz NULL,
        CHECK ((owner_id IS NULL) = (owner_type IS NULL)),
        CHECK ((owner_id IS NULL) = (erased_at IS NOT NULL)),
        UNIQUE (owner_id, owner_type)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_account_activity" ON reward_points_account (activity_expires_at) WHERE activity_expires_at IS NOT NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_entry (
        id text PRIMARY KEY,
        account_id text NOT NULL REFERENCES reward_points_account (id),
        sequence integer NOT NULL CHECK (sequence > 0),
        type text NOT NULL CHECK (type IN ('earn', 'redeem', 'expire', 'clawback', 'restore', 'adjust')),
        points bigint NOT NULL,
        balance bigint NOT NULL,
        reason_code text NOT NULL,
        order_id text NULL,
        cart_id text NULL,
        corrects text NULL,
        program_version integer NOT NULL,
        idempotency_key text NOT NULL UNIQUE,
        input_hash text NOT NULL,
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (account_id, sequence),
        CHECK ((type IN ('redeem', 'expire', 'clawback') AND points <= 0) OR (type IN ('earn', 'restore') AND points > 0) OR (type = 'adjust' AND points <> 0))
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_entry_order_id" ON reward_points_entry (order_id) WHERE order_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_entry_cart_id" ON reward_points_entry (cart_id) WHERE cart_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_entry_corrects" ON reward_points_entry (corrects) WHERE corrects IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_entry_created_at" ON reward_points_entry (created_at);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_lot (
        id text PRIMARY KEY,
        account_id text NOT NULL REFERENCES reward_points_account (id),
        entry_id text NOT NULL REFERENCES reward_points_entry (id),
        order_id text NULL,
        points bigint NOT NULL CHECK (points > 0),
        remaining bigint NOT NULL CHECK (remaining >= 0 AND remaining <= points),
        deficit bigint NOT NULL DEFAULT 0 CHECK (deficit >= 0),
        shortfall bigint NOT NULL DEFAULT 0 CHECK (shortfall >= 0),
        expired bigint NOT NULL DEFAULT 0 CHECK (expired >= 0),
        lapsed bigint NOT NULL DEFAULT 0 CHECK (lapsed >= 0 AND lapsed <= expired),
        available_at timestamptz NOT NULL,
        expires_at timestamptz NULL,
        follows_activity boolean NOT NULL DEFAULT false,
        granted_at timestamptz NOT NULL,
        reminded_at timestamptz NULL
      );`)
    // Debits read the soonest end first; a lot that is spent is in neither index any more.
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_open" ON reward_points_lot (account_id, (COALESCE(expires_at, 'infinity'::timestamptz)), granted_at, id) WHERE remaining > 0;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_due" ON reward_points_lot (expires_at) WHERE remaining > 0 AND expires_at IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_pending" ON reward_points_lot (account_id, available_at) WHERE remaining > 0;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_owing" ON reward_points_lot (account_id) WHERE deficit > 0;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_entry_id" ON reward_points_lot (entry_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_lot_order_id" ON reward_points_lot (order_id) WHERE order_id IS NOT NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_draw (
        entry_id text NOT NULL REFERENCES reward_points_entry (id),
        position integer NOT NULL,
        lot_id text NOT NULL REFERENCES reward_points_lot (id),
        kind text NOT NULL CHECK (kind IN ('take', 'return', 'owe', 'settle', 'miss', 'cover', 'lapse')),
        points bigint NOT NULL CHECK (points > 0),
        PRIMARY KEY (entry_id, position)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_draw_lot_id" ON reward_points_draw (lot_id);`)

    // Who, and why in words: personal, so outside of the chain, and erasable.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_note (
        entry_id text PRIMARY KEY REFERENCES reward_points_entry (id),
        actor_type text NULL,
        actor_id text NULL,
        text text NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_note_actor_id" ON reward_points_note (actor_id) WHERE actor_id IS NOT NULL;`)

    this.addSql(`
      CREATE OR REPLACE FUNCTION reward_points_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'medusa-b2b-loyalty: % is append-only; correct an entry by another one', TG_TABLE_NAME;
      END $$;`)
    for (const table of IMMUTABLE_TABLES) {
      this.addSql(`DROP TRIGGER IF EXISTS ${table}_is_append_only ON ${table};`)
      this.addSql(`CREATE TRIGGER ${table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION reward_points_refuse_change();`)
    }
  }

  override async down(): Promise<void> {
    for (const table of ["reward_points_note", "reward_points_draw", "reward_points_lot", "reward_points_entry", "reward_points_account", "reward_points_program"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS reward_points_refuse_change();`)
  }
}
