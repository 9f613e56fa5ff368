import { lazyPage } from '../shell/page.ts';

export const incomeStatementPage = lazyPage(
  {
    path: '/income-statement',
    title: 'Income statement',
    icon: 'M4 17V3h12v14l-2-1.5-2 1.5-2-1.5L8 17l-2-1.5zM7 7h6M7 10.5h6',
    key: 'i',
    group: 'reports',
    uses: ['period', 'compare', 'currency'],
  },
  () => import('./Content.tsx'),
);
