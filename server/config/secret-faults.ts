const examples =
  /change.?me|example|replace.?me|your.?secret|placeholder|secret.?here|^(password|secret|postgres|farthing|redis|admin|test)$/i;

/** Bits that a text of so many different characters can hold at most; a repeated word holds few, however long it is. */
const bitsMin = 128;
const lengthMin = 32;

/** What is wrong with a secret that nobody types: too short to be random, or out of an example. Null where it will do. */
export function faultOfSecret(secret: string): string | null {
  if (examples.test(secret)) return 'is an example';
  if (secret.length < lengthMin) return `is too short: it needs ${lengthMin} characters`;
  if (secret.length * Math.log2(new Set(secret).size) < bitsMin) return 'repeats itself';
  return null;
}

/** True of the password in an address that stands in examples; an address without one may be meant so. */
export function hasExamplePassword(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return examples.test(decodeURIComponent(new URL(address).password));
}
