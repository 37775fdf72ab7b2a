import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useState } from "react"

const AnnouncerContext = createContext<(text: string) => void>(() => undefined)

/** Says a sentence to people who do not see the page change. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnouncerContext)
}

/** Holds the live region that the sentences are spoken from. */
export function Announcer({ children }: { children: ReactNode }): ReactElement {
  const [spoken, setSpoken] = useState({ text: "", turn: 0 })
  const announce = useCallback((text: string) => setSpoken(({ turn }) => ({ text, turn: turn + 1 })), [])
  return (
    <AnnouncerContext.Provider value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {/* A new element each time: the same sentence twice is spoken twice. */}
        <span key={spoken.turn}>{spoken.text}</span>
      </div>
    </AnnouncerContext.Provider>
  )
}
