import { lazyPage } from '../shell/page.ts';

export const findingsPage = lazyPage(
  {
    path: '/findings',
    title: 'Findings',
    icon: 'M4 17V4M4 4h9l-2 3.5 2 3.5H4',
    key: 'f',
    group: 'house',
    uses: [],
  },
  () => import('./Content.tsx'),
);
