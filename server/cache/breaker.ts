import { remoteFailuresMax, remoteRestMilliseconds } from '../config/limits.ts';

/** Leaves a backend alone after several failures in a row; then one command tries whether it is back. */
export class Breaker {
  private failures = 0;
  private closedFromMs = 0;
  private trying = false;

  constructor(
    private readonly nowMs: () => number,
    private readonly changed: (up: boolean) => void,
  ) {}

  /** Whether the backend is left alone. */
  get isOpen(): boolean {
    return this.failures >= remoteFailuresMax;
  }

  /** Whether a command may be sent. Where it may, tell how it went. */
  admits(): boolean {
    if (!this.isOpen) return true;
    if (this.trying || this.nowMs() < this.closedFromMs) return false;
    this.trying = true;
    return true;
  }

  succeeded(): void {
    if (this.isOpen) this.changed(true);
    this.failures = 0;
    this.trying = false;
  }

  failed(): void {
    this.failures += 1;
    this.trying = false;
    if (!this.isOpen) return;
    this.closedFromMs = this.nowMs() + remoteRestMilliseconds;
    if (this.failures === remoteFailuresMax) this.changed(false);
  }
}
