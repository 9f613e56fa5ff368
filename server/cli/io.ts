/** Where a command reads its surroundings and speaks: a terminal, or a terminal at the other end of a request. */
export interface CommandIo {
  /** File names are relative to it. */
  readonly cwd: string;
  readonly now: () => Date;
  /** True where `err` is a terminal, on which a line can be redrawn. */
  readonly isTerminal?: boolean;
  /** The whole standard input. */
  stdin(): Promise<string>;
  out(text: string): void;
  err(text: string): void;
}

/** Something that the person at the terminal can mend: printed without a stack, exit code 1. */
export class CommandFailed extends Error {}
