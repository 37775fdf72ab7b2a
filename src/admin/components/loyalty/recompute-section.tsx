import { Button, Text, toast } from "@medusajs/ui"
import { useLevelRun, useRecompute } from "../../hooks/use-loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { Section } from "../common/section"
import { saidBy } from "../../lib/said-by"

/** Measures everybody anew, and shows how far it is. */
export const RecomputeSection = () => {
  const { t, number, date } = useLoyaltyWords()
  const { data: run } = useLevelRun()
  const recompute = useRecompute()
  const running = run?.status === "running"
  const start = () =>
    recompute.mutateAsync().then(
      () => toast.success(t("levels.run.started")),
      (error) => toast.error(saidBy(error))
    )
  return (
    <Section
      title={t("levels.run.title")}
      hint={t("levels.run.hint")}
      action={
        <Button size="small" variant="secondary" disabled={running} isLoading={recompute.isPending} onClick={() => void start()}>
          {t("levels.run.start")}
        </Button>
      }
    >
      {run && (
        <div className="flex flex-col gap-y-2 px-6 py-4" role="status">
          <Text size="small" className="text-ui-fg-subtle">
            {t(`levels.run.says.${run.status}`, {
              looked: number(run.looked_at),
              total: number(run.total),
              moved: number(run.moved),
              at: date(run.ended_at ?? run.started_at),
            })}
          </Text>
          {running && <progress className="h-1.5 w-full" max={Math.max(1, run.total)} value={run.looked_at} aria-label={t("levels.run.title")} />}
        </div>
      )}
    </Section>
  )
}
