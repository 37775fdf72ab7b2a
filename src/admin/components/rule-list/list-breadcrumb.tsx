import { useWords } from "../../hooks/use-words"

/** The way back to the list from everything below it. */
export const ListBreadcrumb = () => <span>{useWords().t("title")}</span>
