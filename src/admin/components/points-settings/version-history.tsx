import { Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminPointsProgramResponse } from "../../../types/reward-points"
import { useAdmins } from "../../hooks/use-admins"
import { useWords } from "../../hooks/use-words"
import { settingName } from "../../lib/points-settings"
import { Pages } from "../common/pages"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"

const pageSize = 5

/** Who changed what and when; entries of the ledger were made under the version of their time. */
export const VersionHistory = ({ versions }: { versions: AdminPointsProgramResponse["versions"] }) => {
  const { t, date, number } = useWords()
  const { nameOf } = useAdmins()
  const [page, setPage] = useState(0)
  const shown = versions.slice(page * pageSize, (page + 1) * pageSize)
  const changed = (paths: string[]) => [...new Set(paths.map((path) => t(`points.${settingName(path)}`, { defaultValue: path })))].join(", ")
  return (
    <Section title={t("points.settings.versions.title")} hint={t("points.settings.versions.hint")}>
      {versions.length === 0 ? (
        <SaidLine text={t("points.settings.versions.none")} />
      ) : (
        <ol className="divide-ui-border-base divide-y">
          {shown.map((version) => (
            <li key={version.version} className="flex flex-col gap-y-1 px-6 py-3">
              <div className="flex flex-wrap items-baseline justify-between gap-x-2">
                <Text size="small" weight="plus">
                  {t("points.settings.versions.number", { number: number(version.version) })}
                </Text>
                <Text size="small" className="text-ui-fg-subtle">
                  {date(version.created_at)}
                </Text>
              </div>
              <Text size="small" className="text-ui-fg-subtle break-words">
                {version.version === 1 ? t("points.settings.versions.first") : changed(version.changed)}
              </Text>
              {version.created_by && (
                <Text size="xsmall" className="text-ui-fg-muted break-words">
                  {t("points.by", { who: nameOf(version.created_by) })}
                </Text>
              )}
            </li>
          ))}
        </ol>
      )}
      {versions.length > pageSize && <Pages page={page} pageSize={pageSize} count={versions.length} onPage={setPage} />}
    </Section>
  )
}
