import type { DocumentNode } from 'graphql';
import type { ComponentType, ReactNode } from 'react';
import { useChoices } from '../address/use-address.tsx';
import { ViewMenu } from '../export/ViewMenu.tsx';
import { printRange } from '../format/date.ts';
import { useShell } from '../shell/use-shell.ts';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Warning } from '../ui/Warnings.tsx';
import { columnOptions, columnParams, statementVariables } from './columns.ts';
import { Doubts } from './Doubts.tsx';
import { LinesChoice, useAllLines } from './LinesChoice.tsx';
import { type HrefOf, StatementTable } from './StatementTable.tsx';
import type { Statement } from './statement.ts';
import { statementCsv } from './statement-csv.ts';
import { WithAreas } from './WithAreas.tsx';

type Variables = ReturnType<typeof statementVariables>;
type Found = {
  statement: Statement;
  doubts: { unpriced: readonly { currency: string; amount: string; on: string }[]; warnings: readonly Warning[] };
  document: DocumentNode;
  hrefOf: HrefOf;
};
/** Draws what a report's figures have become. */
export type Show = (found: Found) => ReactNode;

type Props = {
  title: string;
  /** Asks for the report and gives it to `children`. */
  Figures: ComponentType<{ variables: Variables; children: Show }>;
};

/** The page of a statement over a period: its columns, how deep it goes, and the table. */
export function PeriodStatement({ title, Figures }: Props) {
  const { view } = useShell();
  const [{ columns }, go, wanted] = useChoices(columnParams);
  const isAll = useAllLines();
  const variables = statementVariables(view.range, view.compared, columns, view.currency);
  return (
    <PanelFrame id="statement" title={title} resetKey={JSON.stringify(variables)} skeleton={<SkeletonRows title={title} rows={18} />}>
      <Figures variables={variables}>
        {({ statement, doubts, document, hrefOf }) => (
          <>
            <PanelHead title={printRange(view.range)}>
              <Segmented label="Columns" value={wanted.columns} options={columnOptions} onChange={(next) => go({ columns: next })} />
              <LinesChoice />
              <ViewMenu title={title} table={() => statementCsv(statement)} query={{ document, variables }} />
            </PanelHead>
            <Doubts {...doubts} currency={statement.currency} />
            {statement.blocks.every(({ rows }) => rows.length === 0) ? (
              <EmptyNote>Nothing was posted in this period. Choose another one above.</EmptyNote>
            ) : (
              <WithAreas statement={statement} hrefOf={hrefOf}>
                <StatementTable key={`${isAll} ${columns}`} statement={statement} caption={title} isAll={isAll} hrefOf={hrefOf} />
              </WithAreas>
            )}
          </>
        )}
      </Figures>
    </PanelFrame>
  );
}
