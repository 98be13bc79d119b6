import { Component, createContext, use, type ReactNode } from "react";

interface BoundaryProps {
  /** Called with what a component inside threw while it was drawn. */
  onError: (error: unknown) => void;
  /** What is drawn in place of the children then. */
  fallback: ReactNode;
  children: ReactNode;
}

const RetryContext = createContext<() => void>(() => {});

/** For what stands in place of the children of a boundary: a function that draws them anew. */
export const useRetry = (): (() => void) => use(RetryContext);

/** Keeps an error inside it from taking the whole window away. A class, because React has no hook for it. */
export class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    const { fallback, children } = this.props;
    if (!this.state.hasFailed) return children;
    return <RetryContext value={this.#retry}>{fallback}</RetryContext>;
  }

  readonly #retry = (): void => this.setState({ hasFailed: false });
}
