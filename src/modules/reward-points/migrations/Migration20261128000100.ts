import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What guests have earned, until somebody shows that the e-mail address is his, and the links by which
 * he shows it. Neither an e-mail address nor a link's token is stored: digests of them are.
 */
export class Migration20261128000100 extends Migration {
  override async up(): Promise<void> {
    // email_digest: null once the order was granted, or its buyer is to be forgotten.
    // revision: of the purchases that an event has seen last; a claim must not know less.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_held_order (
        order_id text PRIMARY KEY,
        email_digest text NULL,
        cart_id text NULL,
        currency_code text NOT NULL,
        program_version integer NOT NULL,
        points bigint NOT NULL CHECK (points > 0),
        breakdown jsonb NOT NULL,
        lines jsonb NOT NULL,
        placed_at timestamptz NOT NULL,
        revision integer NOT NULL,
        account_id text NULL REFERENCES reward_points_account (id),
        claimed_at timestamptz NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((account_id IS NULL) = (claimed_at IS NULL)),
        CHECK (account_id IS NULL OR email_digest IS NULL)
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_held_order_email_digest" ON reward_points_held_order (email_digest) WHERE email_digest IS NOT NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_held_order_account_id" ON reward_points_held_order (account_id) WHERE account_id IS NOT NULL;`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_claim_link (
        token_digest text PRIMARY KEY,
        customer_id text NOT NULL,
        email_digest text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz NULL
      );`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_reward_points_claim_link_customer_id" ON reward_points_claim_link (customer_id);`)

    // One row per customer: when a link was asked for last, and how often one was sent unasked.
    this.addSql(`
      CREATE TABLE IF NOT EXISTS reward_points_claim_request (
        customer_id text PRIMARY KEY,
        requested_at timestamptz NOT NULL,
        invitations integer NOT NULL DEFAULT 0,
        invited_at timestamptz NULL
      );`)
  }

  override async down(): Promise<void> {
    for (const table of ["claim_request", "claim_link", "held_order"]) {
      this.addSql(`DROP TABLE IF EXISTS reward_points_${table} CASCADE;`)
    }
  }
}
