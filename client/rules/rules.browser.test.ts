// biome-ignore-all lint/performance/useDomNodeTextContent: innerText is what Playwright calls the visible text; nothing here reads the DOM
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriersOn } from '../../server/testing/barriers.ts';
import { type Dashboard, openDashboard, settled } from '../../server/testing/open-dashboard.ts';
import type { TestBook } from '../../server/testing/test-app.ts';

const table = `Date,Payee,Description,Amount
2026-01-05,THE BAKER 42,bread,-5.25
2026-01-06,THE BAKER 42,refund,5.25
2026-01-07,Bus,,-2.00
`;

let dashboard: Dashboard;
let book: TestBook;
beforeAll(async () => {
  dashboard = await openDashboard();
  book = await dashboard.test.book({ name: 'Bread', currency: 'USD' });
  await book.load(table, { fileName: 'x.csv', bank: { account: 'assets:bank', currency: 'USD' } });
});
afterAll(() => dashboard?.close());

async function opened(search = ''): Promise<Page> {
  const page = await dashboard.open(`/rules?book=${encodeURIComponent(book.id)}${search}`);
  await settled(page);
  return page;
}

const rulesOfApi = async () => (await book.ask('{ rules { payee amountMax counterAccount setPayee tags { name value } } }')).rules;

it('a rule is tried, made, deleted and brought back by keys; the trial is that of the API and changes nothing', async () => {
  const page = await opened();
  const write = async (label: string, words: string) => {
    await page.getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  };
  await write('Payee has', 'baker');
  await write('Amount at most', '-1');
  await write('It goes to', 'expenses:bread');
  await write('The payee is called', 'Baker');
  await write('Tags, or tag=value', 'food, trip=rome');
  await page.locator('[data-match]').first().waitFor();
  const tags = [
    { name: 'food', value: '' },
    { name: 'trip', value: 'rome' },
  ];
  const rule = { payee: 'baker', amountMax: '-1', counterAccount: 'expenses:bread', setPayee: 'Baker', tags };
  const { ruleTrial } = await book.ask(
    'query ($rule: RuleInput!) { ruleTrial(rule: $rule) { tried matched changed matches { from to isChange transaction { id } } } }',
    { rule },
  );
  expect(await page.locator('[data-trial]').innerText()).toBe(
    `${ruleTrial.matched} of the newest ${ruleTrial.tried} lines fit; ${ruleTrial.changed} would be elsewhere, or called otherwise`,
  );
  const shown = await page
    .locator('[data-match]')
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-match'), row.children[1]?.textContent, row.children[2]?.textContent]));
  expect(shown).toEqual(
    ruleTrial.matches.map((match: { from: string; to: string; transaction: { id: string } }) => [
      match.transaction.id,
      match.from,
      match.to,
    ]),
  );
  expect(await rulesOfApi()).toEqual([]);
  await page.getByRole('button', { name: 'Make the rule' }).press('Enter');
  await page.locator('[data-rule]').waitFor();
  expect(await rulesOfApi()).toEqual([rule]);
  expect(new URL(page.url()).searchParams.has('payee')).toBe(false);
  await page.getByRole('button', { name: 'Delete rule 1' }).press('Enter');
  await page.getByText('No rule so far').waitFor();
  expect(await rulesOfApi()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.locator('[data-rule]').waitFor();
  expect(await rulesOfApi()).toEqual([rule]);
  // A rule that is there is tried at its own address.
  await page.getByRole('link', { name: 'Try rule 1' }).press('Enter');
  await page.locator('[data-match]').first().waitFor();
  expect(await page.getByLabel('Payee has', { exact: true }).inputValue()).toBe('baker');
  // From a line to a rule for lines like it.
  await page.locator('[data-match] a').first().press('Enter');
  await page.getByRole('link', { name: 'Make a rule for such lines' }).press('Enter');
  await page.getByText('Say what becomes of it').waitFor();
  expect(await page.getByLabel('Payee has', { exact: true }).inputValue()).toBe('THE BAKER 42');
  await page.context().close();
});

it('says what a rule lacks, what is no rule and what is no number', async () => {
  const page = await opened('&payee=bus');
  expect(await page.getByRole('button', { name: 'Make the rule' }).isDisabled()).toBe(true);
  await page.getByText('Say what becomes of it').waitFor();
  await page.getByLabel('It goes to').fill('expenses::bus');
  await page.keyboard.press('Enter');
  await page.locator('#trial [role=alert]', { hasText: 'is no full name of an account' }).waitFor();
  await page.getByLabel('Amount at least').fill('ten');
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Amount at least').getAttribute('aria-invalid')).toBe('true');
  await page.context().close();
});

it('lines that are there already are placed and put back, and what past entries speak for becomes a rule', async () => {
  const kiosk = await dashboard.test.book(
    { name: 'Kiosk', currency: 'USD' },
    [1, 2, 3, 4, 5].map((day) => `2026-02-0${day} NEWS STAND | paper\n    expenses:papers  2.00 USD\n    assets:bank\n`).join('\n'),
  );
  const lines = 'Date,Payee,Description,Amount\n2026-03-01,NEWS STAND,,-2.00\n2026-03-02,Bus,,-3.00\n';
  await kiosk.load(lines, { fileName: 'x.csv', bank: { account: 'assets:bank', currency: 'USD' } });
  const asked =
    '{ ruleProposals { payee text counterAccount agreeing placed unplaced confidence } rules { counterAccount } ruleApplications { edges { node { changed undoneAt } } } account(fullName: "expenses:unknown") { balance { native { amount } } } }';
  const now = () => kiosk.ask(asked);
  const [proposal] = (await now()).ruleProposals;
  const page = await dashboard.open(`/rules?book=${encodeURIComponent(kiosk.id)}`);
  await settled(page);
  const item = page.locator(`[data-proposal="${proposal.payee ?? proposal.text}"]`);
  expect(await item.innerText()).toContain(
    `${Math.round(proposal.confidence * 100)}%: ${proposal.agreeing} of ${proposal.placed} placed entries are there; ${proposal.unplaced} unplaced`,
  );
  await item.getByRole('button', { name: /^Make it a rule/ }).press('Enter');
  await page.locator('[data-rule]').waitFor();
  expect((await now()).rules).toEqual([{ counterAccount: proposal.counterAccount }]);
  await page.getByRole('button', { name: 'See what the rules would change' }).press('Enter');
  await page.locator('[data-would-change="1"]').waitFor();
  expect((await now()).account.balance.native).toEqual([{ amount: '5.00' }]);
  await page.getByRole('button', { name: 'Place 1 now' }).press('Enter');
  await page.locator('[data-application]').waitFor();
  expect((await now()).account.balance.native).toEqual([{ amount: '3.00' }]);
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await page.locator('[data-application][data-undone]').waitFor();
  expect((await now()).account.balance.native).toEqual([{ amount: '5.00' }]);
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});

it('axe finds nothing in both themes, with a trial and a rule', async () => {
  await book.ask('mutation { createRule(input: { rule: { payee: "bus", counterAccount: "expenses:bus" } }) { rule { id } } }');
  const page = await opened('&payee=baker&to=expenses:bread');
  expect(await barriersOn(page)).toEqual([]);
  await page.context().close();
});
