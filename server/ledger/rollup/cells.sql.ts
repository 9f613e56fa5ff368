import { Decimal } from '../decimal.ts';
import { plannedOnce, type Sql } from '../sql.ts';
import { soughtNodes } from './branches.ts';
import type { Extent } from './cover.ts';
import { type AskedAccount, branchKinds, type CellScope, levels, nodeKinds } from './node.ts';
import { partsOf } from './parts.ts';

/** Postings of one account, commodity and kind within one span, summed exactly. */
export interface Cell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** Index into the scope's spans. */
  readonly span: number;
  readonly amount: Decimal;
  /** What the part with a rate is worth in the book's currency, each posting at its own day's rate. */
  readonly value: Decimal;
  /** The part that had no rate on its day. */
  readonly unpriced: Decimal;
}

/**
 * The cells of one account, commodity and kind over time: lists of equal length, as text with commas. Rows of their own would take
 * several times as long to read, and arrays twice.
 */
interface Series {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  readonly spans: string;
  readonly amounts: string;
  /** Empty where all of the amount is priced at 1; null where that is so in all. */
  readonly values: string | null;
  /** Empty where all of it is priced, null likewise. */
  readonly unpriced: string | null;
}

/**
 * Sums of the book over spans of days: one statement over balance nodes and what has not been folded into them yet.
 * What it costs depends on how many accounts, commodities and spans there are, not on how many postings. A cell without
 * any posting is left out; one whose postings cancel is not.
 */
export async function readCells(sql: Sql, bookId: number, scope: CellScope, extent: Extent): Promise<Cell[]> {
  const { kinds, spans, accounts, chart } = scope;
  const parts = partsOf(scope, extent);
  const sought = soughtNodes(accounts, chart);
  const rows = await sql.query<Series>(areLookedUp(sought.length, kinds) ? probing : scanning, [
    bookId,
    parts.map((part) => part.kind),
    parts.map((part) => part.worthKind),
    parts.map((part) => part.branchKind),
    parts.map((part) => part.level),
    parts.map((part) => part.first),
    parts.map((part) => part.next ?? 'infinity'),
    parts.map((part) => part.sign),
    parts.map((part) => part.span),
    spans.map(({ first }) => first ?? '-infinity'),
    spans.map(({ next }) => next ?? 'infinity'),
    kinds,
    kinds.map((kind) => branchKinds.get(kind) ?? kind),
    ...askedOf(accounts),
    sought.map(({ id }) => id),
    sought.map(({ under }) => under),
    sought.map(({ form }) => form),
    sought.map(({ sign }) => sign),
  ]);
  return rows.flatMap(cellsOf);
}

/** From so many accounts on, all that the book has are read in one go rather than each looked up. */
const probesMax = 50;

/** What lies at cost is looked up whatever is asked for: its level is another one. */
function areLookedUp(count: number, kinds: readonly number[]): boolean {
  return count < probesMax || kinds.includes(nodeKinds.atCost);
}

/** The level whose nodes tell that there are any. What lies at cost may come to nothing in all, and then has no node but those of its days. */
const heldLevel = `case when kinds.kind = ${nodeKinds.atCost} then ${levels.day} else ${levels.ever} end`;

/** The level is a number here: one that depends on the row is no bound of the index, and the nodes of all days are read to find it. */
const heldByScan = `
  select sought.*, kinds.kind
    from kinds cross join sought
    join (select distinct kind, account_id from balance_node
           where book_id = $1 and kind = any ($12::smallint[] || $13::smallint[]) and level = ${levels.ever}) node
      on node.account_id = sought.id and node.kind = case when sought.form = 2 then kinds.branch_kind else kinds.kind end`;

const heldByProbes = `
  select sought.*, kinds.kind
    from kinds cross join sought
   cross join lateral (
     select from balance_node
      where book_id = $1 and kind = case when sought.form = 2 then kinds.branch_kind else kinds.kind end and level = ${heldLevel}
        and account_id = sought.id limit 1) node`;

