import { Component, type ReactNode } from 'react';
import { Broken } from './Broken.tsx';

/** Keeps a bug in one render from leaving the agent with an empty box. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken onTryAgain={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}
