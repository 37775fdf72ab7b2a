import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import type { MoveInReport } from "../../types/move-in"
import { isStorable } from "../../shared/schema"
import type { Db } from "../../storage/sql"
import { MoveInRun } from "./models/move-in-run"
import { deleteLinks, linksInRange, linksOf, linksTo, writeLinks, type KeyRange, type MoveInLink } from "./storage/links"
import { takeLock } from "./storage/lock"
import { endInterruptedRuns, endRun, hasRunning, insertRun, listRuns, noteProgress, readRun, type MoveInRunRow, type NewRun, type RunFailure, type RunProgress } from "./storage/runs"

export type { KeyRange, MoveInLink } from "./storage/links"
export type { MoveInRunRow, NewRun, RunFailure, RunProgress } from "./storage/runs"

const INTERRUPTED: RunFailure = { reason: "interrupted", message: "the move-in was stopped in the middle: the next run goes on" }

/** Remembers runs of the move-in, and what each record of a source has become. */
export class MoveInService extends MedusaService({ MoveInRun }) {
  /**
   * Begins a run, of which there is one at a time. Those that ended without saying so are noted as interrupted.
   *
   * @returns its id, and what lets the next one begin; null: another one is running
   */
  @InjectManager()
  async beginRun(run: NewRun, @MedusaContext() context: Db = {}): Promise<{ id: string; release: () => Promise<void> } | null> {
    const release = await takeLock(context)
    if (!release) {
      return null
    }
    try {
      await endInterruptedRuns(context, INTERRUPTED)
      return { id: await insertRun(context, run), release }
    } catch (error) {
      await release()
      throw error
    }
  }

  /** See {@link noteProgress}. */
  @InjectManager()
  async noteProgress(id: string, progress: RunProgress, @MedusaContext() context: Db = {}): Promise<void> {
    await noteProgress(context, id, progress)
  }

  /** See {@link endRun}. */
  @InjectManager()
  async endRun(id: string, report: MoveInReport | null, failure: RunFailure | null, @MedusaContext() context: Db = {}): Promise<void> {
    await endRun(context, id, report, failure)
  }

  /** See {@link readRun}. */
  @InjectManager()
  async readRun(id: string, @MedusaContext() context: Db = {}): Promise<MoveInRunRow | null> {
    await this.endInterrupted(context)
    return isStorable(id) ? readRun(context, id) : null
  }

  /** See {@link listRuns}. */
  @InjectManager()
  async listRuns(page: { limit: number; offset: number }, @MedusaContext() context: Db = {}): Promise<{ runs: MoveInRunRow[]; count: number }> {
    await this.endInterrupted(context)
    return listRuns(context, page)
  }

  /** See {@link linksInRange}. */
  @InjectManager()
  async linksInRange(origin: string, thing: string, range: KeyRange, @MedusaContext() context: Db = {}): Promise<MoveInLink[]> {
    return linksInRange(context, origin, thing, range)
  }

  /** See {@link linksOf}. */
  @InjectManager()
  async linksOf(origin: string, thing: string, keys: string[], @MedusaContext() context: Db = {}): Promise<MoveInLink[]> {
    return keys.length ? linksOf(context, origin, thing, keys) : []
  }

  /** See {@link linksTo}. */
  @InjectManager()
  async linksTo(origin: string, thing: string, target_ids: string[], @MedusaContext() context: Db = {}): Promise<MoveInLink[]> {
    return target_ids.length ? linksTo(context, origin, thing, target_ids) : []
  }

  /** See {@link writeLinks}. */
  @InjectManager()
  async writeLinks(origin: string, thing: string, links: MoveInLink[], @MedusaContext() context: Db = {}): Promise<void> {
    if (links.length) {
      await writeLinks(context, origin, thing, links)
    }
  }

  /** See {@link deleteLinks}. */
  @InjectManager()
  async deleteLinks(origin: string, thing: string, keys: string[], @MedusaContext() context: Db = {}): Promise<void> {
    if (keys.length) {
      await deleteLinks(context, origin, thing, keys)
    }
  }

  /** A run whose process died says so as soon as somebody looks. */
  private async endInterrupted(context: Db): Promise<void> {
    const release = (await hasRunning(context)) ? await takeLock(context, 1) : null
    if (release) {
      await endInterruptedRuns(context, INTERRUPTED).finally(release)
    }
  }
}
