import { lazyPage } from '../shell/page.ts';

export const settingsPage = lazyPage(
  {
    path: '/settings',
    title: 'Settings',
    icon: 'M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4',
    key: ',',
    group: 'house',
    uses: [],
    needsEntries: false,
  },
  () => import('./Content.tsx'),
);
