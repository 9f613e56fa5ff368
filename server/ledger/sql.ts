/** A place to ask the database: a snapshot, a transaction or the plain connection. Rows come as the wire gives them. */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Adds rows, in the text that `copyLine` makes of them, by the shortest way that the database has. */
  copyIn(table: string, columns: readonly string[], lines: string): Promise<void>;
}
