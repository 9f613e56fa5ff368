/** Small books of our own that use what Beancount offers, for tests that compare with Beancount itself. */
export interface WrittenBook {
  readonly name: string;
  /** The main file, `main.beancount`. */
  readonly text: string;
  readonly includes?: Readonly<Record<string, string>>;
  /** False where Beancount's scanner loses its way after an error, so that only the first can be compared. */
  readonly sameLines?: boolean;
}

/** The accounts that most of them use. */
export const opens = `2020-01-01 open Assets:Cash
2020-01-01 open Assets:Euro
2020-01-01 open Assets:Broker
2020-01-01 open Assets:Broker:Sub
2020-01-01 open Income:Salary
2020-01-01 open Income:Gains
2020-01-01 open Expenses:Food
2020-01-01 open Expenses:Fees
2020-01-01 open Equity:Opening
`;
