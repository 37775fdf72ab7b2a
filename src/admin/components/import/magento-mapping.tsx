import { Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useShopCurrencies } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"
import { entityLists } from "../../lib/entities"
import type { ImportFile } from "../../lib/import-file"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"

type MagentoMappingProps = { file: ImportFile; onChange: (file: ImportFile) => void }

/** What the file's websites and customer groups are called in this shop. */
export const MagentoMapping = ({ file, onChange }: MagentoMappingProps) => {
  const { t } = useWords()
  const currencies = useShopCurrencies()
  const { data: groups = [] } = useQuery({
    queryKey: ["tier-pricing", "entities", "customer_groups", "all"],
    queryFn: async () => (await entityLists.customer_groups({ limit: 500, offset: 0 })).entities,
  })
  const setWebsite = (name: string, patch: { currency_code?: string; region_ids?: string[] }) => {
    const before = file.websites[name] ?? { currency_code: "", region_ids: [] }
    onChange({ ...file, websites: { ...file.websites, [name]: { ...before, ...patch } } })
  }
  const setGroup = (name: string, id: string) =>
    onChange({ ...file, customer_groups: { ...file.customer_groups, [name]: id } })

  return (
    <section className="flex flex-col gap-y-6">
      <div>
        <Heading level="h2">{t("import.mapping.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("import.mapping.hint")}
        </Text>
      </div>
      {file.names.websites.map((name) => (
        <div key={name} className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <ChoiceField
            label={t("import.mapping.website", { name })}
            value={file.websites[name]?.currency_code ?? ""}
            placeholder={t("import.mapping.pickCurrency")}
            options={currencies.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(currency_code) => setWebsite(name, { currency_code })}
          />
          <div className="flex flex-col gap-y-1">
            <Text size="small" weight="plus">
              {t("import.mapping.regions")}
            </Text>
            <EntityPicker
              kind="regions"
              label={t("import.mapping.regionsOf", { name })}
              ids={file.websites[name]?.region_ids ?? []}
              onChange={(region_ids) => setWebsite(name, { region_ids })}
            />
          </div>
        </div>
      ))}
      {file.names.customer_groups.map((name) => (
        <ChoiceField
          key={name}
          label={t("import.mapping.group", { name })}
          value={file.customer_groups[name] ?? ""}
          placeholder={t("import.mapping.pickGroup")}
          options={[
            { value: "everyone", label: t("audiences.everyone") },
            ...groups.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={(id) => setGroup(name, id)}
        />
      ))}
    </section>
  )
}
