import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const retryMs = 100;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    return Number(readFileSync(`${folder}/pid`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(`${folder}/pid`, String(process.pid));
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Runs `work` while no other process on this machine does so under the same lock. A lock whose owner is gone is taken over.
 * @template T
 * @param {string} folder a folder that exists while the lock is held
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  for (let turnsWithoutOwner = 0; !take(folder); ) {
    const owner = ownerOf(folder);
    // An owner needs a moment between making the folder and signing it.
    turnsWithoutOwner = owner === undefined ? turnsWithoutOwner + 1 : 0;
    if (turnsWithoutOwner > 10 || (owner !== undefined && !isAlive(owner))) rmSync(folder, { recursive: true, force: true });
    else await sleep(retryMs);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
