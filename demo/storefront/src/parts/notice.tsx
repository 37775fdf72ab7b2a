import type { ReactElement, ReactNode } from "react"
import { PageHeading } from "../layout/page-heading.tsx"

/** A short message; problems are spoken at once. */
export function Notice({ kind, children }: { kind: "problem" | "info" | "good"; children: ReactNode }): ReactElement {
  return (
    <div className={`notice notice-${kind}`} role={kind === "problem" ? "alert" : undefined}>
      {children}
    </div>
  )
}

interface LoadingProblemProps {
  text: string
  retry: () => void
}

/** What could not be read, and the way to try again. */
export function LoadingProblem({ text, retry }: LoadingProblemProps): ReactElement {
  return (
    <Notice kind="problem">
      <p>{text}</p>
      <button type="button" className="button-quiet" onClick={retry}>
        Try again
      </button>
    </Notice>
  )
}

/** A page of which nothing could be read. */
export function PageProblem(props: LoadingProblemProps): ReactElement {
  return (
    <>
      <PageHeading title="This page cannot be shown" />
      <LoadingProblem {...props} />
    </>
  )
}
