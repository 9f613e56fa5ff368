import { longPageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { Decimal } from '../ledger/decimal.ts';
import { pageWindow, readPage } from '../ledger/page-window.ts';
import { requireRange } from '../ledger/period.ts';
import { parsePlainDate } from '../ledger/plain-date.ts';
import { type Connection, connectionOf } from '../nouns/connection.types.ts';
import { type PriceRow, readPrices } from './prices.sql.ts';
import type { Price, PricesArguments } from './prices.types.ts';

const isDate = (text: string) => parsePlainDate(text) !== null;
const isMinusId = (text: string) => /^-\d{1,9}$/.test(text);

/** A page of prices, newest first. */
export async function pricePage(context: Context, page: PricesArguments): Promise<Connection<Price>> {
  const { book } = context;
  const filter = { currency: page.currency, in: page.in, range: page.range };
  if (page.range) requireRange(page.range.from, page.range.to);
  const cursors = new CursorCodec(['prices', book.id, filter], [isDate, isMinusId, isMinusId]);
  const window = pageWindow(page, { usual: page.first, max: longPageSizeMax }, cursors);
  const found = await context.snapshot((sql) => readPage(window, (span) => readPrices(sql, book.id, filter, span)));
  const keyOf = (row: PriceRow) => [row.on, String(-row.currencyId), String(-row.inId)];
  return connectionOf(found, cursors, keyOf, (row) => ({
    on: row.on,
    currency: row.currency,
    price: Decimal.from(row.price),
    in: row.in,
    source: row.source,
  }));
}
