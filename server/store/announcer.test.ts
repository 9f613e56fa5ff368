import { expect, it } from 'vitest';
import { Announcer } from './announcer.ts';

/** Statements that end when the test says so. */
function held() {
  const asked: { bookId: unknown; end(error?: Error): void }[] = [];
  const query = (_: string, parameters?: readonly unknown[]) =>
    new Promise<never[]>((resolve, reject) => {
      asked.push({ bookId: parameters![0], end: (error) => (error ? reject(error) : resolve([])) });
    });
  return {
    asked,
    announcer: new Announcer({ query: query as never }),
    at: (pause: () => Promise<void>) => new Announcer({ query: query as never }, pause),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('tells of what was committed in the meantime in one go, by a statement that begins after it', async () => {
  const { asked, announcer } = held();
  const first = announcer.tell(1);
  const [second, third] = [announcer.tell(1), announcer.tell(1)];
  expect(asked).toHaveLength(1);
  asked[0]!.end();
  await first;
  await settled();
  expect(asked).toHaveLength(2);
  const fourth = announcer.tell(1);
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]!.end();
  await Promise.all([second, third]);
  await settled();
  expect(asked).toHaveLength(3);
  asked[2]!.end();
  await fourth;
});

it('keeps books apart', async () => {
  const { asked, announcer } = held();
  const told = [announcer.tell(1), announcer.tell(2)];
  expect(asked.map(({ bookId }) => bookId)).toEqual([1, 2]);
  for (const { end } of asked) end();
  await Promise.all(told);
});

it('lets a write stand that could not be told of, and tells of the next', async () => {
  const { asked, announcer } = held();
  const told = announcer.tell(1);
  asked[0]!.end(new Error('gone'));
  await told;
  const next = announcer.tell(1);
  await settled();
  asked[1]!.end();
  await next;
});

it('leaves a pause between two of a book, and tells of what is committed in it', async () => {
  const { asked, at } = held();
  const pauses: (() => void)[] = [];
  const announcer = at(() => new Promise((resolve) => void pauses.push(resolve)));
  const first = announcer.tell(1);
  asked[0]!.end();
  await first;
  const [second, third] = [announcer.tell(1), announcer.tell(1)];
  await settled();
  expect([asked.length, pauses.length]).toEqual([1, 1]);
  pauses[0]!();
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]!.end();
  await Promise.all([second, third]);
});
