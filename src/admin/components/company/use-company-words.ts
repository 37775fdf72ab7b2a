import { useWords } from "../../hooks/use-words"

/** What is said of a company and its members in several places. */
export const useCompanyWords = () => {
  const { t, number } = useWords()
  return {
    /** "500 points a month", "No limit". */
    limit: (points: number | null) => (points === null ? t("company.noLimit") : t("company.aMonth", { count: points, points: number(points) })),
    mayRedeem: (may: boolean) => t(may ? "company.may" : "company.mayNot"),
  }
}
