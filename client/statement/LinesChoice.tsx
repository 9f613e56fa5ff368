import { choice } from '../address/params.ts';
import { useChoices } from '../address/use-address.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const linesParams = { lines: choice(['summary', 'all']) };

/** Whether all accounts of a statement are open, as its address says. */
export function useAllLines(): boolean {
  const [{ lines }] = useChoices(linesParams);
  return lines === 'all';
}

export function LinesChoice() {
  const [, go, { lines }] = useChoices(linesParams);
  return (
    <Segmented
      label="Accounts shown"
      value={lines}
      onChange={(next) => go({ lines: next }, { replace: true })}
      options={[
        { value: 'summary', label: 'Summary' },
        { value: 'all', label: 'Every account' },
      ]}
    />
  );
}
