import { createContext, Script } from 'node:vm';
import { patternLengthMax, patternMilliseconds, patternOptionalMax, patternPlainSteps, patternRemembered } from '../../../config/limits.ts';
import { Fault } from './fault.ts';

/**
 * A regular expression out of a journal. Who wrote it may not have thought of what it costs: some try every way to cut a
 * name into pieces, which ends in no time that a server has. Those are broken off, and become a Fault where they are used.
 */
export class Pattern {
  private readonly regex: RegExp;
  private readonly choices: Choices;
  private readonly remembered = new Map<string, unknown>();
  private millisecondsLeft = patternMilliseconds.ofAll;

  /** `source` as it was written, for what is told; `translated` as JavaScript has it. */
  constructor(
    private readonly source: string,
    translated: string,
    flags: string,
  ) {
    if (source.length > patternLengthMax)
      throw new Fault('BAD_REGEX', `This regular expression has more than ${patternLengthMax} characters; divide it into several.`, source);
    try {
      this.regex = new RegExp(translated, flags);
    } catch {
      throw new Fault('BAD_REGEX', `The regular expression /${source}/ cannot be understood; check its brackets.`, source);
    }
    this.choices = choicesOf(translated);
    if (this.choices.optional > patternOptionalMax)
      throw new Fault(
        'BAD_REGEX',
        `The regular expression /${source}/ has more than ${patternOptionalMax} optional parts; divide it into several.`,
        source,
      );
  }

  test(text: string): boolean {
    return this.run(text, () => this.regex.test(text));
  }

  replace(text: string, template: string): string {
    return this.run(text, () => text.replace(this.regex, template));
  }

  /** Each pattern is only ever asked for one thing, so that its text alone names what is remembered. */
  private run<T>(text: string, match: () => T): T {
    const { isNested, alternatives, repetitions } = this.choices;
    if (!isNested && 2 ** alternatives * (text.length + 1) ** (repetitions + 1) <= patternPlainSteps) return this.sound(match);
    const known = this.remembered.get(text);
    if (known !== undefined) return known as T;
    if (this.millisecondsLeft <= 0) throw this.slow();
    const began = performance.now();
    try {
      const found = this.sound(() => bounded(match));
      if (this.remembered.size < patternRemembered) this.remembered.set(text, found);
      return found;
    } finally {
      this.millisecondsLeft -= performance.now() - began;
    }
  }

  private sound<T>(match: () => T): T {
    try {
      return match();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
        this.millisecondsLeft = 0;
        throw this.slow();
      }
      // V8 compiles a pattern where it is first used, and only then finds it too large.
      throw new Fault('BAD_REGEX', `The regular expression /${this.source}/ is too large; write it with smaller repetitions.`, this.source);
    }
  }

  private slow(): Fault {
    return new Fault(
      slowPattern,
      `The regular expression /${this.source}/ takes too long; write it without nested repetition.`,
      this.source,
    );
  }
}

/** Told a few times only: each has held the server up. */
export const slowPattern = 'SLOW_REGEX';

interface Choices {
  /** A repeated group or a reference back: what is repeated may itself be cut in many ways. */
  readonly isNested: boolean;
  /** Bars in groups, each of which may double the ways. */
  readonly alternatives: number;
  /** Repeated characters, each of which may end anywhere. */
  readonly repetitions: number;
  /** What may be there or not. */
  readonly optional: number;
}

/** A look at the signs alone, which sees too many choices rather than too few. */
function choicesOf(source: string): Choices {
  const signs = source
    .replace(/\\k|\\[1-9]/g, '\uffff')
    .replace(/\\./g, 'x')
    .replace(/\[\^?\]?[^\]]*\]/g, 'x')
    .replace(/\((?:\?(?:<?[=!]|:|<\w+>))?/g, '(');
  return {
    isNested: /[)\uffff][*+{]|\uffff/.test(signs),
    alternatives: signs.includes('(') ? (signs.match(/\||\)\?/g)?.length ?? 0) : 0,
    repetitions: signs.match(/[*+]\??|\?|\{\d+,\d*\}\??/g)?.length ?? 0,
    optional: signs.match(/[^*+?}]\?|\{\d+,\d+\}|\(\||\|(?=[|)])/g)?.length ?? 0,
  };
}

const room = createContext({ match: null });
const call = new Script('match()');

/** The one way to end a match that has begun: V8 looks for a timeout of `node:vm` wherever a pattern turns back. */
function bounded<T>(match: () => T): T {
  room.match = match;
  try {
    return call.runInContext(room, { timeout: patternMilliseconds.ofOne });
  } finally {
    room.match = null;
  }
}
