import { createHash } from 'node:crypto';
import { fileNameLengthMax, idempotencyKeyLengthMax, importTextBytesMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { demoRefusal } from '../ledger/own-book.sql.ts';
import type { BankOptions } from './bank.ts';
import { BadBankOption, requireBankOptions } from './bank-options.ts';
import { runImport } from './import-file.ts';
import { payloadOf } from './import-payload.ts';
import { startImportOnce } from './import-record.sql.ts';
import type { ImportPayload, ImportTextInput } from './imports.types.ts';

/** Imports a text into the request's book. What is wrong with the request itself comes back as userErrors. */
export async function importText(context: Context, input: ImportTextInput): Promise<ImportPayload> {
  const error = faultOf(context, input);
  if (error) return refused(error.code, error.message, error.field);
  const bank = optionsOf(input);
  if (bank instanceof BadBankOption) return refused('BAD_OPTION', bank.message, 'options', ...bank.option.split('.'));
  const bytes = Buffer.from(input.content, 'utf8');
  const request = { ...requestOf(input, bytes), bank };
  const { importDesk, book, now, viewer } = context;
  const record = { ...request, format: input.format ?? 'unknown', actor: viewer.credential };
  const started = await startImportOnce(importDesk, book.id, record, now);
  if (started.isOther) {
    return refused(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotencyKey came with other content or other options before. Take a new key for a new file, and for another try of one.',
      'idempotencyKey',
    );
  }
  if (started.isNew) await runImport(importDesk, book.id, started.id, request, () => now);
  return payloadOf(context, started.id);
}

function faultOf(context: Context, input: ImportTextInput): { code: string; message: string; field: string } | null {
  if (context.book.isDemo) return { code: 'DEMO_BOOK', message: demoRefusal, field: 'content' };
  const tooLong = (what: keyof ImportTextInput, max: number) => ({
    code: 'TOO_LONG',
    message: `${what} may have at most ${max.toLocaleString('en')} bytes. Larger files go to POST /imports.`,
    field: what,
  });
  if (Buffer.byteLength(input.content) > importTextBytesMax) return tooLong('content', importTextBytesMax);
  if (input.fileName.length > fileNameLengthMax) return tooLong('fileName', fileNameLengthMax);
  if (input.idempotencyKey.length > idempotencyKeyLengthMax) return tooLong('idempotencyKey', idempotencyKeyLengthMax);
  if (input.idempotencyKey === '') return { code: 'EMPTY', message: 'idempotencyKey must not be empty.', field: 'idempotencyKey' };
  return input.fileName === '' ? { code: 'EMPTY', message: 'fileName must not be empty.', field: 'fileName' } : null;
}

function requestOf(input: ImportTextInput, bytes: Buffer) {
  return {
    fileName: input.fileName,
    format: input.format ?? null,
    dryRun: input.dryRun,
    idempotencyKey: input.idempotencyKey,
    bytesTotal: bytes.byteLength,
    digest: createHash('sha256').update(bytes).digest('hex'),
    async *open() {
      yield bytes;
    },
    include: async () =>
      'A text that comes through the API cannot include files. Import it from the command line, or take the include away.',
  };
}

function optionsOf(input: ImportTextInput): BankOptions | BadBankOption {
  try {
    return requireBankOptions(input.options ?? {});
  } catch (error) {
    if (error instanceof BadBankOption) return error;
    throw error;
  }
}

function refused(code: string, message: string, ...field: string[]): ImportPayload {
  return { import: null, userErrors: [{ code, message, field: ['input', ...field] }], dataVersion: null };
}
