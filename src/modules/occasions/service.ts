import type { InferTypeOf, Logger } from "@medusajs/framework/types"
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { readPluginOptions, type PluginOptions } from "../../shared/options"
import { replaceColumns } from "../../storage/replace-columns"
import { inTransaction, type Db } from "../../storage/sql"
import type { Occasion } from "./domain/occasion"
import { LoyaltyOccasion } from "./models/loyalty-occasion"
import { bornOn, forgetBirthday, readBirthday, withdrawBirthday, writeBirthday, type BirthdayRow } from "./storage/birthdays"
import { claimGiven, forgetGiven, isClaimed, knownGiven, noteGivenWithdrawn, noteGrant, notePassedOver, noteTold, unfinishedGiven, type GivenRow, type NewGiven } from "./storage/given"
import { givenCounts, noteRunUntil, occasionsOfOrder, readActiveOccasions, type ActiveOccasions, type GivenToOrder } from "./storage/occasions"

export type { BirthdayRow } from "./storage/birthdays"
export type { GivenRow } from "./storage/given"

/** A row of `loyalty_occasion`. */
export type OccasionRow = InferTypeOf<typeof LoyaltyOccasion>

/** Occasions, what they gave, and birthdays. It decides nothing: the kernel in `domain/` does. */
export class OccasionsService extends MedusaService({ LoyaltyOccasion }) {
  /** The plugin's options. */
  readonly options: PluginOptions

  private readonly logger: Logger
  private readonly complained = new Set<string>()

  constructor({ logger, ...dependencies }: { logger: Logger }, options?: Record<string, unknown>) {
    super({ logger, ...dependencies }, options)
    this.options = readPluginOptions(options)
    this.logger = logger
  }

  /** Writes the fields of an occasion in place of what is stored. */
  @InjectManager()
  async replaceOccasion(id: string, fields: Record<string, unknown>, @MedusaContext() context: Db = {}): Promise<void> {
    await replaceColumns(context, "loyalty_occasion", id, fields, ["trigger", "conditions", "reward"])
  }

  /** The active occasions. What cannot be read gives nothing; that is logged once. */
  @InjectManager()
  async activeOccasions(@MedusaContext() context: Db = {}): Promise<Occasion[]> {
    return this.readable(await readActiveOccasions(context))
  }

  /** See {@link occasionsOfOrder}. */
  @InjectManager()
  async occasionsOfOrder(order_id: string, @MedusaContext() context: Db = {}): Promise<{ occasions: Occasion[]; given: GivenToOrder[] }> {
    const found = await occasionsOfOrder(context, order_id)
    return { occasions: this.readable(found), given: found.given }
  }

  /** See {@link noteRunUntil}. */
  @InjectManager()
  async noteRunUntil(id: string, day: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteRunUntil(context, id, day)
  }

  /** See {@link givenCounts}. */
  @InjectManager()
  async givenCounts(ids: string[], @MedusaContext() context: Db = {}): Promise<Record<string, number>> {
    return givenCounts(context, ids)
  }

  /** See {@link claimGiven}. Each attempt is a statement of its own. */
  @InjectManager()
  async claimGiven(input: NewGiven, @MedusaContext() context: Db = {}): Promise<GivenRow | null> {
    return claimGiven(context, input)
  }

  /** See {@link noteGrant}. */
  @InjectManager()
  async noteGrant(id: string, grant_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await noteGrant(context, id, grant_id)
  }

  /** See {@link noteTold}. */
  @InjectManager()
  async noteTold(id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteTold(context, id, at)
  }

  /** See {@link noteGivenWithdrawn}. */
  @InjectManager()
  async noteGivenWithdrawn(id: string, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteGivenWithdrawn(context, id, at)
  }

  /** See {@link unfinishedGiven}. */
  @InjectManager()
  async unfinishedGiven(since: Date, before: Date, limit: number, @MedusaContext() context: Db = {}): Promise<GivenRow[]> {
    return unfinishedGiven(context, since, before, limit)
  }

  /** See {@link knownGiven}. */
  @InjectManager()
  async knownGiven(keys: string[], @MedusaContext() context: Db = {}): Promise<Set<string>> {
    return knownGiven(context, keys)
  }

  /** See {@link notePassedOver}. */
  @InjectManager()
  async notePassedOver(input: Omit<NewGiven, "per_year">, at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await notePassedOver(context, input, at)
  }

  /** See {@link isClaimed}. */
  @InjectManager()
  async isClaimed(key: string, @MedusaContext() context: Db = {}): Promise<boolean> {
    return isClaimed(context, key)
  }

  /** See {@link readBirthday}. */
  @InjectManager()
  async readBirthday(customer_id: string, @MedusaContext() context: Db = {}): Promise<BirthdayRow | null> {
    return readBirthday(context, customer_id)
  }

  /** See {@link writeBirthday}. */
  @InjectManager()
  async writeBirthday(birthday: BirthdayRow, said_before: Date, @MedusaContext() context: Db = {}): Promise<boolean> {
    return writeBirthday(context, birthday, said_before)
  }

  /** See {@link withdrawBirthday}. */
  @InjectManager()
  async withdrawBirthday(customer_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await withdrawBirthday(context, customer_id)
  }

  /** See {@link bornOn}. */
  @InjectManager()
  async bornOn(month_day: string, after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return bornOn(context, month_day, after, limit)
  }

  /** Forgets a person: the birthday, and who was given what. */
  @InjectManager()
  async forgetBuyer(customer_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await inTransaction(context, async (db) => {
      await forgetBirthday(db, customer_id)
      await forgetGiven(db, customer_id)
    })
  }

  private readable({ occasions, broken }: ActiveOccasions): Occasion[] {
    broken.filter((complaint) => !this.complained.has(complaint)).forEach((complaint) => {
      this.complained.add(complaint)
      this.logger.error(`occasions: ${complaint}`)
    })
    return occasions
  }
}
