import { useFreeProductRule } from "../../hooks/use-free-products"
import { useWords } from "../../hooks/use-words"

/** The way back from everything below a page. */
export const FreeProductBreadcrumb = ({ page }: { page: "rules" | "preview" }) => {
  const { t } = useWords()
  return <span>{t(page === "rules" ? "freeProducts.title" : "freeProducts.preview.short")}</span>
}

/** The rule's name above its page, on one line. */
export const FreeProductRuleBreadcrumb = ({ id }: { id: string | undefined }) => <span className="block max-w-48 truncate sm:max-w-96">{useFreeProductRule(id).data?.name ?? ""}</span>
