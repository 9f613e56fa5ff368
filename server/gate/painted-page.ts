import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request, RequestHandler, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { paintedPagesMax, paintingMillisecondsMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';
import type { AskInside, NamedQuestion } from './ask-inside.ts';
import { cookieNamed } from './cookie.ts';
import { askingOf } from './deadline.ts';
import { inTime, OutOfTime } from './in-time.ts';
import { type Drawn, PageTemplate } from './page-template.ts';
import type { Places } from './request-bounds.ts';
import type { GateParts } from './request-context.ts';
import { sendPage } from './send-page.ts';
import { standingOf } from './standing.ts';

interface FirstAnswers {
  readonly bookId: string | null;
  readonly answers: readonly { readonly name: string; readonly variables: object; readonly data: unknown }[];
}

/** What the dashboard's build leaves for the server: its first page, drawn by its own code. */
export interface Painter {
  bookAt(search: string): string | null;
  nextQuestion(search: string, answers: readonly unknown[], now: Date): NamedQuestion | null;
  localeOf(chosen: string | null, languages: readonly string[]): string;
  paint(search: string, first: FirstAnswers, now: Date, locale: string): Drawn;
}

export interface PaintedPageParts {
  readonly gate: GateParts;
  readonly places: Places;
  readonly ask: AskInside;
  /** The folder of the built dashboard. */
  readonly dashboard: string;
}

/** Null where the dashboard was built without it. */
export async function loadPainter(dashboard: string): Promise<Painter | null> {
  const file = join(dashboard, '.paint/paint.js');
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as Painter) : null;
}

/**
 * GET / for somebody who may read a book: the overview with its key figures in it, seen before any script has come. Whoever
 * is refused, and whoever would have to wait for figures, gets the page without them, and it asks for itself.
 */
export function paintedPage(parts: PaintedPageParts, painter: Painter): RequestHandler {
  const page = new PageTemplate(parts.dashboard);
  return async (request, response, next) => {
    const wantsPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (!wantsPage) return next();
    const drawn = await drawnFor(parts, painter, request, response).catch((error: unknown) => {
      const isTold = error instanceof Refusal || error instanceof OutOfTime;
      if (!isTold) parts.gate.logger.error({ err: error }, 'the first page could not be painted; it is sent without its figures');
      return null;
    });
    if (drawn === null) return next();
    const [theme, font] = ['farthing-theme', 'farthing-font'].map((name) => cookieNamed(request.headers, name));
    await sendPage(request, response, page.with(drawn, { theme: theme ?? null, font: font ?? null }));
  };
}

async function drawnFor(
  { gate, places, ask }: PaintedPageParts,
  painter: Painter,
  request: Request,
  response: Response,
): Promise<Drawn | null> {
  places.holdFor(response);
  const search = searchOf(request);
  const now = gate.now();
  const bookId = painter.bookAt(search);
  const { 'farthing-book': _none, ...headers } = request.headers;
  const asking = { ...askingOf(request, response), headers: bookId === null ? headers : { ...headers, 'farthing-book': bookId } };
  const asked = async (): Promise<FirstAnswers | null> => {
    const standing = await standingOf(gate, asking);
    const answers: FirstAnswers['answers'][number][] = [];
    for (;;) {
      const question = painter.nextQuestion(
        search,
        answers.map(({ data }) => data),
        now,
      );
      if (!question) return { bookId, answers };
      const data = await ask(asking, standing, question);
      if (data === null) return null;
      answers.push({ name: question.name, variables: question.variables, data });
    }
  };
  // What comes too late for the page is kept for the question that the page asks itself.
  const first = await inTime(asked(), paintingMillisecondsMax);
  const locale = painter.localeOf(cookieNamed(headers, 'farthing-locale'), languagesOf(request));
  return first && drawnOnce(painter, { search, first, now, locale });
}

interface Drawing {
  readonly search: string;
  readonly first: FirstAnswers;
  readonly now: Date;
  readonly locale: string;
}

/** The same answers make the same page, for as long as the day is the same wherever its readers are. */
function drawnOnce(painter: Painter, { search, first, now, locale }: Drawing): Drawn {
  const hour = now.toISOString().slice(0, 13);
  const key = createHash('sha256')
    .update(JSON.stringify([hour, search, first, locale]))
    .digest('base64url');
  const before = known.get(key);
  if (before) return before;
  const drawn = painter.paint(search, first, now, locale);
  known.set(key, drawn);
  return drawn;
}

const known = new LRUCache<string, Drawn>({ max: paintedPagesMax });

/** So many languages are looked at: nobody reads more. */
const languagesMax = 8;

/** The languages that a browser asks for, best first. */
function languagesOf(request: Request): string[] {
  return request.acceptsLanguages().slice(0, languagesMax);
}

function searchOf({ url }: Request): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
