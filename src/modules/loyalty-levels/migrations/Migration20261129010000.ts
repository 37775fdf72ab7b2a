import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tables of the levels. Of each kind of owner one ladder is active; of a ladder no two levels have one
 * rank; a group is one level's. `loyalty_standing.turn` is how runs that look at one owner at the same
 * moment notice each other: who took the later turn has seen more, and only he writes.
 */
export class Migration20261129010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_ladder (
        id text PRIMARY KEY,
        name text NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'active', 'archived')),
        for_customers boolean NOT NULL,
        for_companies boolean NOT NULL,
        settings jsonb NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        retired_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL,
        CHECK (for_customers OR for_companies)
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_ladder_customers_unique" ON loyalty_ladder (for_customers) WHERE status = 'active' AND for_customers AND deleted_at IS NULL;`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_ladder_companies_unique" ON loyalty_ladder (for_companies) WHERE status = 'active' AND for_companies AND deleted_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_level (
        id text PRIMARY KEY,
        ladder_id text NOT NULL REFERENCES loyalty_ladder (id),
        name text NOT NULL,
        rank integer NOT NULL CHECK (rank > 0),
        color text NULL,
        icon text NULL,
        description text NULL,
        benefits text NULL,
        thresholds jsonb NOT NULL,
        customer_group_id text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_level_rank_unique" ON loyalty_level (ladder_id, rank) WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_level_customer_group_id_unique" ON loyalty_level (customer_group_id) WHERE deleted_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_standing (
        owner_type text NOT NULL CHECK (owner_type IN ('customer', 'company')),
        owner_id text NOT NULL,
        ladder_id text NULL,
        ladder_revision integer NOT NULL DEFAULT 0,
        earned_level_id text NULL,
        level_id text NULL,
        held_from text NULL,
        undone_on text NULL,
        lost_on text NULL,
        since timestamptz NULL,
        figures jsonb NULL,
        measured_at timestamptz NULL,
        sequence integer NOT NULL DEFAULT 0,
        turn bigint NOT NULL DEFAULT 0,
        told_sequence integer NOT NULL DEFAULT 0,
        warned_for text NULL,
        PRIMARY KEY (owner_type, owner_id)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_standing_level_id" ON loyalty_standing (level_id) WHERE level_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_standing_lost_on" ON loyalty_standing (lost_on) WHERE lost_on IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_standing_untold" ON loyalty_standing (owner_type, owner_id) WHERE told_sequence < sequence;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_change (
        id text PRIMARY KEY,
        owner_type text NOT NULL CHECK (owner_type IN ('customer', 'company')),
        owner_id text NOT NULL,
        sequence integer NOT NULL,
        ladder_id text NULL,
        from_level_id text NULL,
        to_level_id text NULL,
        cause text NOT NULL,
        figures jsonb NULL,
        order_id text NULL,
        at timestamptz NOT NULL,
        UNIQUE (owner_type, owner_id, sequence)
      );`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_grant (
        id text PRIMARY KEY,
        owner_type text NOT NULL CHECK (owner_type IN ('customer', 'company')),
        owner_id text NOT NULL,
        level_id text NOT NULL REFERENCES loyalty_level (id),
        source text NOT NULL CHECK (source IN ('admin', 'reward', 'group')),
        reason text NOT NULL,
        idempotency_key text NULL UNIQUE,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NULL,
        ended_at timestamptz NULL,
        granted_by text NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (ends_at IS NULL OR ends_at > starts_at)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_grant_owner" ON loyalty_grant (owner_type, owner_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_grant_ends_at" ON loyalty_grant (ends_at) WHERE ended_at IS NULL AND ends_at IS NOT NULL;`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_grant_group_unique" ON loyalty_grant (owner_id, level_id) WHERE source = 'group' AND ended_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_membership (
        customer_id text PRIMARY KEY,
        level_id text NULL,
        customer_group_id text NULL,
        company_id text NULL,
        turn bigint NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_membership_level_id" ON loyalty_membership (level_id) WHERE level_id IS NOT NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS loyalty_run (
        id text PRIMARY KEY,
        status text NOT NULL CHECK (status IN ('running', 'done', 'failed')),
        as_of timestamptz NOT NULL,
        owner_type text NOT NULL DEFAULT 'company',
        position text NOT NULL DEFAULT '',
        looked_at integer NOT NULL DEFAULT 0,
        total integer NOT NULL,
        moved integer NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL,
        beat_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz NULL,
        error text NULL
      );`)
    // One run at a time: whoever wants another one goes on with this one.
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_loyalty_run_running_unique" ON loyalty_run (status) WHERE status = 'running';`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_loyalty_run_started_at" ON loyalty_run (started_at);`)
  }

  override async down(): Promise<void> {
    for (const table of ["loyalty_run", "loyalty_membership", "loyalty_grant", "loyalty_change", "loyalty_standing", "loyalty_level", "loyalty_ladder"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
