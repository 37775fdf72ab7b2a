import { Command, Text } from "@medusajs/ui"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { Section } from "../common/section"

const systems = ["magento2", "shopware6"] as const

/** The words of the command, each of which stays on one line. */
const commandFrom = (from: (typeof systems)[number]) => ["npx", "medusa-b2b-loyalty", "move-in", "--from", from, "--url", "mysql://USER:PASS@HOST/DATABASE", "--dry-run"]

/** The commands that start a dry run, to be copied. @param first whether nothing was moved in before */
export const StartSection = ({ first = false }: { first?: boolean }) => {
  const { t, system } = useMoveInWords()
  return (
    <Section title={t(first ? "moveIn.empty.heading" : "moveIn.start.heading")} hint={t(first ? "moveIn.empty.hint" : "moveIn.start.hint")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        {systems.map((from) => (
          <div key={from} className="flex flex-col gap-y-2">
            <Text size="small" weight="plus" leading="compact">
              {t("moveIn.start.from", { system: system(from) })}
            </Text>
            <CopiedCommand words={commandFrom(from)} label={t("moveIn.start.copy", { system: system(from) })} />
          </div>
        ))}
      </div>
    </Section>
  )
}

const CopiedCommand = ({ words, label }: { words: string[]; label: string }) => (
  <Command className="gap-x-2">
    <code className="min-w-0 flex-1 py-1 font-mono text-xs leading-5">
      {words.map((word, at) => (
        <span key={word}>
          {at > 0 && " "}
          <span className="inline-block max-w-full break-words">{word}</span>
        </span>
      ))}
    </code>
    <Command.Copy content={words.join(" ")} aria-label={label} className="[&_svg]:text-ui-contrast-fg-secondary shrink-0" />
  </Command>
)
