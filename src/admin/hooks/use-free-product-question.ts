import { useMemo, useRef, useState } from "react"
import { useSearchParams } from "react-router-dom"
import { addressOfQuestion, emptyQuestion, inputOfQuestion, type QuestionParts, questionOfAddress } from "../lib/free-product-question"
import { useShopRegions } from "./use-shop"

export type FreeProductQuestion = { parts: QuestionParts; change: (patch: Partial<QuestionParts>) => void; input: ReturnType<typeof inputOfQuestion> }

/** Without a choice, the first region of the shop is asked about. */
const useComplete = (parts: QuestionParts): QuestionParts => {
  const [first] = useShopRegions()
  return useMemo(() => ({ ...parts, region_id: parts.region_id || (first?.id ?? "") }), [parts, first?.id])
}

/** The question of the preview page lives in the address, so that other pages can ask it and colleagues can be sent the answer. */
export const useQuestionInAddress = (): FreeProductQuestion => {
  const [address, setAddress] = useSearchParams()
  const [asked, setAsked] = useState(() => questionOfAddress(address))
  const latest = useRef(asked)
  const change = (patch: Partial<QuestionParts>) => {
    latest.current = { ...latest.current, ...patch }
    setAsked(latest.current)
    setAddress(addressOfQuestion(latest.current), { replace: true })
  }
  const parts = useComplete(asked)
  return { parts, change, input: inputOfQuestion(parts) }
}

/** A question inside a form, whose page has another address. */
export const useQuestion = (): FreeProductQuestion => {
  const [asked, setAsked] = useState(emptyQuestion)
  const parts = useComplete(asked)
  return { parts, change: (patch) => setAsked((before) => ({ ...before, ...patch })), input: inputOfQuestion(parts) }
}
