import { printNodeId } from '../../../server/ledger/node-id.ts';
import { median, type Timing, timingOf } from '../measure/timing.ts';
import { benchNow } from './calendar.ts';
import { type Disk, measureDisk } from './disk.ts';
import { countOfAll, deepPage, endOfList, firstPage, listsOf } from './list-questions.ts';
import { deepRegister, overview, type Question, reportQuestions } from './questions.ts';
import { type Asked, openStage, type Place, type Stage } from './stage.ts';

/** Times of one question, in milliseconds. */
export interface Figure {
  /** The whole API in process: from the query's text to the answer's. */
  readonly api: Timing;
  /** Its statements, added up. */
  readonly sql: Timing;
  /** Median of the time in which at least one statement was under way. */
  readonly sqlSpan: number;
  readonly statements: number;
}

export interface AskTask {
  readonly place: Place;
  readonly bookId: number;
  readonly importId: number;
  readonly postings: number;
  /** Each question at least so often, unless it is very slow. */
  readonly rounds: number;
  /** Only the reports of these names; every question where null. */
  readonly only: readonly string[] | null;
}

export interface AskAnswer {
  readonly disk: Disk;
  readonly reports: Record<string, Figure>;
  readonly overview: Figure | null;
  readonly lists: Record<string, Figure>;
}

/** Beyond its rounds, a question is asked again until it has taken so long or has been asked so often, for each round. */
const budgetMsPerRound = 200;
const timesMaxPerRound = 20;
/** What takes longer than this altogether is not asked again for the sake of rounds. */
const patienceMs = 15_000;
/** Before it is measured a question is asked until it was asked so often or for so long: as a server has been that people use. */
const warmTimesPerRound = 10;
const warmMsMax = 1_500;
/** So often before another question's turn: what somebody asks, others ask too, and the first finds what is near the processor gone. */
const timesInARow = 5;

/** Asks every question in turn, some times in a row, round after round, so that a slow minute of the machine falls on all of them. */
export async function askAll(task: AskTask): Promise<AskAnswer> {
  const stage = await openStage(task.place, task.bookId, benchNow);
  try {
    const disk = await measureDisk(stage.sql, task.postings);
    const isWanted = ({ name }: Question) => task.only?.includes(name) ?? true;
    const reports = reportQuestions(await registerCursor(stage)).filter(isWanted);
    const lists = task.only ? [] : await questionsOfLists(stage, task);
    const whole = [overview].filter(isWanted);
    const figures = await figuresOf(stage, [...reports, ...whole, ...lists], task.rounds);
    const named = (questions: readonly Question[]) => Object.fromEntries(questions.map(({ name }) => [name, figures.get(name)!]));
    return { disk, reports: named(reports), overview: figures.get(overview.name) ?? null, lists: named(lists) };
  } finally {
    await stage.close();
  }
}

async function figuresOf(stage: Stage, questions: readonly Question[], rounds: number): Promise<Map<string, Figure>> {
  for (const question of questions) await warm(stage, question, rounds);
  const asked = new Map<string, Asked[]>(questions.map(({ name }) => [name, []]));
  for (let left = [...questions]; left.length > 0; left = left.filter(({ name }) => !isEnough(asked.get(name)!, rounds))) {
    for (const { name, query, variables } of left) {
      for (let time = 0; time < timesInARow; time += 1) asked.get(name)!.push({ ...(await stage.ask(query, variables)), answer: null });
    }
  }
  return new Map([...asked].map(([name, times]) => [name, figureOf(times)]));
}

/** For nothing: plans are made, pages are read, code is compiled. */
async function warm(stage: Stage, { query, variables }: Question, rounds: number): Promise<void> {
  let spentMs = 0;
  for (let times = 0; times < warmTimesPerRound * rounds && spentMs < warmMsMax; times += 1)
    spentMs += (await stage.ask(query, variables)).milliseconds;
}

function isEnough(times: readonly Asked[], rounds: number): boolean {
  const spentMs = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  if (times.length < rounds) return spentMs > patienceMs;
  return spentMs > budgetMsPerRound * rounds || times.length >= timesMaxPerRound * rounds;
}

function figureOf(times: readonly Asked[]): Figure {
  return {
    api: timingOf(times.map(({ milliseconds }) => milliseconds)),
    sql: timingOf(times.map(({ sqlMilliseconds }) => sqlMilliseconds)),
    sqlSpan: timingOf(times.map(({ sqlSpanMilliseconds }) => sqlSpanMilliseconds)).p50,
    statements: median(times.map(({ statements }) => statements)),
  };
}

async function registerCursor(stage: Stage): Promise<string> {
  const { answer } = await stage.ask(deepRegister.query, deepRegister.variables);
  return answer.account.register.pageInfo.endCursor;
}

/** A cursor holds for its own list alone, so each list is asked for its end first. */
async function questionsOfLists(stage: Stage, { bookId, importId }: AskTask): Promise<Question[]> {
  const idOf = (id: number) => printNodeId('Import', bookId, id);
  const questions: Question[] = [];
  for (const list of listsOf({ importId: idOf(importId), otherImportId: idOf(importId + 1000) })) {
    questions.push(firstPage(list));
    if (!list.isLong) continue;
    const { query, variables } = endOfList(list);
    const { answer } = await stage.ask(query, variables);
    questions.push(deepPage(list, answer.transactions.edges[0].cursor));
  }
  return [...questions, countOfAll];
}
