/** How long the second key of `g o` is waited for. */
export const sequenceMs = 1_500;

const stored = 'farthing-single-keys';

/** Whether single keys do something. Who speaks to the machine, or presses keys by accident, turns them off. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

export function setKeysOn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(stored);
    else localStorage.setItem(stored, 'off');
  } catch {
    // Storage may be forbidden: keys then stay on.
  }
}

/** True where a key is a letter of what somebody writes, or chooses in a list. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isButton = target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox');
  return target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isButton) || target.closest('dialog') !== null;
}
