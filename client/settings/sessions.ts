/** A browser that is signed in as the reader, as GET /auth/sessions tells. */
export type Session = { id: string; agent: string; createdAt: string; seenAt: string; endsAt: string; isThis: boolean };

const away = 'The server cannot be reached. Check that it is running and that you are online.';

async function ask(path: string, method: string): Promise<Response> {
  const answer = await fetch(path, { method }).catch(() => {
    throw new Error(away);
  });
  if (answer.ok) return answer;
  const body = (await answer.json().catch(() => null)) as { errors?: { message: string }[] } | null;
  throw new Error(body?.errors?.[0]?.message ?? `The server answered with status ${answer.status}. Try again.`);
}

/** The reader's own sessions, the one of this page first, then the last used. Throws with words for the reader. */
export async function readSessions(): Promise<Session[]> {
  const { sessions } = (await (await ask('/auth/sessions', 'GET')).json()) as { sessions: Session[] };
  return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAt.localeCompare(a.seenAt));
}

export async function endSession(id: string): Promise<void> {
  await ask(`/auth/sessions/${encodeURIComponent(id)}`, 'DELETE');
}

export async function endOtherSessions(): Promise<void> {
  await ask('/auth/sessions?others=true', 'DELETE');
}

/** The browser and the system in what a browser says of itself, which begins with what it pretends to be. */
export function nameOfAgent(agent: string): string {
  const browser = [/Edg\//, 'Edge', /OPR\//, 'Opera', /Firefox\//, 'Firefox', /Chrom(?:e|ium)\//, 'Chrome', /Safari\//, 'Safari'] as const;
  const system = [/Android/, 'Android', /iPhone|iPad/, 'iOS', /Windows/, 'Windows', /Mac OS/, 'macOS', /Linux/, 'Linux'] as const;
  const found = [firstOf(browser, agent), firstOf(system, agent)].filter(Boolean).join(' on ');
  return found || agent.slice(0, 60) || 'a program that does not say what it is';
}

function firstOf(pairs: readonly (RegExp | string)[], text: string): string | null {
  const at = pairs.findIndex((one) => one instanceof RegExp && one.test(text));
  return at < 0 ? null : String(pairs[at + 1]);
}
