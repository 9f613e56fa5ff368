import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { planNameOf, type Sql } from '../../../server/ledger/sql.ts';
import { Announcer, pauseBetweenAnnouncements } from '../../../server/store/announcer.ts';
import { median, type Ratio, ratioOf, rounded } from '../measure/timing.ts';
import { compact } from './compactor.ts';

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
  /** Commits of a variant for each one without triggers in the same round. */
  readonly ratios: Record<string, Ratio>;
  readonly deadlocks: Record<string, number>;
  /** Other refusals by SQLSTATE; none is expected. */
  readonly otherFailures: Record<string, number>;
}

const writers = 8;
/** Between two looks whether anything is to be folded. */
const betweenLooksMs = 100;
const deadlock = '40P01';

type Variant = 'without triggers' | 'as shipped' | 'as shipped, compactor running';

/** What each writer writes: an entry of three postings, one of them on the hot account, the others on any. */
const statements = {
  transaction: `insert into transaction (book_id, id, date, status, description, fingerprint, occurrence)
    values ($1, nextval('transaction_id'), $2, 'UNMARKED', 'contention', sha256(random()::text::bytea || currval('transaction_id')::text::bytea), 0) returning id`,
  posting: `insert into posting (book_id, transaction_id, position, account_id, date, commodity_id, amount, kind, status, entry_date,
      entry_largest)
    select $1, $2, x.position, x.account_id, $3, $4, x.amount, 'REAL', 'UNMARKED', $3, max(abs(x.amount)) over ()
      from unnest($5::int[], $6::int[], $7::numeric[]) as x (position, account_id, amount)`,
};

/** Eight writers on plain connections, without the book's lock; the variants take turns, round after round. */
export async function measureContention(task: ContentionTask): Promise<ContentionAnswer> {
  const admin = await connected(task.url);
  const book = await bookOf(admin, task);
  const variants: Variant[] = ['without triggers', 'as shipped', 'as shipped, compactor running'];
  const commits: Record<string, number[]> = Object.fromEntries(variants.map((variant) => [variant, []]));
  const deadlocks: Record<string, number> = Object.fromEntries(variants.map((variant) => [variant, 0]));
  const otherFailures: Record<string, number> = {};
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
  const bare = commits['without triggers']!;
  const ratioTo = (variant: string) => ratioOf(commits[variant]!.map((rate, round) => rate / bare[round]!));
  return {
    writers,
    secondsEach: task.seconds,
    commitsPerSecond: Object.fromEntries(variants.map((variant) => [variant, rounded(median(commits[variant]!))])),
    ratios: Object.fromEntries(variants.slice(1).map((variant) => [variant, ratioTo(variant)])),
    deadlocks,
    otherFailures,
  };
}

interface BookFacts {
  readonly hotId: number;
  readonly accountIds: readonly number[];
  readonly commodityId: number;
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function bookOf(admin: Client, { bookId, hot }: ContentionTask): Promise<BookFacts> {
  const accounts = await admin.query('select id, full_name from account where book_id = $1', [bookId]);
  const commodity = await admin.query("select id from commodity where book_id = $1 and symbol = 'EUR'", [bookId]);
  return {
    hotId: accounts.rows.find((row) => row.full_name === hot).id,
    accountIds: accounts.rows.map((row) => row.id),
    commodityId: commodity.rows[0].id,
  };
}

async function runVariant(task: ContentionTask, book: BookFacts, admin: Client, variant: Variant) {
  // Triggers of foreign keys stay: they belong to the tables, not to what is derived from them.
  const change = variant === 'without triggers' ? 'disable' : 'enable';
  for (const table of ['transaction', 'posting']) await admin.query(`alter table ${table} ${change} trigger user`);
  const clients = await Promise.all(Array.from({ length: writers }, () => connected(task.url)));
  const telling = await connected(task.url);
  // One for all of a process, as in the server.
  const announcer = variant === 'without triggers' ? null : new Announcer(plainSql(telling), pauseBetweenAnnouncements);
  const failures = new Map<string, number>();
  const until = performance.now() + task.seconds * 1000;
  const isCompacted = variant === 'as shipped, compactor running';
  const [counts] = await Promise.all([
    Promise.all(clients.map((client) => writeUntil(client, task.bookId, book, until, failures, announcer))),
    isCompacted ? compactUntil(task, until) : undefined,
  ]);
  await announcer?.idle();
  await Promise.all([...clients, telling].map((client) => client.end()));
  await admin.query('alter table transaction enable trigger user');
  await admin.query('alter table posting enable trigger user');
  return { commits: counts.reduce((sum, count) => sum + count, 0), failures };
}

/** `announcer` tells all servers of each commit. */
async function writeUntil(
  client: Client,
  bookId: number,
  book: BookFacts,
  until: number,
  failures: Map<string, number>,
  announcer: Announcer | null,
): Promise<number> {
  let commits = 0;
  const any = () => book.accountIds[Math.floor(Math.random() * book.accountIds.length)]!;
  while (performance.now() < until) {
    const date = `2026-${String(1 + Math.floor(Math.random() * 11)).padStart(2, '0')}-15`;
    try {
      await client.query('begin');
      const { rows } = await client.query(statements.transaction, [bookId, date]);
      const accounts = [book.hotId, any(), any()].sort(() => Math.random() - 0.5);
      await client.query(statements.posting, [
        bookId,
        rows[0].id,
        date,
        book.commodityId,
        [0, 1, 2],
        accounts,
        ['10.00', '-4.00', '-6.00'],
      ]);
      await client.query('commit');
      void announcer?.tell(bookId);
      commits += 1;
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      failures.set(code, (failures.get(code) ?? 0) + 1);
      await client.query('rollback');
    }
  }
  return commits;
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

function plainSql(client: Client): Pick<Sql, 'query'> {
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
      const name = planNameOf(text);
      return (await client.query({ ...(name ? { name } : {}), text, values: [...parameters] })).rows as Row[];
    },
  };
}
