import type { Viewer } from '../context.ts';

/** Equal text means equal rights: what one may see, so may the other. It says nothing of who they are. */
export function permissionPrint(viewer: Viewer): string {
  return [...viewer.scopes].sort().join(' ');
}
