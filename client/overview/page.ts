import { eagerPage } from '../shell/page.ts';
import { Content, preloadDetails } from './Content.tsx';

export const overviewPage = eagerPage(
  {
    path: '/',
    title: 'Overview',
    icon: 'M3 3h6v7H3zM12 3h5v4h-5zM12 10h5v7h-5zM3 13h6v4H3z',
    key: 'o',
    group: 'reports',
    uses: ['period', 'compare', 'currency'],
  },
  Content,
  preloadDetails,
);
