import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CopyBinary } from '../ledger/copy-binary.ts';
import { Decimal } from '../ledger/decimal.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { confined } from './confined.ts';
import { ensureRowSecurity } from './row-security.ts';
import { sqlOf } from './sql-of.ts';

let app: TestApp;
let book: TestBook;
let other: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  const journal = '2026-01-01 a\n    b  1 EUR\n    c\n\nP 2026-01-01 EUR 2 USD\n';
  [book, other] = [await app.book({}, journal), await app.book({}, journal)];
});
afterAll(() => app.close());

const plain = () => sqlOf(app.store.source.manager);

const tablesLackingAPolicy = `
  select c.relname from pg_class c
   where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
     and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`;

describe('row-level security', () => {
  it('is forced on every table, and on one that is made later once the store is opened', async () => {
    expect(await plain().query(tablesLackingAPolicy)).toEqual([]);
    await plain().query('create table made_later (book_id int, secret text)');
    expect(await plain().query(tablesLackingAPolicy)).toEqual([{ relname: 'made_later' }]);
    await ensureRowSecurity(app.store.source.manager);
    expect(await plain().query(tablesLackingAPolicy)).toEqual([]);
    await plain().query('insert into made_later values ($1, $2), ($3, $2)', [book.bookId, 'x', other.bookId]);
    expect(await book.access.snapshot((sql) => sql.query('select * from made_later'))).toEqual([{ book_id: book.bookId, secret: 'x' }]);
    await plain().query('drop table made_later cascade');
  });

  it('binds the role that requests run under: it owns nothing and may not pass by', async () => {
    const [role] = await plain().query(
      "select rolsuper, rolbypassrls, rolcanlogin, rolinherit from pg_roles where rolname = 'farthing_book'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolinherit: false });
    const owned = await plain().query("select relname from pg_class where pg_get_userbyid(relowner) = 'farthing_book'");
    expect(owned).toEqual([]);
    const { access } = book;
    expect(await access.snapshot((sql) => sql.query('select current_user as who'))).toEqual([{ who: 'farthing_book' }]);
    expect(await access.importDesk.query('select current_user as who')).toEqual([{ who: 'farthing_book' }]);
    expect(await access.importDesk.lockedTransaction((sql) => sql.query('select current_user as who'))).toEqual([{ who: 'farthing_book' }]);
  });

  it('shows of every table the rows of one book, whatever is asked', async () => {
    const tables = await plain().query<{ name: string }>(
      "select table_name as name from information_schema.columns where column_name = 'book_id' and table_schema = current_schema()",
    );
    expect(tables.length).toBeGreaterThan(14);
    for (const { name } of tables) {
      const column = name === 'api_key' ? 'id' : '*';
      const rows = await book.access.snapshot((sql) =>
        sql.query(`select count(${column}) filter (where book_id <> $1) as n from ${name}`, [book.bookId]),
      );
      expect([name, rows]).toEqual([name, [{ n: '0' }]]);
      const [mine] = await book.access.snapshot((sql) => sql.query<{ n: string }>(`select count(${column}) as n from ${name}`));
      const [all] = await plain().query<{ n: string }>(`select count(*) as n from ${name} where book_id = $1`, [book.bookId]);
      expect([name, mine]).toEqual([name, all]);
    }
    expect(await book.access.snapshot((sql) => sql.query('select id from book'))).toEqual([{ id: book.bookId }]);
  });

  it('keeps secrets and the log of changes from being read', async () => {
    for (const read of [
      'select * from session',
      'select * from one_time_link',
      'select digest from api_key',
      'select password from person',
      'select * from audit_entry',
    ])
      await expect(
        book.access.snapshot((sql) => sql.query(read)),
        read,
      ).rejects.toThrow('permission denied');
  });

  it('refuses to write rows of another book, by statement and by COPY', async () => {
    const insert = 'insert into commodity (book_id, id, symbol) values ($1, 999999, $2)';
    await expect(book.access.write((sql) => sql.query(insert, [other.bookId, 'X']))).rejects.toThrow('row-level security');
    const copied = (bookId: number) =>
      book.access.importDesk.lockedTransaction((sql) =>
        sql.copyIn({
          table: 'residue',
          columns: ['book_id', 'transaction_id', 'commodity_id', 'date', 'amount'],
          rows: new CopyBinary(['int4', 'int8', 'int4', 'date', 'numeric']).row([bookId, 999998, 1, '2026-01-01', Decimal.zero]).bytes(),
        }),
      );
    await expect(copied(other.bookId)).rejects.toThrow(/rows of book|row-level security/);
    const summed = (bookId: number) =>
      book.access.importDesk.lockedTransaction((sql) =>
        sql.copyIn({
          table: 'balance_delta',
          columns: ['book_id', 'kind', 'account_id', 'commodity_id', 'date', 'amount', 'n'],
          rows: new CopyBinary(['int4', 'int2', 'int4', 'int4', 'date', 'numeric', 'int8'])
            .row([bookId, 0, 999998, 1, '2026-01-01', Decimal.zero, 0])
            .bytes(),
        }),
      );
    await expect(summed(other.bookId)).rejects.toThrow(/rows of another book|row-level security/);
    await summed(book.bookId);
    await copied(book.bookId);
    expect(await plain().query('select book_id from residue where transaction_id = 999998')).toEqual([{ book_id: book.bookId }]);
    const taken = await book.access.write((sql) =>
      sql.query('update transaction set description = $1 where book_id = $2 returning id', ['mine', other.bookId]),
    );
    expect(taken).toEqual([]);
  });

  it('answers nothing at all where no book is set', async () => {
    const asked = app.store.source.transaction(async (manager) => {
      await manager.query('set local role farthing_book');
      return manager.query('select * from account');
    });
    await expect(asked).rejects.toThrow();
    await expect(confined(app.store.source, Number.NaN, 'write', async () => 1)).rejects.toThrow('no book');
  });
});
