import { lazyPage } from '../shell/page.ts';

export const accountsPage = lazyPage(
  {
    path: '/accounts',
    title: 'Accounts',
    icon: 'M4 4h5M6.5 4v12h4M6.5 10h4M10.5 8h6v4h-6zM10.5 14h6v4h-6z',
    key: 'a',
    group: 'books',
    uses: ['period', 'currency'],
  },
  () => import('./Content.tsx'),
);
