import type { ReactElement, ReactNode } from "react"

/** A short message; problems are spoken at once. */
export function Notice({ kind, children }: { kind: "problem" | "info" | "good"; children: ReactNode }): ReactElement {
  return (
    <div className={`notice notice-${kind}`} role={kind === "problem" ? "alert" : undefined}>
      {children}
    </div>
  )
}

/** What could not be read, and the way to try again. */
export function LoadingProblem({ text, retry }: { text: string; retry: () => void }): ReactElement {
  return (
    <Notice kind="problem">
      <p>{text}</p>
      <button type="button" className="button-quiet" onClick={retry}>
        Try again
      </button>
    </Notice>
  )
}
