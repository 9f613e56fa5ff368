import { keyNameLengthMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { addApiKey, endApiKey } from '../identity/api-keys.sql.ts';
import { audit } from '../identity/audit.sql.ts';
import { allScopes } from '../identity/roles.ts';
import { digestOf, newKeyPrefix, newSecret } from '../identity/secrets.ts';
import { numberWithin } from '../ledger/node-id.ts';
import { apiKeyOf } from '../nouns/api-key.types.ts';
import type { UserError } from '../nouns/warning.types.ts';
import type { CreateApiKeyInput, CreateApiKeyPayload, RevokeApiKeyPayload } from './access.types.ts';

/** Makes a key for the request's book. Nobody gives away what they do not have. */
export async function createKey(context: Context, input: CreateApiKeyInput): Promise<CreateApiKeyPayload> {
  const { book, now, viewer } = context;
  const fault = faultOf(context, input);
  if (fault) return { apiKey: null, secret: null, userErrors: [fault] };
  const [prefix, secret] = [newKeyPrefix(), newSecret()];
  const scopes = allScopes.filter((scope) => input.scopes.includes(scope));
  const key = { name: input.name.trim(), prefix, digest: digestOf(secret), scopes, expiresAt: input.expiresAt ?? null };
  const facts = await context.change(async (sql) => {
    await audit(sql, { at: now, book: book.id, actor: viewer.credential, action: 'key created', detail: { prefix, scopes } });
    return addApiKey(sql, book.id, key, now);
  });
  return { apiKey: apiKeyOf(book.id, facts), secret: `${prefix}.${secret}`, userErrors: [] };
}

function faultOf({ viewer, now }: Context, { name, scopes, expiresAt }: CreateApiKeyInput): UserError | null {
  const fault = (code: string, message: string, field: string) => ({ code, message, field: ['input', field] });
  const length = name.trim().length;
  if (length === 0 || length > keyNameLengthMax)
    return fault('NAME_LENGTH', `A key needs a name of 1 to ${keyNameLengthMax} characters.`, 'name');
  if (scopes.length === 0) return fault('NO_SCOPE', 'A key needs at least one scope; READ is enough to look.', 'scopes');
  const lacking = scopes.find((scope) => !viewer.scopes.includes(scope));
  if (lacking) return fault('SCOPE_NOT_YOURS', `You lack ${lacking} yourself.`, 'scopes');
  if (expiresAt && expiresAt <= now) return fault('EXPIRED', 'The key would be out of date at once: name a time to come.', 'expiresAt');
  return null;
}

/** Ends a key of the request's book. Keys of other books are as unknown as none. */
export async function revokeKey(context: Context, id: string): Promise<RevokeApiKeyPayload> {
  const { book, now, viewer } = context;
  const number = numberWithin('ApiKey', book.id, id);
  const facts =
    number === null
      ? null
      : await context.change(async (sql) => {
          const ended = await endApiKey(sql, book.id, number, now);
          if (ended) {
            const detail = { prefix: ended.prefix };
            await audit(sql, { at: now, book: book.id, actor: viewer.credential, action: 'key revoked', detail });
          }
          return ended;
        });
  if (facts) return { apiKey: apiKeyOf(book.id, facts), userErrors: [] };
  const message = 'This book has no such key. `apiKeys` lists them.';
  return { apiKey: null, userErrors: [{ code: 'NOT_FOUND', message, field: ['input', 'id'] }] };
}
