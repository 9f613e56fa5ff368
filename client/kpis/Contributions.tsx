import { Fragment, type ReactNode } from 'react';
import { PageLink } from '../address/use-address.tsx';
import type { DateRange } from '../format/date.ts';
import { money } from '../format/money.ts';
import type { KpiDetailsQuery, KpiDetailsQueryVariables } from '../gql/operations.ts';
import { useRows } from '../statement/use-rows.ts';
import styles from './kpis.module.css';

type Parts = NonNullable<NonNullable<KpiDetailsQuery['kpis']>['kpis'][number]['contributions']>;
type Key = KpiDetailsQueryVariables['key'];
type Props = { parts: Parts; kpiKey: Key; range: DateRange | null | undefined; currency: string };

/** The accounts that make up a figure, with their entries behind each. */
export function Contributions({ parts, kpiKey, range, currency }: Props) {
  const rows = useRows();
  const days = daysOf(kpiKey, range ?? null);
  return (
    <>
      <h4>Made up of</h4>
      <dl className={styles.parts}>
        {parts.map(({ account, label, amount }) => (
          <div key={account?.id ?? label}>
            <dt title={account?.fullName}>{withBreaks(label)}</dt>
            <dd>
              {account && days ? (
                <PageLink href={rows({ accounts: [account.fullName] }, days)}>{money(amount, currency)}</PageLink>
              ) : (
                money(amount, currency)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A long name may break where one account ends and the one below it begins. */
function withBreaks(name: string): ReactNode {
  return name.split(':').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
    <Fragment key={index}>
      {index > 0 ? (
        <>
          :<wbr />
        </>
      ) : null}
      {part}
    </Fragment>
  ));
}

/** Figures of a day, which all entries up to it have made. The others are of what happened in the period. */
const balances = new Set<Key>(['CASH_ON_HAND', 'OUTSTANDING_DEBT', 'RECEIVABLES', 'PAYABLES', 'WORKING_CAPITAL']);

function daysOf(key: Key, range: DateRange | null): { from: string | null; to: string } | null {
  if (!range) return null;
  return balances.has(key) ? { from: null, to: range.to } : range;
}
