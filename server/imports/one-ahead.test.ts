import { expect, test } from 'vitest';
import { OneAhead } from './one-ahead.ts';

test('one piece of work is under way while its caller goes on, and the next waits for its end', async () => {
  const said: string[] = [];
  const ahead = new OneAhead();
  let end = () => {};
  const first = new Promise<void>((resolve) => {
    end = resolve;
  });
  await ahead.start(() => first.then(() => void said.push('first')));
  said.push('the caller goes on');
  const second = ahead.start(async () => void said.push('second'));
  end();
  await second;
  await ahead.idle();
  expect(said).toEqual(['the caller goes on', 'first', 'second']);
});

test('what went wrong is thrown to whoever comes next, and nothing more is begun', async () => {
  const ahead = new OneAhead();
  await ahead.start(() => Promise.reject(new Error('the disk is full')));
  await expect(ahead.start(() => expect.fail('was begun'))).rejects.toThrow('the disk is full');
  await expect(ahead.idle()).rejects.toThrow('the disk is full');
});
