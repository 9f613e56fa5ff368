import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

/** One way of asking one server. */
export interface Way {
  readonly name: string;
  readonly port: number;
  /** Whose CPU is counted. */
  readonly pid: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the n-th request; the same each time, or not. */
  readonly body?: (n: number) => string;
  readonly status: number;
}

export interface Window {
  readonly requests: number;
  readonly cpuMicroseconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

const ticksPerSecond = 100;

/** Seconds of CPU that a process has used, as Linux counts them. */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/**
 * Asks for so many seconds: as fast as answers come, or at a rate that does not wait for them. Throws where an answer is not the
 * one expected. `again`: how often a window is passed over in which an answer's time was up.
 */
export async function ask(way: Way, seconds: number, connections: number, ratePerSecond: number | null, again = 2): Promise<Window> {
  let n = 0;
  const { body } = way;
  const before = cpuSecondsOf(way.pid);
  const result = await autocannon({
    url: `http://127.0.0.1:${way.port}${way.path}`,
    connections,
    duration: seconds,
    ...(ratePerSecond === null ? {} : { overallRate: ratePerSecond }),
    requests: [
      {
        method: way.method,
        headers: { ...way.headers },
        ...(body && {
          setupRequest: (request: autocannon.Request) => {
            n += 1;
            return { ...request, body: body(n) };
          },
        }),
      },
    ],
  });
  const cpu = cpuSecondsOf(way.pid) - before;
  const statuses = (result as unknown as { statusCodeStats: Record<string, { count: number }> }).statusCodeStats;
  const right = statuses[way.status]?.count ?? 0;
  const answered = result.requests.total;
  // On a machine that others use a short window can pass before anything is answered.
  if (answered === 0 && seconds < 30) return ask(way, seconds * 4, connections, ratePerSecond);
  // An answer's time may be over within a window: it is computed again then, and sent whole. One that is refused is none.
  const areWhole = Object.keys(statuses).every((status) => status === '200' || status === String(way.status));
  const areMostlyRight = right >= answered * 0.95;
  if (areWhole && !areMostlyRight && again > 0) return ask(way, seconds, connections, ratePerSecond, again - 1);
  if (!areWhole || !areMostlyRight)
    throw new Error(`${way.name}: ${answered} answers, ${right} of status ${way.status}: ${JSON.stringify(statuses)}`);
  return {
    requests: answered,
    cpuMicroseconds: Math.round((cpu * 1e6) / answered),
    p50: result.latency.p50,
    p99: result.latency.p99,
    bytes: Math.round(result.throughput.total / answered),
  };
}
