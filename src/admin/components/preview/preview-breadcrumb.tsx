import { useWords } from "../../hooks/use-words"

export const PreviewBreadcrumb = () => <span>{useWords().t("preview.short")}</span>
