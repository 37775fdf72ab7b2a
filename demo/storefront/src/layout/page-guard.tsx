import { Component, type ReactNode } from "react"
import { PageProblem } from "../parts/notice.tsx"

/** Keeps a mistake in one page from taking the whole shop away. */
export class PageGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <PageProblem text="Something went wrong on this page." retry={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    )
  }
}
