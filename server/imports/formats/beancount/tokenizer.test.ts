import { describe, expect, it } from 'vitest';
import { isIgnoredLine, tokenize } from './tokenizer.ts';

function tokens(line: string): string[] {
  return tokenize(line, 0).tokens.map(({ kind, text, code }) => `${kind} ${code ?? text}`);
}

describe('the scanner of Beancount lines', () => {
  it('tells dates, words, accounts, commodities and numbers apart', () => {
    expect(tokens('2020/1/2 open Assets:US:99Bank-Chèque USD,HOOL.X 1,234.50EUR ; comment')).toEqual([
      'date 2020-01-02',
      'word open',
      'account Assets:US:99Bank-Chèque',
      'currency USD',
      'sign ,',
      'currency HOOL.X',
      'number 1234.50',
      'currency EUR',
    ]);
    expect(tokens('key: ke_y-2:TRUE NULL txn * ! P #t/a.g ^l-1 # {{ }} @@ ~')).toEqual([
      'key key',
      'sign :',
      'key ke_y-2',
      'sign :',
      'bool TRUE',
      'null NULL',
      'word txn',
      'sign *',
      'flag !',
      'flag P',
      'tag t/a.g',
      'link l-1',
      'sign #',
      'sign {{',
      'sign }}',
      'sign @@',
      'sign ~',
    ]);
  });

  it('reads escapes, and says where a string goes on', () => {
    expect(tokens('"a\\"b\\nc\\q"')).toEqual(['string a"b\ncq']);
    expect(tokenize('note "begun', 0)).toMatchObject({ openString: 'begun', tokens: [{ kind: 'word' }] });
  });

  it('marks what is no token, with its fault', () => {
    expect(tokens('2020-02-30 1,2 12,34 1,234,567 assets X .5')).toEqual([
      'invalid BAD_DATE',
      'invalid BAD_NUMBER',
      'invalid BAD_NUMBER',
      'number 1234567',
      'invalid NOT_UNDERSTOOD',
      'invalid NOT_UNDERSTOOD',
      'invalid NOT_UNDERSTOOD',
    ]);
  });

  it('ignores headings, drawers and prose that begins with the letter of a flag', () => {
    expect(['* Heading', '** Sub', '# x', '##', ':PROPERTIES:', 'Tables', '!x', '%%'].filter((line) => !isIgnoredLine(line))).toEqual([]);
    expect(['*', '#tag', 'PERSONAL', 'Cash:Bank', '2020', 'Assets', '-*-', ''].filter(isIgnoredLine)).toEqual([]);
  });
});
