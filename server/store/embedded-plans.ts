import { messages, type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';
import { embeddedParsers } from './wire-types.ts';

const { serialize } = protocol;
type Message = messages.BackendMessage;

/**
 * Statements that an embedded database keeps the plan of, by name. PGlite's own `query` parses and plans each time, which for a report
 * takes longer than to run it: six of the seven milliseconds that a short one has.
 */
export class EmbeddedPlans {
  /** What each gives, once it is planned. */
  private readonly columns = new Map<string, readonly Message[]>();

  constructor(private readonly database: PGlite) {}

  /** `parameters` as the wire has them. */
  query(name: string, text: string, parameters: (string | null)[]): Promise<Results> {
    return this.database.runExclusive(async () => {
      const answer: Message[] = [];
      try {
        answer.push(...(this.columns.get(name) ?? (await this.plan(name, text))));
        answer.push(...(await this.said(serialize.bind({ statement: name, values: parameters }))));
        answer.push(...(await this.said(serialize.execute())));
      } finally {
        answer.push(...(await this.said(serialize.sync())));
      }
      return parse.parseResults(answer, this.database.parsers, { parsers: embeddedParsers })[0]!;
    });
  }

  private async plan(name: string, text: string): Promise<readonly Message[]> {
    await this.said(serialize.parse({ name, text }));
    const described = await this.said(serialize.describe({ type: 'S', name }));
    const columns = described.filter((message) => message instanceof messages.RowDescriptionMessage);
    this.columns.set(name, columns);
    return columns;
  }

  /** Throws the database's refusal. */
  private said(message: Uint8Array): Promise<Message[]> {
    return this.database.execProtocolStream(message, { syncToFs: false });
  }
}
