import { Button, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminLadder } from "../../../types/loyalty-levels"
import { useLadders } from "../../hooks/use-loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { LadderPicture } from "./ladder-picture"
import { RecomputeSection } from "./recompute-section"

const pages = ["members", "occasions", "grants"] as const

/** All ladders as pictures, and the ways on to everything else about levels. */
export const LadderList = () => {
  const { t } = useLoyaltyWords()
  const { data, isError } = useLadders()
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col justify-between gap-3 px-6 py-4 md:flex-row md:items-start">
        <div>
          <Heading>{t("levels.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("levels.hint")}
          </Text>
        </div>
        <nav className="flex flex-wrap gap-2" aria-label={t("levels.title")}>
          {pages.map((page) => (
            <Button key={page} size="small" variant="secondary" asChild>
              <Link to={`/loyalty-levels/${page}`}>{t(`levels.pages.${page}`)}</Link>
            </Button>
          ))}
          <Button size="small" variant="secondary" asChild>
            <Link to="/loyalty-levels/create">{t("levels.ladder.create")}</Link>
          </Button>
        </nav>
      </Container>
      {!data && (
        <Container className="p-0">
          <LoadState failed={isError} />
        </Container>
      )}
      {data?.length === 0 && (
        <Container className="p-0">
          <SaidLine text={t("levels.ladder.none")} />
        </Container>
      )}
      {[...(data ?? [])].sort(activeFirst).map((ladder) => (
        <LadderSection key={ladder.id} ladder={ladder} />
      ))}
      <RecomputeSection />
    </div>
  )
}

const order = { active: 0, draft: 1, archived: 2 }
const activeFirst = (one: AdminLadder, other: AdminLadder) => order[one.status] - order[other.status]

const LadderSection = ({ ladder }: { ladder: AdminLadder }) => {
  const { t, window } = useLoyaltyWords()
  const audiences = ladder.audiences.map((audience) => t(`levels.audiences.${audience}`)).join(", ")
  return (
    <Section
      title={ladder.name}
      hint={`${audiences} · ${t(`levels.match.says.${ladder.match}`)} · ${window(ladder.window)}`}
      action={
        <div className="flex items-center gap-x-3">
          <LadderStatusBadge status={ladder.status} />
          <Button size="small" variant="secondary" asChild>
            <Link to={`/loyalty-levels/ladders/${ladder.id}`}>{t("levels.ladder.open")}</Link>
          </Button>
        </div>
      }
    >
      <LadderPicture ladder={ladder} />
    </Section>
  )
}

const colors = { active: "green", draft: "grey", archived: "orange" } as const

/** Whether a ladder or an occasion is in force. */
export const LadderStatusBadge = ({ status }: { status: keyof typeof colors }) => {
  const { t } = useLoyaltyWords()
  return <StatusBadge color={colors[status]}>{t(`states.${status}`)}</StatusBadge>
}
