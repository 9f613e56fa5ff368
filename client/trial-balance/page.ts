import { lazyPage } from '../shell/page.ts';

export const trialBalancePage = lazyPage(
  {
    path: '/trial-balance',
    title: 'Trial balance',
    icon: 'M3 4h14M3 16h14M10 4v12M5 8h2.5M5 12h2.5M12.5 8H15M12.5 12H15',
    key: 'r',
    group: 'reports',
    uses: ['period', 'currency'],
  },
  () => import('./Content.tsx'),
);
