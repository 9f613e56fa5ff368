import type { Chart } from '../chart.ts';
import type { AskedAccount } from './node.ts';

/** What of an account is read: its sums by commodity, its own worth, or the worth of all accounts below it. */
export const forms = { native: 0, worth: 1, branch: 2 } as const;
type Form = (typeof forms)[keyof typeof forms];

/** Nodes of one account, added under another or, where `sign` is -1, taken away from it. */
export interface SoughtNodes {
  readonly id: number;
  readonly under: number;
  readonly form: Form;
  readonly sign: 1 | -1;
}

/**
 * The nodes that what is asked for is made of, as few as can be: where all accounts below one are summed under the same, or nearly all,
 * the branch is read, less those that do not belong. Each account must be asked for once. Without a chart each is read by itself.
 */
export function soughtNodes(accounts: readonly AskedAccount[], chart: Chart | undefined): SoughtNodes[] {
  const native = accounts.filter(({ isWorth }) => !isWorth).map(({ id, under }) => nodes(id, under, forms.native));
  const worth = accounts.filter(({ isWorth }) => isWorth);
  if (!chart || worth.length === 0) return [...native, ...worth.map(({ id, under }) => nodes(id, under, forms.worth))];
  const groupOf = new Map(worth.map(({ id, under }) => [id, under]));
  const summed = coverBelow(chart, null, groupOf);
  summed.delete(none);
  return [...native, ...[...summed.values()].flat()];
}

/** The nodes of days that add up to what is asked for by commodity: those of accounts and, as `forms.branch`, of branches. */
export function soughtDays(accounts: readonly AskedAccount[], chart: Chart): SoughtNodes[] {
  return soughtNodes(
    accounts.map((account) => ({ ...account, isWorth: true })),
    chart,
  );
}

/** The accounts whose worth nobody asks for; ids begin at 1. */
const none = 0;

/** Nodes that make up the accounts of each group. */
type Cover = Map<number, SoughtNodes[]>;

function coverBelow(chart: Chart, id: number | null, groupOf: ReadonlyMap<number, number>): Cover {
  const cover: Cover = new Map();
  for (const child of chart.children(id)) {
    for (const [group, found] of coverBelow(chart, child.id, groupOf)) add(cover, group, found);
    const own = groupOf.get(child.id) ?? none;
    add(cover, own, [nodes(child.id, own, forms.worth)]);
  }
  return id === null ? cover : withBranch(cover, id);
}

/** Reads the largest group as the branch less all others, where that is less to read. */
function withBranch(cover: Cover, id: number): Cover {
  const [largest, ...others] = [...cover].sort(([, a], [, b]) => b.length - a.length);
  if (!largest) return cover;
  const [group, direct] = largest;
  const rest = others.flatMap(([, found]) => found);
  if (direct.length <= 1 + rest.length) return cover;
  const less = rest.map(({ sign, ...node }): SoughtNodes => ({ ...node, under: group, sign: sign === 1 ? -1 : 1 }));
  return new Map([...others, [group, [nodes(id, group, forms.branch), ...less]]]);
}

function add(cover: Cover, group: number, found: readonly SoughtNodes[]): void {
  const known = cover.get(group);
  if (known) known.push(...found);
  else cover.set(group, [...found]);
}

function nodes(id: number, under: number, form: Form): SoughtNodes {
  return { id, under, form, sign: 1 };
}
