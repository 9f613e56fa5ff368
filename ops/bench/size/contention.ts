import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { Announcer, pauseBetweenAnnouncements } from '../../../server/store/announcer.ts';
import { median, type Ratio, ratioOf, rounded } from '../measure/timing.ts';
import { compact } from './compactor.ts';
import { type BookFacts, connected, plainSql, readBook, writeUntil } from './hot-writer.ts';

export interface ContentionTask {
  /** A database with one small book, which is changed. */
  readonly url: string;
  readonly bookId: number;
  readonly hot: string;
  readonly rounds: number;
  /** How long the writers of one variant write in one round. */
  readonly seconds: number;
}

export interface ContentionAnswer {
  readonly writers: number;
  readonly secondsEach: number;
  /** Commits per second: the median of the rounds. */
  readonly commitsPerSecond: Record<string, number>;
  /** Commits of a variant for each one without triggers in the same round: without versions, search and announcements, too. */
  readonly ratios: Record<string, Ratio>;
  /** Commits of a variant for each one without the rollup in the same round, the compactor at work beside both or neither. */
  readonly ratiosToNoRollup: Record<string, Ratio>;
  readonly deadlocks: Record<string, number>;
  /** Other refusals by SQLSTATE; none is expected. */
  readonly otherFailures: Record<string, number>;
}

const writers = 8;
/** Between two looks whether anything is to be folded. */
const betweenLooksMs = 100;
const deadlock = '40P01';

const variants = [
  'without triggers',
  'without rollup',
  'without rollup, compactor running',
  'as shipped',
  'as shipped, compactor running',
] as const;
type Variant = (typeof variants)[number];

/** The variant that differs from another in the rollup and in nothing else. */
const withoutRollup = { 'as shipped': 'without rollup', 'as shipped, compactor running': 'without rollup, compactor running' } as const;

const tables = ['transaction', 'posting'];
const noTriggers = tables.map((table) => `alter table ${table} disable trigger user`);
/** Entries are only inserted here. The counting of versions, which announcements tell of, stays. */
const noRollup = tables.map((table) => `alter table ${table} disable trigger ${table}_insert_summed`);

/** Triggers of foreign keys stay: they belong to the tables, not to what is derived from them. */
const switchesOff: Record<Variant, readonly string[]> = {
  'without triggers': noTriggers,
  'without rollup': noRollup,
  'without rollup, compactor running': noRollup,
  'as shipped': [],
  'as shipped, compactor running': [],
};

/** Eight writers on plain connections, without the book's lock; the variants take turns, round after round. */
export async function measureContention(task: ContentionTask): Promise<ContentionAnswer> {
  const admin = await connected(task.url);
  const book = await readBook(admin, task.bookId, task.hot);
  const commits: Record<string, number[]> = Object.fromEntries(variants.map((variant) => [variant, []]));
  const deadlocks: Record<string, number> = Object.fromEntries(variants.map((variant) => [variant, 0]));
  const otherFailures: Record<string, number> = {};
  // Whoever writes first would else pay for code that is compiled meanwhile.
  await runVariant({ ...task, seconds: Math.min(task.seconds, 1) }, book, admin, 'as shipped');
  for (let round = 0; round < task.rounds; round += 1) {
    // Forwards, then backwards: what grows over time weighs on all of them alike.
    for (const variant of round % 2 === 0 ? variants : [...variants].reverse()) {
      const outcome = await runVariant(task, book, admin, variant);
      commits[variant]!.push(outcome.commits / task.seconds);
      for (const [code, count] of outcome.failures) {
        if (code === deadlock) deadlocks[variant]! += count;
        else otherFailures[code] = (otherFailures[code] ?? 0) + count;
      }
    }
  }
  await admin.end();
  const ratioOfTwo = (variant: string, to: string) => ratioOf(commits[variant]!.map((rate, round) => rate / commits[to]![round]!));
  return {
    writers,
    secondsEach: task.seconds,
    commitsPerSecond: Object.fromEntries(variants.map((variant) => [variant, rounded(median(commits[variant]!))])),
    ratios: Object.fromEntries(variants.slice(1).map((variant) => [variant, ratioOfTwo(variant, 'without triggers')])),
    ratiosToNoRollup: Object.fromEntries(Object.entries(withoutRollup).map(([variant, to]) => [variant, ratioOfTwo(variant, to)])),
    deadlocks,
    otherFailures,
  };
}

async function runVariant(task: ContentionTask, book: BookFacts, admin: Client, variant: Variant) {
  await tidy(admin, task.bookId);
  for (const change of switchesOff[variant]) await admin.query(change);
  const clients = await Promise.all(Array.from({ length: writers }, () => connected(task.url)));
  const telling = await connected(task.url);
  // One for all of a process, as in the server.
  const announcer = variant === 'without triggers' ? null : new Announcer(plainSql(telling), pauseBetweenAnnouncements);
  const failures = new Map<string, number>();
  const until = performance.now() + task.seconds * 1000;
  const [counts] = await Promise.all([
    Promise.all(clients.map((client) => writeUntil(client, book, until, failures, announcer))),
    variant.endsWith('compactor running') ? compactUntil(task, until) : undefined,
  ]);
  await announcer?.idle();
  await Promise.all([...clients, telling].map((client) => client.end()));
  for (const table of tables) await admin.query(`alter table ${table} enable trigger user`);
  return { commits: counts.reduce((sum, count) => sum + count, 0), failures };
}

/** What one variant has piled up is not for the next one to fold or to step over. */
async function tidy(admin: Client, bookId: number): Promise<void> {
  await compact(plainSql(admin), bookId, 0);
  await admin.query('vacuum balance_delta, balance_node, book_change, book_version');
}

async function compactUntil({ url, bookId }: ContentionTask, until: number): Promise<void> {
  const client = await connected(url);
  const sql = plainSql(client);
  while (performance.now() < until) {
    await compact(sql, bookId);
    await sleep(betweenLooksMs);
  }
  await client.end();
}
