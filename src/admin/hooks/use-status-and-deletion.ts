import { toast, usePrompt } from "@medusajs/ui"
import { saidBy } from "../lib/said-by"
import { useWords } from "./use-words"

type Named = { id: string; name: string }

type Changes<Status extends string> = {
  update: { mutateAsync: (change: { id: string; status: Status }) => Promise<unknown> }
  remove: { mutateAsync: (id: string) => Promise<unknown> }
  /** Where the texts of these rules stand, with a dot at its end: `said.active`, `delete.title` and so on are below it. */
  texts: string
}

/** What is alike for rules of every kind: their status is changed, and they are deleted once that is confirmed. Each says how it ended. */
export const useStatusAndDeletion = <Status extends string>({ update, remove, texts }: Changes<Status>) => {
  const { t } = useWords()
  const prompt = usePrompt()

  const setStatus = async ({ id, name }: Named, status: Status): Promise<void> => {
    try {
      await update.mutateAsync({ id, status })
      toast.success(t(`${texts}said.${status}`, { name }))
    } catch (error) {
      toast.error(saidBy(error))
    }
  }
  const askAndDelete = async ({ id, name }: Named): Promise<boolean> => {
    const sure = await prompt({
      title: t(`${texts}delete.title`),
      description: t(`${texts}delete.description`, { name }),
      confirmText: t("actions.delete"),
      cancelText: t("common.cancel"),
    })
    if (!sure) {
      return false
    }
    try {
      await remove.mutateAsync(id)
      toast.success(t("said.deleted", { name }))
      return true
    } catch (error) {
      toast.error(saidBy(error))
      return false
    }
  }
  return { setStatus, delete: askAndDelete }
}
