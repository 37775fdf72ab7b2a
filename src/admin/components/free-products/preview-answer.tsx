import { Alert, Badge, Text } from "@medusajs/ui"
import type { AdminFreeProductPreview } from "../../../types/free-products"
import { useFreeProductWords } from "../../hooks/use-free-product-words"
import { problemsOfError } from "../../lib/sdk"
import { Section } from "../common/section"
import { VerdictList } from "./verdict-list"

type PreviewAnswerProps = { data: AdminFreeProductPreview | undefined; error: Error | null; asked: boolean; isFetching: boolean }

/** What each rule says, and below it the goods that they looked at. */
export const PreviewAnswer = ({ data, error, asked, isFetching }: PreviewAnswerProps) => {
  const words = useFreeProductWords()
  const { t, number } = words
  const firing = data?.verdicts.filter(({ fires }) => fires).length ?? 0
  const answered = data && !error ? data : undefined
  return (
    <>
      <Section title={t("preview.answer")} hint={answered ? t("freeProducts.preview.total", { count: firing, firing: number(firing), all: number(answered.verdicts.length) }) : undefined}>
        <div aria-live="polite" aria-busy={isFetching}>
          {!asked && <Centred text={t("freeProducts.preview.incomplete")} />}
          {asked && isFetching && !data && <Centred text={t("preview.loading")} />}
          {error && (
            <Alert variant="error" className="m-4" role="alert">
              {problemsOfError(error).map((problem) => (
                <p key={`${problem.path}${problem.reason}`}>{words.problem(problem)}</p>
              ))}
            </Alert>
          )}
          {asked && answered && <VerdictList verdicts={answered.verdicts} currency={answered.currency_code} />}
        </div>
      </Section>
      {asked && answered && <Goods preview={answered} />}
    </>
  )
}

const Centred = ({ text }: { text: string }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-10 text-center">
    {text}
  </Text>
)

const Goods = ({ preview: { lines, currency_code } }: { preview: AdminFreeProductPreview }) => {
  const { t, number, money } = useFreeProductWords()
  return (
    <Section title={t("freeProducts.preview.goods.title")}>
      <ul className="divide-ui-border-base divide-y">
        {lines.map((line) => (
          <li key={line.line_id} className="flex items-start justify-between gap-4 px-6 py-3">
            <span className="flex min-w-0 flex-wrap items-center gap-2">
              <Text size="small" className="break-words">
                {number(line.quantity)} × {line.title}
              </Text>
              {line.is_free && <Badge size="2xsmall" color="green">{t("freeProducts.free")}</Badge>}
            </span>
            <Text size="small" className="shrink-0 tabular-nums">
              {t("freeProducts.preview.goods.each", { price: money(line.unit_price, currency_code) })}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
