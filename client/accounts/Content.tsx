import { useChoices } from '../address/use-address.tsx';
import { elapsedOf } from '../format/period.ts';
import { useShell } from '../shell/use-shell.ts';
import { PanelFrame, SkeletonRows } from '../ui/PanelFrame.tsx';
import { AccountTree } from './AccountTree.tsx';
import { accountParams } from './params.ts';
import { Register } from './Register.tsx';

/** The chart of accounts, or one account with all that happened on it. */
export function Content() {
  const { today, view } = useShell();
  const [choices, go] = useChoices(accountParams);
  const asOf = elapsedOf(view.range, today).to;
  const title = choices.account ?? 'Chart of accounts';
  return (
    <PanelFrame
      id="accounts"
      title={title}
      resetKey={JSON.stringify([choices, view.range])}
      skeleton={<SkeletonRows title={title} rows={14} height={36} />}
    >
      {choices.account === null ? (
        <AccountTree asOf={asOf} currency={view.currency} />
      ) : (
        <Register key={choices.account} fullName={choices.account} choices={choices} go={go} range={view.range} />
      )}
    </PanelFrame>
  );
}
