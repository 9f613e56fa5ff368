import { lazyPage } from '../shell/page.ts';

export const importsPage = lazyPage(
  {
    path: '/imports',
    title: 'Imports',
    icon: 'M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M3 13v4h14v-4',
    key: 'm',
    group: 'books',
    uses: [],
    needsEntries: false,
  },
  () => import('./Content.tsx'),
);
