import { lazyPage } from '../shell/page.ts';

export const transactionsPage = lazyPage(
  {
    path: '/transactions',
    title: 'Transactions',
    icon: 'M3 5h14M3 10h14M3 15h9',
    key: 't',
    group: 'books',
    uses: ['period'],
  },
  () => import('./Content.tsx'),
);
