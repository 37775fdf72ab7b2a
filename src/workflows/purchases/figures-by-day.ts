import type { MedusaContainer } from "@medusajs/framework/types"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"
import type { FiguresQuestion, OwnerDay } from "../../modules/purchases/storage/owner-figures"

export type { FiguresQuestion, OwnerDay } from "../../modules/purchases/storage/owner-figures"

/** What owners have bought, by day, minus what is undone. One statement for any number of owners. */
export const figuresByDay = (container: MedusaContainer, question: FiguresQuestion): Promise<OwnerDay[]> => container.resolve<PurchasesService>(PURCHASES).figuresByDay(question)
