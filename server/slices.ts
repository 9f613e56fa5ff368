import type { NonEmptyArray } from 'type-graphql';
import { ImportsResolver } from './imports/imports.resolver.ts';

/** One line for each slice's resolver class. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql asks for the classes themselves.
export const slices: NonEmptyArray<Function> = [ImportsResolver];
