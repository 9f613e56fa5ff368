/** A place to ask the database: a snapshot, a transaction or the plain connection. Rows come as the wire gives them. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Adds rows by the shortest way that the database has. Tables are filled in order. */
  copyIn(...copies: readonly Copy[]): Promise<void>;
}

/** Rows of one table, as `CopyBinary` makes them. */
export interface Copy {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Uint8Array<ArrayBuffer>;
}

const planNames = new Map<string, string>();

/**
 * Declares a statement that is asked again and again, and whose best plan is the same whatever is bound to it: each connection
 * parses and plans it once. Planning takes longer than many of them do. Not for lists, whose way depends on how common a value is.
 */
export function plannedOnce(statement: string): string {
  planNames.set(statement, `farthing_${planNames.size}`);
  return statement;
}

/** The name that a connection keeps this statement's plan under; undefined where it is planned each time. */
export function planNameOf(statement: string): string | undefined {
  return planNames.get(statement);
}
