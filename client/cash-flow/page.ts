import { lazyPage } from '../shell/page.ts';

export const cashFlowPage = lazyPage(
  {
    path: '/cash-flow',
    title: 'Cash flow',
    icon: 'M3 7h12m0 0-3.5-3.5M15 7l-3.5 3.5M17 13H5m0 0 3.5-3.5M5 13l3.5 3.5',
    key: 'c',
    group: 'reports',
    uses: ['period', 'compare', 'currency'],
  },
  () => import('./Content.tsx'),
);
