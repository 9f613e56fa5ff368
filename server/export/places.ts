import { exportRetrySeconds, exportsOfCredentialMax, exportsReadAtOnceMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';

/**
 * Places for exports. While one is read it has a connection to the database, of which there are few; until it has been sent it lies on
 * disk, for as long as its reader takes. Who reads slowly holds up nobody but himself.
 */
export class ExportPlaces {
  private read = 0;
  private readonly unsent = new Map<string, number>();

  /** Returns what gives the place of a credential back. Throws RATE_LIMITED where it has as many as it may. */
  takeFor(credential: string): () => void {
    const taken = this.unsent.get(credential) ?? 0;
    if (taken >= exportsOfCredentialMax) {
      const message = `You have ${taken} exports under way, and may have no more at a time. Try again when one of them has come.`;
      throw new Refusal('RATE_LIMITED', message, [], exportRetrySeconds);
    }
    this.unsent.set(credential, taken + 1);
    return () => {
      const left = this.unsent.get(credential)! - 1;
      if (left === 0) this.unsent.delete(credential);
      else this.unsent.set(credential, left);
    };
  }

  /** Reads while there is a place for it. Throws UNAVAILABLE where there is none. */
  async reading<T>(read: () => Promise<T>): Promise<T> {
    if (this.read >= exportsReadAtOnceMax) {
      const message = `This server is at ${this.read} exports, as many as it makes at a time. Try again in ${exportRetrySeconds} seconds.`;
      throw new Refusal('UNAVAILABLE', message, [], exportRetrySeconds);
    }
    this.read += 1;
    try {
      return await read();
    } finally {
      this.read -= 1;
    }
  }
}
