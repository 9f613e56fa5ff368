import { Counter, Gauge, type Registry } from 'prom-client';
import { healthCheckMillisecondsMax } from '../../config/limits.ts';
import { type Position, readPosition } from '../../ledger/book-state.sql.ts';
import type { Store } from '../../store/open-store.ts';
import type { Replica } from '../../store/replica.ts';
import { unableReasons } from '../../store/replica-unable.ts';
import { inTime } from '../in-time.ts';

/** Counts where reads go. */
export function observeReads({ replicas }: Store, registry: Registry): void {
  const registers = [registry];
  const reads = new Counter({
    name: 'farthing_snapshot_reads_total',
    help: 'Snapshots that were read, by whom they were read at: primary, replica.',
    labelNames: ['target'],
    registers,
  });
  const unable = new Counter({
    name: 'farthing_replica_unable_total',
    help: 'Reads that a replica could not answer, so that the primary did: away, behind, foreign (it follows somebody else), slow, failed.',
    labelNames: ['reason'],
    registers,
  });
  for (const target of ['primary', 'replica']) reads.inc({ target }, 0);
  for (const reason of unableReasons) unable.inc({ reason }, 0);
  replicas.told = { read: (target) => reads.inc({ target }), unable: (reason) => unable.inc({ reason }) };
}

/** Reads how far each replica has come into gauges; call it before each scrape. What is not known is left out, not 0. */
export function createReplicaGauges(registry: Registry, { replicas, watching }: Store, now: () => Date): () => Promise<void> {
  if (replicas.all.length === 0) return async () => undefined;
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['replica'], registers: [registry] });
  const up = gauge(
    'farthing_replica_up',
    'Whether a replica answers and follows the primary: 1 or 0. Numbered as DATABASE_READ_URLS has them.',
  );
  const bytes = gauge('farthing_replica_lag_bytes', 'What the primary has written and a replica does not show yet.');
  const seconds = gauge('farthing_replica_lag_seconds', 'Since a replica was last seen to show all that the primary had written by then.');
  const clocks = replicas.all.map(() => new LagClock());
  return async () => {
    const primary = await inTime(readPosition(watching), healthCheckMillisecondsMax).catch(() => null);
    await Promise.all(
      replicas.all.map(async (each, index) => {
        const replica = String(index + 1);
        const come = await followedBy(each);
        up.set({ replica }, come && (!primary || come.history === primary.history) ? 1 : 0);
        if (come && primary && come.history === primary.history) {
          const lag = primary.written - come.written;
          bytes.set({ replica }, lag > 0n ? Number(lag) : 0);
          seconds.set({ replica }, clocks[index]!.secondsBehind(primary, come, now().getTime()));
        } else for (const unknown of [bytes, seconds]) unknown.remove({ replica });
      }),
    );
  };
}

/** Null where it does not answer, or does not follow anybody. */
async function followedBy(replica: Replica): Promise<Position | null> {
  const come = await inTime(replica.followed(), healthCheckMillisecondsMax).catch(() => null);
  return come?.isStandby ? come : null;
}

/** How long a replica has been behind: neither does a quiet primary make it look late, nor a cut connection look punctual. */
export class LagClock {
  /** A place that the replica has not been seen to have come to, and when the primary was there. */
  private mark: { readonly written: bigint; readonly atMs: number } | null = null;

  secondsBehind(primary: Pick<Position, 'written'>, replica: Pick<Position, 'written'>, nowMs: number): number {
    if (this.mark && replica.written >= this.mark.written) this.mark = null;
    if (replica.written >= primary.written) return 0;
    this.mark ??= { written: primary.written, atMs: nowMs };
    return Math.max(0, nowMs - this.mark.atMs) * 0.001;
  }
}
