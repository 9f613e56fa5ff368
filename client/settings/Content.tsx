import { PanelFrame, SkeletonRows } from '../ui/PanelFrame.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { Members } from './Members.tsx';
import styles from './settings.module.css';

/** Who may do what in the book. */
export function Content() {
  return (
    <div className={styles.page}>
      <PanelFrame id="api-keys" title="API keys" resetKey="keys" skeleton={<SkeletonRows title="API keys" rows={4} height={44} />}>
        <ApiKeys />
      </PanelFrame>
      <PanelFrame id="members" title="Members" resetKey="members" skeleton={<SkeletonRows title="Members" rows={3} height={36} />}>
        <Members />
      </PanelFrame>
    </div>
  );
}
