import type { Scope } from '../context.ts';

export type Role = 'VIEWER' | 'EDITOR' | 'OWNER';

export const roles: readonly Role[] = ['VIEWER', 'EDITOR', 'OWNER'];

export const allScopes: readonly Scope[] = ['READ', 'IMPORT', 'WRITE', 'ADMIN'];

const scopes: Record<Role, readonly Scope[]> = {
  VIEWER: ['READ'],
  EDITOR: ['READ', 'IMPORT', 'WRITE'],
  OWNER: allScopes,
};

/** What a member of a book may do in it. */
export function scopesOf(role: Role): readonly Scope[] {
  return scopes[role];
}

/** Equal text for equal rights, whoever has them: a part of the key of whatever depends on what its reader may see. */
export function permissionsOf(held: readonly Scope[]): string {
  return allScopes.filter((scope) => held.includes(scope)).join('+');
}