const statement = (held: string) => `
     with part as (
       select * from unnest($2::smallint[], $3::smallint[], $4::smallint[], $5::smallint[], $6::date[], $7::date[], $8::smallint[], $9::int[])
                  as part (kind, worth_kind, branch_kind, level, first, next, sign, span)),
     span as (
       select * from unnest($10::date[], $11::date[]) with ordinality as span (first, next, number)),
     kinds as (
       select * from unnest($12::smallint[], $13::smallint[]) as kinds (kind, branch_kind)),
     asked as (
       select * from unnest($14::int[], $15::int[], $16::boolean[]) as asked (id, under, is_worth)),
     sought as (
       select * from unnest($17::int[], $18::int[], $19::smallint[], $20::smallint[]) as sought (id, under, form, sign)),
     -- What the book has at all: most accounts have no closing entries, and many no cash.
     held as materialized (${held}),
     cell as (
       select coalesce(part.span, width_bucket(node.period, $10::date[]) - 1) as span, part.kind, held.under,
              case when held.form = 0 then node.commodity_id else 0 end as commodity_id,
              case when part.sign = held.sign then x.amount else -x.amount end as amount,
              case when part.sign = held.sign then node.value else -node.value end as value,
              case when held.form > 0 then 0 when part.sign = held.sign then node.unpriced else -node.unpriced end as unpriced,
              part.sign * held.sign * node.n as n
         from held join part on part.kind = held.kind
         -- The planner cannot know how few nodes a part means: "offset 0" keeps it to one range of the index for each.
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = case held.form when 0 then part.kind when 1 then part.worth_kind else part.branch_kind end
             and level = part.level and account_id = held.id and period >= part.first and period < part.next offset 0) node
        cross join lateral (select case when held.form > 0 then node.value else node.amount end as amount) x
       union all
       -- What has no rate is in no worth. Most books have none.
       select coalesce(part.span, width_bucket(node.period, $10::date[]) - 1), part.kind, asked.under, node.commodity_id,
              part.sign * node.unpriced, 0, part.sign * node.unpriced, 0
         from asked cross join part
        cross join lateral (
          select * from balance_node
           where book_id = $1 and kind = part.kind and level = part.level and account_id = asked.id and unpriced <> 0
             and period >= part.first and period < part.next offset 0) node
        where asked.is_worth and (
          select exists (select from balance_node where book_id = $1 and kind = any ($12::smallint[]) and level = 3 and unpriced <> 0))
       union all
       select span.number - 1, delta.kind, asked.under, case when asked.is_worth and step.rate is not null then 0 else delta.commodity_id end,
              case when asked.is_worth and step.rate is not null then delta.amount * step.rate else delta.amount end,
              coalesce(delta.amount * step.rate, 0), case when step.rate is null then delta.amount else 0 end, delta.n
         from balance_delta delta
         join asked on asked.id = delta.account_id
         join span on delta.date >= span.first and delta.date < span.next
         left join lateral (
           select rate from rate_step
            where book_id = $1 and commodity_id = delta.commodity_id and from_date <= delta.date
            order by from_date desc limit 1) step on true
        where delta.book_id = $1 and delta.kind = any ($12::smallint[]))
     -- The lists of a row are in one order, whichever it is; grouped as they are given out, the cells are sorted once.
     select kind, under as "accountId", commodity_id as "commodityId", string_agg(span::text, ',') as spans,
            string_agg(amount::text, ',') as amounts,
            case when bool_or(value <> amount) then string_agg(case when value <> amount then value::text else '' end, ',') end as values,
            case when bool_or(unpriced <> 0) then string_agg(case when unpriced <> 0 then unpriced::text else '' end, ',') end as unpriced
       from (select under, commodity_id, kind, span, sum(amount) as amount, sum(value) as value, sum(unpriced) as unpriced
               from cell
              group by under, commodity_id, kind, span having sum(n) <> 0 or sum(amount) <> 0) x
      group by under, commodity_id, kind order by under, commodity_id, kind`;

const probing = plannedOnce(statement(heldByProbes));
const scanning = plannedOnce(statement(heldByScan));

/** Bound as int[], int[] and boolean[]: id, under and isWorth. */
export function askedOf(accounts: readonly AskedAccount[]): [number[], number[], boolean[]] {
  return [accounts.map(({ id }) => id), accounts.map(({ under }) => under), accounts.map(({ isWorth }) => isWorth)];
}

function cellsOf({ kind, accountId, commodityId, ...lists }: Series): Cell[] {
  const [spans, amounts] = [lists.spans.split(','), lists.amounts.split(',')];
  const [values, unpriced] = [lists.values?.split(','), lists.unpriced?.split(',')];
  return spans.map((span, i) => {
    const amount = Decimal.fromNumeric(amounts[i]!);
    return {
      kind,
      accountId,
      commodityId,
      span: Number(span),
      amount,
      value: values?.[i] ? Decimal.fromNumeric(values[i]) : amount,
      unpriced: unpriced?.[i] ? Decimal.fromNumeric(unpriced[i]) : Decimal.zero,
    };
  });
}
