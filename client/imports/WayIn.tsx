import { ImportDrop } from './ImportDrop.tsx';
import { ImportPanel } from './Panel.tsx';

/** The latest imports, and where the next file goes in. */
export function WayIn() {
  return (
    <ImportPanel>
      <ImportDrop />
    </ImportPanel>
  );
}
