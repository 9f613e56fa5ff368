/**
 * Progress on stderr, so that stdout stays free for the answer of a command.
 * A step that ends within two seconds says nothing.
 */
const silentMs = 2_000;
const repeatMs = 10_000;

/** Seconds with one decimal, for people. */
export function secondsSince(startMs) {
  return `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
}

/**
 * Runs `work`, telling how long it has been going on once it takes longer than two seconds.
 * @template T
 * @param {string} label what is going on, as a sentence without a full stop
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, work) {
  const startMs = performance.now();
  let shown = false;
  const tell = () => {
    const line = `${label} ... ${shown ? secondsSince(startMs) : ''}`.trimEnd();
    if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
    else process.stderr.write(`${line}\n`);
    shown = true;
  };
  const first = setTimeout(tell, silentMs);
  const repeat = setInterval(() => shown && tell(), process.stderr.isTTY ? 1_000 : repeatMs);
  try {
    const answer = await work();
    if (shown) process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${label}: done in ${secondsSince(startMs)}\n`);
    return answer;
  } catch (error) {
    if (shown && process.stderr.isTTY) process.stderr.write('\n');
    throw error;
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
  }
}
