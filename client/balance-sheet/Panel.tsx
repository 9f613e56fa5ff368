import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import { printDate } from '../format/date.ts';
import { sum } from '../format/decimal.ts';
import { money, nameOf } from '../format/money.ts';
import {
  BalanceSheetDocument,
  type BalanceSheetPanelFragment,
  BalanceSheetPanelFragmentDoc,
  type BalanceSheetQueryVariables,
} from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, Notice, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { UnpricedNotice, WarningNotices } from '../ui/Warnings.tsx';
import styles from './balance-sheet.module.css';
import { Section, TotalRow } from './Section.tsx';
import { parentsOf } from './tree.ts';

void (
  /* GraphQL */ `
  fragment BalanceSheetPanel on Query {
    balanceSheet(asOf: $asOf, comparisons: $comparisons, currency: $currency) {
      asOf comparisons currency
      assets { ...SectionFigures @unmask }
      liabilities { ...SectionFigures @unmask }
      equity { ...SectionFigures @unmask }
      totalLiabilitiesAndEquity { amount currency }
      imbalance { amount currency }
      unpriced { currency amount on }
      warnings { code message }
    }
  }
  fragment SectionFigures on StatementSection {
    total { amount currency }
    comparativeTotals { amount currency }
    lines {
      account { id }
      label depth hasChildren
      value { amount currency }
      comparatives { amount currency }
      native { amount currency }
    }
  }
  query BalanceSheet($asOf: Date!, $comparisons: [Date!]!, $currency: Currency) {
    ...BalanceSheetPanel
  }
`
);

export type Sheet = NonNullable<BalanceSheetPanelFragment['balanceSheet']>;

type Props = { asOf: string; comparedTo: string | null; currency: string };

export function BalanceSheetPanel({ asOf, comparedTo, currency }: Props) {
  const variables: BalanceSheetQueryVariables = { asOf, comparisons: comparedTo ? [comparedTo] : [], currency };
  return (
    <PanelFrame
      id="balance-sheet"
      title="Balance sheet"
      resetKey={JSON.stringify(variables)}
      skeleton={<SkeletonRows title="Balance sheet" rows={16} />}
    >
      <Statement variables={variables} />
    </PanelFrame>
  );
}

function Statement({ variables }: { variables: BalanceSheetQueryVariables }) {
  useSuspenseQuery(BalanceSheetDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: BalanceSheetPanelFragmentDoc,
    fragmentName: 'BalanceSheetPanel',
    from: { __typename: 'Query' },
    variables,
  });
  const sheet = data.balanceSheet;
  if (!sheet) throw new Error('The server gave no balance sheet and no reason.');
  const lines = [...sheet.assets.lines, ...sheet.liabilities.lines, ...sheet.equity.lines];
  const [depth, setDepth] = useState<'summary' | 'all'>('summary');
  return (
    <>
      <PanelHead title="Balance sheet" aside={`as of ${printDate(sheet.asOf)}, in ${nameOf(sheet.currency)}`}>
        <Segmented
          label="Accounts shown"
          value={depth}
          onChange={setDepth}
          options={[
            { value: 'summary', label: 'Summary' },
            { value: 'all', label: 'Every account' },
          ]}
        />
      </PanelHead>
      <Doubts sheet={sheet} />
      {lines.length === 0 ? (
        <EmptyNote>No account had a balance by {printDate(sheet.asOf)}.</EmptyNote>
      ) : (
        // The choice of depth sets all lines anew; single lines then open and close by hand.
        <SheetTable key={depth} sheet={sheet} openAtFirst={depth === 'all' ? parentsOf(lines) : []} />
      )}
    </>
  );
}

/** What makes the statement doubtful stands above it, and is never left out. */
function Doubts({ sheet }: { sheet: Sheet }) {
  if (sheet.imbalance.length === 0 && sheet.unpriced.length === 0 && sheet.warnings.length === 0) return null;
  return (
    <div className={styles.doubts}>
      {sheet.imbalance.length > 0 ? (
        <Notice>
          <b>These books do not balance.</b> All postings together come to{' '}
          {sheet.imbalance.map((out, index) => (
            <span key={out.currency}>
              {index > 0 ? ', ' : ''}
              {money(out.amount, out.currency)}
            </span>
          ))}{' '}
          in place of nothing.
        </Notice>
      ) : null}
      <UnpricedNotice unpriced={sheet.unpriced} currency={sheet.currency} />
      <WarningNotices warnings={sheet.warnings} />
    </div>
  );
}

function SheetTable({ sheet, openAtFirst }: { sheet: Sheet; openAtFirst: readonly string[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(['Assets', 'Liabilities', 'Equity', ...openAtFirst]));
  const toggle = (key: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const shared = { sheet, open, toggle };
  return (
    <Scroll className={styles.scroll} label="Balance sheet, table">
      <table className={styles.sheet}>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">{printDate(sheet.asOf)}</th>
            {sheet.comparisons.map((date) => (
              <th scope="col" key={date} className={styles.comparison}>
                {printDate(date)}
              </th>
            ))}
            {sheet.comparisons.length > 0 ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <Section title="Assets" section={sheet.assets} {...shared} />
        <Section title="Liabilities" section={sheet.liabilities} {...shared} />
        <Section title="Equity" section={sheet.equity} {...shared} />
        <tbody>
          <TotalRow
            label="Liabilities and equity"
            total={sheet.totalLiabilitiesAndEquity}
            comparative={comparativeOf(sheet)}
            sheet={sheet}
            isGrand
          />
        </tbody>
      </table>
    </Scroll>
  );
}

/** The compared day's right side, which the API gives in its two parts. */
function comparativeOf({ liabilities, equity, currency }: Sheet) {
  const parts = [liabilities, equity].flatMap((section) => section.comparativeTotals[0]?.amount ?? []);
  return parts.length === 2 ? { amount: sum(parts), currency } : null;
}
