import { lazyPage } from '../shell/page.ts';

export const expensesPage = lazyPage(
  {
    path: '/expenses',
    title: 'Expenses',
    icon: 'M3 17V9m5 8V4m5 13v-6m5 6V7',
    key: 'e',
    group: 'reports',
    uses: ['period', 'compare', 'currency'],
  },
  () => import('./Content.tsx'),
);
