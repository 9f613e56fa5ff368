import type { Role } from '../gql/operations.ts';

/** What members are, as the page calls them. */
export const memberRoles: Record<Role, string> = { VIEWER: 'viewer', EDITOR: 'editor', OWNER: 'owner' };

/** What each may do. */
export const roleWords: Record<Role, string> = {
  VIEWER: 'viewer: looks at everything',
  EDITOR: 'editor: imports and corrects too',
  OWNER: 'owner: also says who else may',
};
