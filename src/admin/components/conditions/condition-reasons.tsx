import { Text } from "@medusajs/ui"
import { useConditionWords } from "../../hooks/use-condition-words"

type Reason = { path: string; condition: string | null; code: string; details: Record<string, unknown> | null }

/** What a preview says of a rule whose conditions are not met: each condition, and what is missing. */
export const ConditionReasons = ({ details }: { details: Record<string, unknown> | null }) => {
  const { nameOf, unmetOf } = useConditionWords()
  const reasons = Array.isArray(details?.reasons) ? details.reasons.filter(isReason) : []
  return reasons.length > 0 ? (
    <ul className="mt-1 flex flex-col gap-y-0.5">
      {reasons.map((reason) => (
        <li key={`${reason.path}-${reason.code}`}>
          <Text size="small" className="text-ui-fg-muted break-words">
            {[reason.condition && nameOf(reason.condition), unmetOf(reason.code, reason.details)].filter(Boolean).join(": ")}
          </Text>
        </li>
      ))}
    </ul>
  ) : null
}

const isReason = (value: unknown): value is Reason => typeof value === "object" && value !== null && "path" in value && "code" in value && typeof value.code === "string"
