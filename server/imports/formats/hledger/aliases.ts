import { aliasedNameLengthMax, patternLengthMax } from '../../../config/limits.ts';
import { Fault } from '../plain-text/fault.ts';
import { Pattern } from '../plain-text/pattern.ts';

/** One `alias` directive: rewrites a whole account name, at the point where it was declared. */
export type Alias = (account: string) => string;

/** Reads what follows the word `alias`: `old=new` or `/regex/=new`. */
export function readAlias(text: string): Alias {
  const regex = /^\/([^/]+)\/\s*=\s*(.*)$/.exec(text);
  if (regex) return regexAlias(regex[1]!, regex[2]!.trim());
  if (text.startsWith('/'))
    throw new Fault('BAD_ALIAS', 'A pattern alias is written alias /pattern/=new name; a slash inside cannot be escaped.');
  const equals = text.indexOf('=');
  if (equals < 1) throw new Fault('BAD_ALIAS', 'An alias needs an equals sign: alias old name=new name.');
  return basicAlias(text.slice(0, equals).trimEnd(), text.slice(equals + 1).trim());
}

function basicAlias(old: string, replacement: string): Alias {
  const prefix = `${old}:`;
  return (account) => (account === old || account.startsWith(prefix) ? replacement + account.slice(old.length) : account);
}

function regexAlias(source: string, replacement: string): Alias {
  if (replacement.length > patternLengthMax)
    throw new Fault('BAD_ALIAS', `The new name of this alias has more than ${patternLengthMax} characters; shorten it.`);
  const pattern = posixRegex(source, 'gi');
  // hledger's \1 is JavaScript's $1; a plain dollar stands for itself.
  const template = replacement.replaceAll('$', '$$$$').replace(/\\(\d)/g, '$$$1');
  return (account) => pattern.replace(account, template);
}

/** A POSIX extended expression as JavaScript has it: the two agree but for the word boundaries. */
function posixRegex(source: string, flags: string): Pattern {
  return new Pattern(source, source.replace(/\\([<>])/g, '\\b').replace(/\\\//g, '/'), flags);
}

/** Most recent alias first, each on what the one before it made; brackets of a virtual posting stay around the name. */
export function applyAliases(aliases: readonly Alias[], account: string): string {
  let name = account;
  for (let i = aliases.length - 1; i >= 0; i -= 1) name = sound(aliases[i]!(name));
  return name;
}

/** Aliases that double a name, one after the other, would end with the memory. */
function sound(name: string): string {
  if (name.length <= aliasedNameLengthMax) return name;
  throw new Fault('BAD_ALIAS', `Aliases make a name of more than ${aliasedNameLengthMax} characters of this account; take one away.`);
}
