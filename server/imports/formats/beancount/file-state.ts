import type { Tag } from '../../journal.ts';
import type { Fault } from '../plain-text/fault.ts';
import type { Directive } from './directive.ts';
import type { Metadata } from './metadata.ts';
import { defaultOptions, type Options } from './options.ts';

export interface Include {
  readonly pattern: string;
  readonly line: number;
  readonly text: string;
}

export interface Plugin {
  readonly name: string;
  readonly config: string | null;
  readonly line: number;
  readonly text: string;
}

/** A tag that pushtag laid upon the entries that follow. */
interface PushedTag {
  readonly tag: string;
  readonly line: number;
  readonly text: string;
}

interface PushedMetadata {
  readonly metadata: Metadata;
  readonly line: number;
  readonly text: string;
}

/** What one file has said so far. Options and pushed tags end with their file, as in Beancount. */
export class FileState {
  readonly options: Options = defaultOptions();
  readonly directives: Directive[] = [];
  readonly includes: Include[] = [];
  readonly plugins: Plugin[] = [];
  readonly tags: PushedTag[] = [];
  readonly metadata = new Map<string, PushedMetadata[]>();
  private accountPattern: RegExp | null = null;
  private readonly validAccounts = new Set<string>();

  constructor(
    readonly file: string,
    /** Reports what is wrong without ending the directive. */
    readonly report: (fault: Fault) => void,
  ) {}

  isValidAccount(name: string): boolean {
    if (this.validAccounts.has(name)) return true;
    this.accountPattern ??= patternOf(this.options);
    const valid = this.accountPattern.test(name);
    if (valid) this.validAccounts.add(name);
    return valid;
  }

  /** To be called after a root name has changed. */
  forgetAccounts(): void {
    this.accountPattern = null;
    this.validAccounts.clear();
  }

  /** The metadata that pushmeta laid upon the entries that follow, one of each name. */
  pushedMetadata(): Tag[] {
    return [...this.metadata.values()].map((stack) => stack[stack.length - 1]!.metadata);
  }
}

function patternOf(options: Options): RegExp {
  const roots = Object.values(options.roots).map((root) => root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Only the first part below the root is looked at, as Beancount does: the scanner has seen to the others.
  return new RegExp(`^(?:${roots.join('|')})(?::[\\p{Lu}\\p{Nd}][\\p{L}\\p{Nd}-]*)+`, 'u');
}
