import { lazyPage } from '../shell/page.ts';

export const rulesPage = lazyPage(
  {
    path: '/rules',
    title: 'Rules',
    icon: 'M3 5h6M3 10h6M3 15h6M12 5h2l3 5-3 5h-2M12 10h5',
    key: 'u',
    group: 'house',
    uses: [],
    needsEntries: false,
  },
  () => import('./Content.tsx'),
);
