import { Component, createContext, lazy, type ReactNode, Suspense, useContext } from 'react';
import { parseAddress } from '../address/address.ts';
import { codeOf, isMissingCode, refusalOf } from '../apollo/refusal.ts';
import { Brand } from '../shell/Brand.tsx';
import styles from './ui.module.css';

// Its code comes to those who have to sign in.
const SignIn = lazy(() => import('../shell/SignIn.tsx').then((module) => ({ default: module.SignIn })));

const Attempt = createContext(0);

/** Counts the retries of the panel around: part of a query's key, because Apollo remembers a failed one. */
export function useAttempt(): number {
  return useContext(Attempt);
}

type Props = {
  children: ReactNode;
  resetKey: string;
  /** What failed, where its own title cannot be drawn. */
  title?: string;
  /** The one around everything: a viewer who is not signed in signs in here, once, and not in every panel. */
  isOutermost?: boolean;
};
type State = { error: unknown; attempt: number; resetKey: string };

/** Keeps a failure inside its panel. Another question (`resetKey`) or Retry asks again. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null, attempt: 0, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (props.resetKey === state.resetKey) return null;
    return { error: null, resetKey: props.resetKey };
  }

  retry = () => {
    if (isMissingCode(this.state.error)) location.reload();
    else this.setState(({ attempt }) => ({ error: null, attempt: attempt + 1 }));
  };

  override render() {
    if (this.state.error && !this.props.isOutermost && refusalOf(this.state.error).kind === 'signed-out') throw this.state.error;
    if (this.state.error) {
      const { title, isOutermost = false } = this.props;
      return <Failure error={this.state.error} title={title} isOutermost={isOutermost} onRetry={this.retry} />;
    }
    return <Attempt value={this.state.attempt}>{this.props.children}</Attempt>;
  }
}

type FailureProps = { error: unknown; title: string | undefined; isOutermost: boolean; onRetry: () => void };

function Failure({ error, title: what, isOutermost, onRetry }: FailureProps) {
  const { kind, title, message } = refusalOf(error);
  // The whole page anew: what was on show may have been somebody else's.
  if (kind === 'signed-out') {
    return (
      <Suspense fallback={null}>
        <SignIn onDone={() => location.reload()} />
      </Suspense>
    );
  }
  const isOfBook = isOutermost && codeOf(error) === 'NOT_FOUND' && parseAddress(location.search).book !== null;
  const failure = (
    <div className={styles.failure} role="alert" data-kind={kind}>
      {what ? <h2>{what}</h2> : null}
      {isOfBook ? <strong>There is no such book here</strong> : <strong>{title}</strong>}
      <p>{isOfBook ? 'It may have been removed, be on another server, or not be yours to see.' : message}</p>
      {isOfBook ? (
        <a className={styles.button} href="/">
          Go to your own books
        </a>
      ) : (
        <button type="button" className={styles.button} onClick={onRetry}>
          Retry
        </button>
      )}
    </div>
  );
  if (!isOutermost) return failure;
  return (
    <main className={styles.alone}>
      <Brand />
      <div className={styles.panel}>{failure}</div>
    </main>
  );
}
