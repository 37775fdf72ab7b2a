import { Alert, Text } from "@medusajs/ui"
import type { AdminTierPricePreviewInput } from "../../../types/tier-price-rule"
import { useEntityNames } from "../../hooks/use-entities"
import { useTierPricePreview } from "../../hooks/use-tier-price-rules"
import { useWords } from "../../hooks/use-words"
import { problemsOfError } from "../../lib/sdk"
import { Section } from "../common/section"
import { PreviewPrice } from "./preview-price"

/** The price of each variant, and which rules had a say in it. */
export const PreviewResult = ({ input }: { input: AdminTierPricePreviewInput | null }) => {
  const words = useWords()
  const { t } = words
  const { data, isFetching, error } = useTierPricePreview(input)
  const names = useEntityNames("variants", input?.variant_ids ?? [])
  return (
    <Section title={t("preview.answer")} hint={t("preview.answerHint")}>
      <div aria-live="polite" aria-busy={isFetching}>
        {!input && <Line text={t("preview.incomplete")} />}
        {input && isFetching && !data && <Line text={t("preview.loading")} />}
        {error && (
          <Alert variant="error" className="m-4" role="alert">
            {problemsOfError(error).map((problem) => (
              <p key={`${problem.path}${problem.reason}`}>{words.problem(problem)}</p>
            ))}
          </Alert>
        )}
        {input &&
          !error &&
          data?.map((price) => (
            <PreviewPrice key={price.variant_id} price={price} variant={names.data?.get(price.variant_id)} />
          ))}
      </div>
    </Section>
  )
}

const Line = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-10 text-center">
    {text}
  </Text>
)
