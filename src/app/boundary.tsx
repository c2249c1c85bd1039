import { Component, type ReactNode } from "react";

type Props = {
  readonly children: ReactNode;
  /** Instead of what stumbled; `again` draws it anew. */
  readonly fallback: (again: () => void) => ReactNode;
};
type State = { readonly isBroken: boolean };

/** A screen that stumbles takes nothing else with it, above all not the phone. (React knows no other form for this.) */
export class Boundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken
      ? this.props.fallback(() => this.setState({ isBroken: false }))
      : this.props.children;
  }
}
