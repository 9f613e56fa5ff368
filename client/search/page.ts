import { lazyPage } from '../shell/page.ts';

export const searchPage = lazyPage(
  {
    path: '/search',
    title: 'Search',
    icon: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zm4.3-1.7L17 17',
    key: 's',
    group: 'books',
    uses: [],
  },
  () => import('./Content.tsx'),
);
