import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tables of referrals. What must never happen twice is a unique key here: one standing claim of a friend
 * (`referral_identity`), one first order with the discount (`referral_use`), one current code of an advocate.
 */
export class Migration20261129040000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_program (
        id text PRIMARY KEY,
        settings jsonb NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        retired_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)

    // An advocate who was erased keeps the sums and loses the owner.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_advocate (
        id text PRIMARY KEY,
        owner_type text NOT NULL CHECK (owner_type IN ('customer', 'company')),
        owner_id text NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_referral_advocate_owner_unique" ON referral_advocate (owner_type, owner_id) WHERE owner_id IS NOT NULL;`)

    // `code` is compared: upper case, letters and digits alone. `shown` is how it is written.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_code (
        id text PRIMARY KEY,
        code text NOT NULL CHECK (code ~ '^[A-Z0-9]+$'),
        shown text NOT NULL,
        advocate_id text NOT NULL REFERENCES referral_advocate (id),
        is_vanity boolean NOT NULL DEFAULT false,
        replaced_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_referral_code_code_unique" ON referral_code (code);`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_referral_code_advocate_id_unique" ON referral_code (advocate_id) WHERE replaced_at IS NULL;`)

    // `terms` are the settings under which the friend claimed: what was promised then is given.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral (
        id text PRIMARY KEY,
        program_id text NOT NULL REFERENCES referral_program (id),
        advocate_id text NOT NULL REFERENCES referral_advocate (id),
        code_id text NOT NULL REFERENCES referral_code (id),
        channel text NOT NULL CHECK (channel IN ('code', 'link', 'invitation')),
        state text NOT NULL CHECK (state IN ('claimed', 'in_review', 'qualified', 'rewarded', 'rejected', 'lapsed', 'reversed')),
        reason text NOT NULL,
        signals jsonb NOT NULL DEFAULT '[]',
        terms jsonb NOT NULL,
        cart_id text NOT NULL,
        customer_id text NULL,
        company_id text NULL,
        order_id text NULL,
        currency_code text NULL,
        net numeric NULL,
        claimed_at timestamptz NOT NULL,
        lapses_at timestamptz NOT NULL,
        approved_at timestamptz NULL,
        qualified_at timestamptz NULL,
        due_at timestamptz NULL,
        rewarded_at timestamptz NULL,
        ended_at timestamptz NULL,
        revision integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_advocate_id" ON referral (advocate_id, state);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_state_claimed_at" ON referral (state, claimed_at DESC);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_customer_id" ON referral (customer_id) WHERE customer_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_cart_id" ON referral (cart_id);`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_referral_order_id_unique" ON referral (order_id) WHERE order_id IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_lapses_at" ON referral (lapses_at) WHERE state IN ('claimed', 'in_review') AND order_id IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_due_at" ON referral (due_at) WHERE state = 'qualified';`)

    // A friend is known by several things. Whoever has one of them is that friend: the first claim has them all.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_identity (
        program_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('cart', 'customer', 'email')),
        digest text NOT NULL,
        referral_id text NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (program_id, kind, digest)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_identity_referral_id" ON referral_identity (referral_id);`)

    // The first order with the friend's discount: claimed in completion, given back when it fails or the order is cancelled in full.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_use (
        id text PRIMARY KEY,
        referral_id text NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
        cart_id text NOT NULL,
        order_id text NULL,
        attempt integer NOT NULL DEFAULT 1,
        claimed_at timestamptz NOT NULL,
        given_back_at timestamptz NULL
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_referral_use_standing" ON referral_use (referral_id) WHERE given_back_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_use_cart_id" ON referral_use (cart_id);`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_use_undecided" ON referral_use (claimed_at) WHERE order_id IS NULL AND given_back_at IS NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_change (
        id text PRIMARY KEY,
        referral_id text NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
        sequence integer NOT NULL,
        from_state text NULL,
        to_state text NOT NULL,
        reason text NOT NULL,
        note text NULL,
        actor_id text NULL,
        at timestamptz NOT NULL,
        UNIQUE (referral_id, sequence)
      );`)

    // The promotions of Medusa that give the friend's discount: one for each way in which it can be computed.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_promotion (
        key text PRIMARY KEY,
        program_id text NOT NULL,
        promotion_id text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_referral_promotion_promotion_id_unique" ON referral_promotion (promotion_id);`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS referral_invitation (
        id text PRIMARY KEY,
        advocate_id text NOT NULL REFERENCES referral_advocate (id),
        customer_id text NULL,
        email_digest text NOT NULL,
        day text NOT NULL,
        sent_at timestamptz NULL,
        error text NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_referral_invitation_advocate_id_day" ON referral_invitation (advocate_id, day);`)
  }

  override async down(): Promise<void> {
    for (const table of ["referral_invitation", "referral_promotion", "referral_change", "referral_use", "referral_identity", "referral", "referral_code", "referral_advocate", "referral_program"]) {
      this.addSql(`DROP TABLE IF EXISTS ${table} CASCADE;`)
    }
  }
}
