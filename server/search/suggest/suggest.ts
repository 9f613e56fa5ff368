import type { Sql } from '../../ledger/sql.ts';
import type { SearchDesk } from '../answer/desk.ts';
import { Finding } from '../answer/found.ts';
import { scoreUnits } from '../ranking/ranking.ts';
import { readSides, type SidePosting } from './suggest.sql.ts';
import { type BankLine, type Suggestion, voteOf } from './vote.ts';

export const neighboursAsked = 40;

/** The accounts that the other side of a bank line may belong on, by the entries that are most like it. `apart` is left out of these. */
export async function suggestFor(
  sql: Sql,
  desk: SearchDesk,
  bookId: number,
  line: BankLine,
  first: number,
  apart: string | null = null,
): Promise<Suggestion[]> {
  const [vector] = await desk.builtIn.embedTexts([line.text]);
  const asked = { mode: 'HYBRID', query: line.text, vector: vector! } as const;
  const found = await new Finding(sql, bookId, await desk.builtInTexts(sql, bookId), asked, {}, false).next(null, neighboursAsked + 1);
  const others = found.filter(({ entry }) => entry.id !== apart);
  const sides = byTransaction(
    await readSides(
      sql,
      bookId,
      others.map(({ entry }) => entry.id),
    ),
  );
  const neighbours = others.map(({ entry, score }) => ({ score: score / scoreUnits, postings: sides.get(entry.id) ?? [] })); // not money: a score
  return voteOf(line, neighbours, first);
}

function byTransaction(postings: readonly SidePosting[]): Map<string, SidePosting[]> {
  const sides = new Map<string, SidePosting[]>();
  for (const posting of postings) sides.set(posting.transactionId, [...(sides.get(posting.transactionId) ?? []), posting]);
  return sides;
}
