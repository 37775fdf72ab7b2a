import { earningSwitches } from "./earning"
import { redemptionSwitches } from "./redemption"

const groups: Record<string, string> = {
  earning: "settings.earning.title",
  redemption: "settings.redemption.title",
  excluded: "settings.excluded.title",
  badge: "settings.texts.title",
}

/**
 * Where the words for a setting are, by its path in the Admin API: what changed with a version is
 * said in the words of the form.
 *
 * @example settingName("earning.holding_days") // "fields.holding_days.label"
 */
export const settingName = (path: string): string => {
  const [group, name] = path.split(".")
  const isSwitch = [...earningSwitches.map((on) => `earning.${on}`), ...redemptionSwitches.map((on) => `redemption.${on}`)].includes(path)
  if (isSwitch) {
    return `fields.${path}.label`
  }
  if (group === "excluded" || group === "badge" || !name) {
    return groups[group] ?? `fields.${group}.label`
  }
  return `fields.${group in groups ? name : group}.label`
}
