import { expect, it } from 'vitest';
import { readRules } from '../../../stack/rules.ts';
import { alertsOf, causes, causesOf } from './index.ts';

const rules = readRules().flatMap(({ alert }) => (alert ? [alert] : []));

it('every alert has one cause that makes it fire, and every cause is about alerts that there are', () => {
  expect(alertsOf(causes).sort()).toEqual(rules.sort());
});

it('alerts may be chosen; one that there is none of is told, with those that there are', () => {
  expect(causesOf(['BackupNeverMade', 'NoServer']).flatMap((cause) => cause.alerts)).toEqual(['NoServer', 'BackupNeverMade']);
  expect(() => causesOf(['NoSuch'])).toThrow(/NoSuch: no such alert\. There are: .*NoServer/);
});
