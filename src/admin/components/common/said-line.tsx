import { Text } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"

/** One quiet line where there is nothing else to show. */
export const SaidLine = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-4">
    {text}
  </Text>
)

/** Instead of what could not be read, or is still being read. */
export const LoadState = ({ failed }: { failed: boolean }) => {
  const { t } = useWords()
  return (
    <div role="status">
      <SaidLine text={t(failed ? "pickers.state.failed" : "pickers.state.loading")} />
    </div>
  )
}
