import { Fault } from '../plain-text/fault.ts';
import type { Cursor } from './cursor.ts';
import type { At } from './directive.ts';
import type { FileState } from './file-state.ts';
import { readMetadata } from './metadata.ts';
import { setOption } from './options.ts';
import { checkAccount } from './transaction.ts';

type Reader = (cursor: Cursor, at: At, state: FileState) => void;

const readers: Readonly<Record<string, Reader>> = {
  option: readOption,
  include(cursor, at, state) {
    const pattern = cursor.require('string', 'the name of a file in quotes');
    cursor.requireEnd();
    state.includes.push({ pattern, line: at.line, text: at.text });
  },
  plugin(cursor, at, state) {
    const name = cursor.require('string', 'the name of a plugin in quotes');
    const config = cursor.take('string');
    cursor.requireEnd();
    state.plugins.push({ name, config, line: at.line, text: at.text });
  },
  pushtag(cursor, at, state) {
    const tag = cursor.require('tag', 'a tag such as #trip');
    cursor.requireEnd();
    state.tags.push({ tag, line: at.line, text: at.text });
  },
  poptag: popTag,
  pushmeta(cursor, at, state) {
    const metadata = readMetadata(cursor);
    cursor.requireEnd();
    checkAccount(metadata, state, at);
    const pushed = { metadata, line: at.line, text: at.text };
    const stack = state.metadata.get(metadata.name);
    if (stack) stack.push(pushed);
    else state.metadata.set(metadata.name, [pushed]);
  },
  popmeta: popMetadata,
};

/** Reads a directive without date: options, includes, plugins, pushed tags and metadata. */
export function readUndated(cursor: Cursor, at: At, state: FileState): void {
  const word = cursor.take('word');
  const reader = word !== null && Object.hasOwn(readers, word) ? readers[word] : undefined;
  if (!reader) {
    const message = 'This line begins no directive. Begin it with a date or a word such as option, or mark it as a comment with ";".';
    throw new Fault('UNKNOWN_DIRECTIVE', message, at.text, at.line);
  }
  reader(cursor, at, state);
}

function readOption(cursor: Cursor, at: At, state: FileState): void {
  const key = cursor.require('string', 'the name of an option in quotes');
  const value = cursor.require('string', 'its value in quotes');
  cursor.requireEnd();
  try {
    setOption(state.options, key, value);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    state.report(new Fault(error.code, error.message, at.text, at.line));
  }
  if (key.startsWith('name_')) state.forgetAccounts();
}

function popTag(cursor: Cursor, at: At, state: FileState): void {
  const tag = cursor.require('tag', 'a tag such as #trip');
  cursor.requireEnd();
  const index = state.tags.findIndex((pushed) => pushed.tag === tag);
  if (index >= 0) state.tags.splice(index, 1);
  else state.report(new Fault('UNBALANCED_POP', `The tag "${tag}" was not pushed. Remove the line, or push it.`, at.text, at.line));
}

function popMetadata(cursor: Cursor, at: At, state: FileState): void {
  const name = cursor.require('key', 'a key');
  if (cursor.take('sign', ':') === null) throw cursor.unexpected('":"');
  cursor.requireEnd();
  const stack = state.metadata.get(name);
  if (!stack) {
    state.report(new Fault('UNBALANCED_POP', `"${name}" was not pushed. Remove the line, or push it.`, at.text, at.line));
    return;
  }
  stack.pop();
  if (stack.length === 0) state.metadata.delete(name);
}
