import { lazyPage } from '../shell/page.ts';

export const balanceSheetPage = lazyPage(
  {
    path: '/balance-sheet',
    title: 'Balance sheet',
    icon: 'M10 3v14M5 17h10M4 6h12M4 6l-2 6h4zM16 6l-2 6h4z',
    key: 'b',
    group: 'reports',
    uses: ['period', 'compare', 'currency'],
  },
  () => import('./Content.tsx'),
);
