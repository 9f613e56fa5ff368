import { lazy, Suspense } from 'react';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printDate } from '../format/date.ts';
import { nameOf } from '../format/money.ts';
import { BalanceSheetDocument, type BalanceSheetQueryVariables } from '../gql/operations.ts';
import { Doubts } from '../statement/Doubts.tsx';
import { LinesChoice, useAllLines } from '../statement/LinesChoice.tsx';
import { StatementTable } from '../statement/StatementTable.tsx';
import { statementCsv } from '../statement/statement-csv.ts';
import { Areas, WithAreas } from '../statement/WithAreas.tsx';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows, Waiting } from '../ui/PanelFrame.tsx';
import { statementOf } from './sheet.ts';
import { useSheet } from './use-sheet.ts';
import { useSheetRows } from './use-sheet-rows.ts';

// For who asks for it; the table is in the first load.
const Course = lazy(() => import('./Course.tsx').then((module) => ({ default: module.Course })));

type As = 'table' | 'treemap' | 'course';
type Props = { asOf: string; comparisons: readonly string[]; currency: string; as?: As };

export function BalanceSheetPanel({ asOf, comparisons, currency, as = 'table' }: Props) {
  const variables: BalanceSheetQueryVariables = { asOf, comparisons: [...comparisons], currency };
  return (
    <PanelFrame
      id="balance-sheet"
      title="Balance sheet"
      resetKey={JSON.stringify(variables)}
      skeleton={<SkeletonRows title="Balance sheet" rows={16} />}
    >
      <View variables={variables} as={as} />
    </PanelFrame>
  );
}

function View({ variables, as }: { variables: BalanceSheetQueryVariables; as: As }) {
  const sheet = useSheet(variables);
  const isAll = useAllLines();
  const hrefOf = useSheetRows();
  const statement = statementOf(sheet);
  const isEmpty = statement.blocks.every(({ rows }) => rows.length === 0);
  return (
    <>
      <PanelHead title="Balance sheet" aside={`as of ${printDate(sheet.asOf)}, in ${nameOf(sheet.currency)}`}>
        {as === 'table' ? <LinesChoice /> : null}
        <ViewMenu title="Balance sheet" table={() => statementCsv(statement)} query={{ document: BalanceSheetDocument, variables }} />
      </PanelHead>
      <Doubts {...sheet} />
      {isEmpty ? (
        <EmptyNote>No account had a balance by {printDate(sheet.asOf)}.</EmptyNote>
      ) : as === 'table' ? (
        // The choice of lines sets them all anew; single lines then open and close by hand.
        <WithAreas statement={statement} hrefOf={hrefOf}>
          <StatementTable key={String(isAll)} statement={statement} caption="Balance sheet" isAll={isAll} hrefOf={hrefOf} />
        </WithAreas>
      ) : (
        <Suspense fallback={<Waiting title="the drawing">{<SkeletonRows rows={10} />}</Waiting>}>
          {as === 'treemap' ? <Areas statement={statement} hrefOf={hrefOf} /> : <Course sheet={sheet} />}
        </Suspense>
      )}
    </>
  );
}
