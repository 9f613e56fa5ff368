import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, Kind, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { AnswerStore } from '../answers/answer-store.ts';
import { KeptAnswer } from '../answers/kept-answer.ts';
import type { CacheEvents } from '../cache/events.ts';
import type { CacheSession } from '../cache/session.ts';
import { answerCacheBytesMax, knownAcceptHeadersMax, knownDocumentsMax, knownQuestionsCharactersMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import type { BookState } from '../ledger/book-state.sql.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { answerTtlOf } from './answer-policy.ts';
import { requireBounded } from './request-bounds.ts';

/** A question as it came: its document, and what fills it in. */
export interface Question {
  readonly text: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
}

/** All that an answer depends on beside the question. */
export interface Asked {
  readonly permissions: string;
  readonly came: BookState;
  /** In the book. */
  readonly today: PlainDate;
}

/** A question that answers may be kept to, as far as they depend on it. */
export interface AskedBefore {
  readonly question: Question;
  readonly policy: DocumentPolicy;
  /** Of answers to it, beside the state of the book. */
  readonly key: string;
}

/** What is found once for each document. */
export interface DocumentPolicy {
  /** 0: answers to it are not kept. */
  readonly ttlSeconds: number;
  readonly digest: string;
  /** Others change nothing. */
  readonly variables: readonly string[];
}

export interface AnswersParts {
  readonly events: CacheEvents;
  readonly now: () => Date;
}

/**
 * Whole answers as bytes. The key holds the book, its epoch and version, the day in it, the rights of who asks, the
 * document and its variables: equal keys are equal answers, so nothing has to be thrown away by hand.
 */
export class Answers {
  private readonly store = new AnswerStore(answerCacheBytesMax);
  private readonly policies = new WeakMap<DocumentNode, DocumentPolicy>();
  /** By the text of a document that has been parsed and found valid. */
  private readonly known = new LRUCache<string, DocumentPolicy>({ max: knownDocumentsMax });
  /** By the body or the address that it came as. */
  private readonly questions = new LRUCache<string, AskedBefore>({
    maxSize: knownQuestionsCharactersMax,
    sizeCalculation: ({ key }, came) => came.length * 2 + key.length,
  });
  /** The media type that an Accept header was answered with. */
  private readonly mediaTypes = new LRUCache<string, string>({ max: knownAcceptHeadersMax });

  constructor(private readonly parts: AnswersParts) {}

  policyOf(schema: GraphQLSchema, document: DocumentNode): DocumentPolicy {
    let policy = this.policies.get(document);
    if (!policy) {
      policy = {
        ttlSeconds: answerTtlOf(schema, document),
        digest: createHash('sha256').update(print(document)).digest('base64url'),
        variables: variablesOf(document),
      };
      this.policies.set(document, policy);
    }
    return policy;
  }

  /** Whether there can be an answer to this text; null where nobody has asked it yet, or answers to it are not kept. */
  policyFor(text: string): DocumentPolicy | null {
    const policy = this.known.get(text);
    return policy && policy.ttlSeconds > 0 ? policy : null;
  }

  mediaTypeFor(accept: string): string | null {
    return this.mediaTypes.get(accept) ?? null;
  }

  /** The question that came with just these bytes, or `parsed` from them; null where no answer to it is kept. */
  askedBefore(came: string, parsed: () => Question | null): AskedBefore | null {
    const before = this.questions.get(came);
    if (before) return before;
    const question = parsed();
    const policy = question && this.policyFor(question.text);
    if (!question || !policy) return null;
    const known = { question, policy, key: questionKeyOf(policy, question) };
    requireBounded({ query: question.text, variables: question.variables });
    this.questions.set(came, known);
    return known;
  }

  find(policy: DocumentPolicy, question: Question, asked: Asked): KeptAnswer | null {
    return this.findByKey(questionKeyOf(policy, question), asked);
  }

  findByKey(questionKey: string, asked: Asked): KeptAnswer | null {
    return this.store.get(stateKeyOf(asked) + questionKey, this.parts.now().getTime());
  }

  /** Keeps what was just computed, for as long as the first of its parts may be answered with. Null where it may not be kept. */
  async keep(policy: DocumentPolicy, question: Question, context: Context, made: Made): Promise<KeptAnswer | null> {
    const { text, accept, mediaType, session, label, points } = made;
    const ttlSeconds = Math.min(policy.ttlSeconds, ...session.notes.map((note) => note.ttlSeconds));
    this.known.set(question.text, policy);
    this.mediaTypes.set(accept, mediaType);
    const isWhole = ttlSeconds > 0 && !session.isStale;
    const answer = isWhole ? new KeptAnswer(text, { endsAtMs: this.parts.now().getTime() + ttlSeconds * 1_000, label, points }) : null;
    const asked = { permissions: context.viewer.permissions, came: await context.state(), today: context.today };
    const isKept = answer !== null && this.store.put(stateKeyOf(asked) + questionKeyOf(policy, question), answer);
    this.tell(isKept ? 'miss' : 'not_stored', text.length);
    return isKept ? answer : null;
  }

  tell(result: 'hit' | 'not_modified' | 'miss' | 'not_stored', bytes: number): void {
    this.parts.events.emit({ kind: 'answer', result, bytes });
  }
}

/** An answer without errors, as it was made. */
export interface Made {
  readonly text: string;
  readonly accept: string;
  readonly mediaType: string;
  readonly session: CacheSession;
  readonly label: string;
  readonly points: number;
}

/** Of a state that was asked about last; the next request is mostly of the same day and rights. */
interface StateKey {
  readonly permissions: string;
  readonly today: PlainDate;
  readonly text: string;
}

const stateKeys = new WeakMap<BookState, StateKey>();

function stateKeyOf({ permissions, came, today }: Asked): string {
  const last = stateKeys.get(came);
  if (last?.permissions === permissions && last.today === today) return last.text;
  const { book, epoch, version } = came;
  const data = `${version.ledger}.${version.rates}.${version.search}`;
  const text = [epoch, book.id, data, today, permissions, ''].join('\n');
  stateKeys.set(came, { permissions, today, text });
  return text;
}

function questionKeyOf(policy: DocumentPolicy, { operationName, variables }: Question): string {
  const given =
    policy.variables.length === 0 || variables === null ? '' : policy.variables.map((name) => canonical(variables[name])).join();
  return [policy.digest, JSON.stringify(operationName), given].join('\n');
}

/** Equal text for equal values, in whatever order an object's keys came. What was not given differs from null. */
function canonical(value: unknown): string {
  if (value === undefined) return '';
  // JSON has no other numbers than these, but 1e999 is read as one of them.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join()}}`;
}

function variablesOf(document: DocumentNode): string[] {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [],
  );
  return [...new Set(names)].sort();
}
