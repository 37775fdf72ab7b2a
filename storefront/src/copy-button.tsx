"use client"

import { type ReactElement, type RefObject, useState } from "react"

interface CopyButtonProps {
  /** What is copied. */
  text: string
  /** Where it stands: selected where the browser does not let a page write to the clipboard. */
  shown: RefObject<HTMLElement | null>
  /** On the button, its name for screen readers, and what is said afterwards. */
  labels: { copy: string; name?: string; copied: string; copyFailed: string }
}

/** A button that copies a text, and says whether it did. */
export function CopyButton({ text, shown, labels }: CopyButtonProps): ReactElement {
  const [said, setSaid] = useState("")
  const copy = async () => {
    const done = await copied(text)
    setSaid(done ? labels.copied : labels.copyFailed)
    const element = shown.current
    if (!done && element instanceof HTMLTextAreaElement) {
      element.select()
    } else if (!done && element) {
      globalThis.getSelection?.()?.selectAllChildren(element)
    }
  }
  return (
    <>
      <button type="button" onClick={() => void copy()} aria-label={labels.name}>
        {labels.copy}
      </button>
      <span className="copy-said" role="status">
        {said}
      </span>
    </>
  )
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
