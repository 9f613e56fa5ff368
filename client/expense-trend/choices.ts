import { choice, flag, text } from '../address/params.ts';

/** What the trend of expenses is asked and shown as, in the address. `account` goes down the tree of accounts. */
export const expenseParams = {
  account: text(),
  as: choice(['bars', 'area', 'table']),
  interval: choice(['auto', 'day', 'week', 'month', 'quarter', 'year']),
  average: choice(['3', '6', '12', 'none']),
  yearAgo: flag(),
};
